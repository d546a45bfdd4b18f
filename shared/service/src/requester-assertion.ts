import { timingSafeEqual } from 'node:crypto'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { apps, roles, type Requester } from '@greenlang/kernel/requester.ts'
import { z } from 'zod'
import { KeyedHash } from './keyed-hash.ts'

/** Header in which the gateway tells a subgraph who asks. */
export const assertionHeader = 'x-requester'
const issuer = 'greenlang-gateway'
const lifetimeSeconds = 60

/** A call that the gateway has not signed, or not for this subgraph, body and minute. */
export class UnsignedCall extends DomainError {
  constructor(reason: string) {
    super('CALL_NOT_SIGNED', `Only the gateway may call this service (${reason}). Send the request to the gateway.`)
  }
}

/** What the gateway says of a call, as the header of a JSON Web Signature over the call's body. */
const Statement = z.object({
  typ: z.literal('requester'),
  alg: z.literal('HS256'),
  b64: z.literal(false),
  crit: z.tuple([z.literal('b64')]),
  iss: z.literal(issuer),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  who: z
    .object({
      userId: z.uuid(),
      organizationId: z.uuid(),
      roles: z.array(z.enum(roles)),
      apps: z.array(z.enum(apps)),
    })
    .nullable(),
})

type Stated = { issuedAt: number; text: string }

/** One object stands for a requester in all calls, and what is said of them for a subgraph holds for a second. */
const stated = new WeakMap<object, Map<string, Stated>>()
const nobody = {}

/** The statement as base64url, with a dot behind it. */
function state(requester: Requester | null, subgraph: string, issuedAt: number): string {
  const key = requester ?? nobody
  let bySubgraph = stated.get(key)
  if (!bySubgraph) stated.set(key, (bySubgraph = new Map<string, Stated>()))
  let last = bySubgraph.get(subgraph)
  if (last?.issuedAt !== issuedAt) {
    const who = requester && pick(requester)
    const [iat, exp] = [issuedAt, issuedAt + lifetimeSeconds]
    const statement = {
      typ: 'requester',
      alg: 'HS256',
      b64: false,
      crit: ['b64'],
      iss: issuer,
      aud: subgraph,
      iat,
      exp,
      who,
    }
    last = { issuedAt, text: `${Buffer.from(JSON.stringify(statement)).toString('base64url')}.` }
    bySubgraph.set(subgraph, last)
  }
  return last.text
}

const pick = ({ userId, organizationId, roles, apps }: Requester): Requester => ({
  userId,
  organizationId,
  roles,
  apps,
})

const keyedHashes = new WeakMap<Uint8Array, KeyedHash>()

/** Over the statement, with its dot, and the body behind it. */
function signature(statement: string, body: string | Uint8Array, key: Uint8Array): string {
  let keyed = keyedHashes.get(key)
  if (!keyed) keyedHashes.set(key, (keyed = new KeyedHash(key)))
  return keyed.of(statement, body)
}

const nowInSeconds = () => Math.floor(Date.now() / 1_000)

/**
 * Says, for one subgraph, one body and one minute, who asks. `null` is a person who has not signed in. It is a JWS whose payload, the
 * body, is not repeated in it (RFC 7515 appendix F, RFC 7797), written here because each call of the gateway pays for it: with `jose` ten
 * times as much.
 *
 * @param body - the bytes that are sent; as a text, one character per byte
 */
export function signRequester(
  requester: Requester | null,
  subgraph: string,
  body: string | Uint8Array,
  key: Uint8Array,
): string {
  const statement = state(requester, subgraph, nowInSeconds())
  return `${statement}.${signature(statement, body, key)}`
}

/** Who asks, if the gateway says so for this very call. @throws {UnsignedCall} */
export async function verifyRequester(
  assertion: string | undefined,
  subgraph: string,
  body: Buffer,
  key: Uint8Array,
): Promise<Requester | null> {
  if (!assertion) throw new UnsignedCall(`the header ${assertionHeader} is missing`)
  const statement = readStatement(assertion, body, key)
  const now = nowInSeconds()
  if (!statement || statement.aud !== subgraph || statement.iat > now) {
    throw new UnsignedCall('the signature is not right for this subgraph and body')
  }
  if (now - statement.iat > lifetimeSeconds || statement.exp <= now) {
    throw new UnsignedCall('the signature is older than a minute')
  }
  return statement.who
}

/** What is stated, if it is ours and for this body. */
function readStatement(assertion: string, body: Buffer, key: Uint8Array): z.infer<typeof Statement> | null {
  const [statement, payload, seal, ...rest] = assertion.split('.')
  if (!statement || payload !== '' || seal === undefined || rest.length > 0) return null
  const right = Buffer.from(signature(`${statement}.`, body, key))
  const given = Buffer.from(seal)
  if (right.length !== given.length || !timingSafeEqual(right, given)) return null
  try {
    return Statement.parse(JSON.parse(Buffer.from(statement, 'base64url').toString()))
  } catch {
    return null
  }
}
