import { hash, timingSafeEqual } from 'node:crypto'
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

/** A JWT like any other. It is written and read here because each call of the gateway pays for it: with `jose` ten times as much. */
const header = Buffer.from('{"alg":"HS256","typ":"requester+jwt"}').toString('base64url')

const Claims = z.object({
  iss: z.literal(issuer),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  body: z.string(),
  who: z
    .object({
      userId: z.uuid(),
      organizationId: z.uuid(),
      roles: z.array(z.enum(roles)),
      apps: z.array(z.enum(apps)),
    })
    .nullable(),
})

/** One object stands for a requester in all calls of a request. */
const written = new WeakMap<Requester, string>()

function inJson(requester: Requester): string {
  let text = written.get(requester)
  if (text === undefined) {
    const { userId, organizationId, roles, apps } = requester
    text = JSON.stringify({ userId, organizationId, roles, apps })
    written.set(requester, text)
  }
  return text
}

const keyedHashes = new WeakMap<Uint8Array, KeyedHash>()

function signature(signed: string, key: Uint8Array): string {
  let keyed = keyedHashes.get(key)
  if (!keyed) keyedHashes.set(key, (keyed = new KeyedHash(key)))
  return keyed.of(signed)
}

const hashOf = (body: string | Buffer) => hash('sha256', body, 'base64url')
const nowInSeconds = () => Math.floor(Date.now() / 1_000)

/**
 * Says, for one subgraph, one body and one minute, who asks. `null` is a person who has not signed in.
 *
 * @param body - the bytes that are sent, or their text
 */
export function signRequester(
  requester: Requester | null,
  subgraph: string,
  body: string | Buffer,
  key: Uint8Array,
): string {
  const issuedAt = nowInSeconds()
  const who = requester ? inJson(requester) : 'null'
  const claims =
    `{"who":${who},"body":"${hashOf(body)}","iss":"${issuer}","aud":${JSON.stringify(subgraph)},` +
    `"iat":${issuedAt},"exp":${issuedAt + lifetimeSeconds}}`
  const signed = `${header}.${Buffer.from(claims).toString('base64url')}`
  return `${signed}.${signature(signed, key)}`
}

/** Who asks, if the gateway says so for this very call. @throws {UnsignedCall} */
export async function verifyRequester(
  assertion: string | undefined,
  subgraph: string,
  body: Buffer,
  key: Uint8Array,
): Promise<Requester | null> {
  if (!assertion) throw new UnsignedCall(`the header ${assertionHeader} is missing`)
  const claims = readClaims(assertion, key)
  const now = nowInSeconds()
  if (!claims || claims.aud !== subgraph || claims.iat > now) throw new UnsignedCall('the signature is not right')
  if (now - claims.iat > lifetimeSeconds || claims.exp <= now) {
    throw new UnsignedCall('the signature is older than a minute')
  }
  if (claims.body !== hashOf(body)) throw new UnsignedCall('the signature is for another body')
  return claims.who
}

/** The claims, if they are ours: only the one header that we write is accepted, whatever else it might allow. */
function readClaims(assertion: string, key: Uint8Array): z.infer<typeof Claims> | null {
  const [head, payload, seal, ...rest] = assertion.split('.')
  if (head !== header || payload === undefined || seal === undefined || rest.length > 0) return null
  const right = Buffer.from(signature(`${head}.${payload}`, key))
  const given = Buffer.from(seal)
  if (right.length !== given.length || !timingSafeEqual(right, given)) return null
  try {
    return Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  } catch {
    return null
  }
}
