import { z } from 'zod'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { Service } from '@greenlang/kernel/services.ts'

/** A fact that one service tells the others. What it says never changes: a new form is a new version beside the old one. */
export type EventContract<Data> = {
  /** `{app}.{subject}.{verb}.v{n}` */
  readonly type: string
  /** The topic exchange of the service that tells it. */
  readonly exchange: Exchange
  readonly data: z.ZodType<Data>
}

export const exchanges = ['cbam.events', 'csrd.events', 'vcci.events', 'platform.events'] as const
export type Exchange = (typeof exchanges)[number]

export const exchangeOf = (service: Service): Exchange =>
  service === 'identity' ? 'platform.events' : `${service}.events`

/** CloudEvents 1.0 in JSON. `orgid` and `correlationid` are extension attributes. */
const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  orgid: z.uuid(),
  correlationid: z.string(),
  data: z.unknown(),
})
export type EventEnvelope<Data = unknown> = Omit<z.infer<typeof Envelope>, 'data'> & { readonly data: Data }

export function eventContract<Data>(
  app: Service,
  subject: string,
  verb: string,
  version: number,
  data: z.ZodType<Data>,
): EventContract<Data> {
  return { type: `${app}.${subject}.${verb}.v${version}`, exchange: exchangeOf(app), data }
}

type Occasion = { organizationId: string; correlationId: string; now: Date }

/** A new event. Its id is fixed here: however often it is delivered, it is the same event. */
export function newEvent<Data>(
  contract: EventContract<Data>,
  data: Data,
  { organizationId, correlationId, now }: Occasion,
): EventEnvelope<Data> {
  return {
    specversion: '1.0',
    id: publicId('evt', newUuid(now.getTime())),
    source: `/${contract.type.split('.', 1)[0]}`,
    type: contract.type,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    orgid: organizationId,
    correlationid: correlationId,
    data: contract.data.parse(data),
  }
}

/** The routing key: `{app}.{subject}.{verb}.v{n}.{org_id}`. */
export const routingKey = (event: EventEnvelope): string => `${event.type}.${event.orgid}`

/** A pattern that gets every organization's events of one type. */
export const everyOrganization = (contract: EventContract<never>): string => `${contract.type}.*`

/**
 * Reads an envelope that came over a wire.
 * @throws {MalformedEvent} if it is none, or its organization is not the one of the routing key
 */
export function parseEnvelope(json: string, key: string): EventEnvelope {
  let event: EventEnvelope
  try {
    event = Envelope.parse(JSON.parse(json))
  } catch {
    throw new MalformedEvent(key, 'it is not a CloudEvents 1.0 envelope')
  }
  if (routingKey(event) !== key)
    throw new MalformedEvent(key, 'its type or organization is not the one of the routing key')
  return event
}

/** The data of an event as its contract says. @throws {MalformedEvent} */
export function dataOf<Data>(contract: EventContract<Data>, event: EventEnvelope): Data {
  const parsed = contract.data.safeParse(event.data)
  if (!parsed.success) throw new MalformedEvent(event.type, 'its data do not fit the contract')
  return parsed.data
}

/** A message that no redelivery can mend. */
export class MalformedEvent extends DomainError {
  constructor(type: string, reason: string) {
    super('EVENT_MALFORMED', `The event ${type} cannot be read: ${reason}.`, { type })
  }
}
