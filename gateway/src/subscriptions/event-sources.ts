import { dataOf, type EventContract, type EventEnvelope } from '@greenlang/events/contract.ts'
import { embeddedEmissionsCalculated, scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { publicId } from '@greenlang/kernel/id.ts'

/** How one kind of event becomes the value of a subscription field. */
export type EventSource = {
  readonly field: string
  readonly contract: EventContract<never>
  /** The right to hear it, checked for each event. */
  readonly scope: string
  /** The value as the service `events` would give it: the event's own fields and the keys of what lies beyond. */
  readonly present: (event: EventEnvelope) => Record<string, unknown>
}

function source<Data>(
  field: string,
  scope: string,
  contract: EventContract<Data>,
  present: (data: Data) => Record<string, unknown>,
): EventSource {
  const organization = ({ orgid }: EventEnvelope) => ({ __typename: 'Organization', id: publicId('org', orgid) })
  return {
    field,
    scope,
    contract: contract as EventContract<never>,
    present: (event) => ({ id: event.id, organization: organization(event), ...present(dataOf(contract, event)) }),
  }
}

/** Every kind of event that clients can hear. */
export const eventSources: readonly EventSource[] = [
  source(
    'emissionsCalculated',
    'vcci:calculation:subscribe',
    scope3Calculated,
    ({ totalKgCO2e, year, version, calculationId, calculatedAt }) => {
      const tonnesCO2e = decimal(totalKgCO2e).div(1_000).toString()
      return { __typename: 'EmissionsCalculated', app: 'VCCI', year, version, tonnesCO2e, calculationId, calculatedAt }
    },
  ),
  source(
    'emissionsCalculated',
    'cbam:declaration:subscribe',
    embeddedEmissionsCalculated,
    ({ embeddedTonnesCO2e, year, version, calculationId, calculatedAt }) => {
      return {
        __typename: 'EmissionsCalculated',
        app: 'CBAM',
        year,
        version,
        tonnesCO2e: embeddedTonnesCO2e,
        calculationId,
        calculatedAt,
      }
    },
  ),
]
