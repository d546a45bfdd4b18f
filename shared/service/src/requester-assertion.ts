import { createHash } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { apps, roles, type Requester } from '@greenlang/kernel/requester.ts'
import { z } from 'zod'

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

const bodyHash = (body: string | Buffer) => createHash('sha256').update(body).digest('base64url')

const Claims = z.object({
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

/** Says, for one subgraph, one body and one minute, who asks. `null` is a person who has not signed in. */
export function signRequester(
  requester: Requester | null,
  subgraph: string,
  body: string,
  key: Uint8Array,
): Promise<string> {
  return new SignJWT({ who: requester, body: bodyHash(body) })
    .setProtectedHeader({ alg: 'HS256', typ: 'requester+jwt' })
    .setIssuer(issuer)
    .setAudience(subgraph)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(key)
}

/** Who asks, if the gateway says so for this very call. @throws {UnsignedCall} */
export async function verifyRequester(
  assertion: string | undefined,
  subgraph: string,
  body: Buffer,
  key: Uint8Array,
): Promise<Requester | null> {
  if (!assertion) throw new UnsignedCall(`the header ${assertionHeader} is missing`)
  try {
    const options = {
      issuer,
      audience: subgraph,
      algorithms: ['HS256'],
      typ: 'requester+jwt',
      maxTokenAge: `${lifetimeSeconds}s`,
    }
    const claims = Claims.parse((await jwtVerify(assertion, key, options)).payload)
    if (claims.body !== bodyHash(body)) throw new UnsignedCall('the signature is for another body')
    return claims.who
  } catch (cause) {
    if (cause instanceof UnsignedCall) throw cause
    throw new UnsignedCall(
      cause instanceof errors.JWTExpired ? 'the signature is older than a minute' : 'the signature is not right',
    )
  }
}
