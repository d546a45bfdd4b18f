import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { apps, roles, type Requester, type Role } from '@greenlang/kernel/requester.ts'

/** What a person shows the gateway. Short-lived, since it cannot be called back. */
export const accessTokenSeconds = 30 * 60
const issuer = 'greenlang-identity'
const audience = 'greenlang-gateway'

/** A signing secret with the name under which tokens refer to it, so that two can hold during a change. */
export type TokenKey = { readonly id: string; readonly key: Uint8Array }

export function tokenKey(secret: string): TokenKey {
  return {
    id: createHash('sha256').update(`kid:${secret}`).digest('base64url').slice(0, 12),
    key: new TextEncoder().encode(secret),
  }
}

const Claims = z.object({
  sub: z.uuid(),
  org_id: z.uuid(),
  sid: z.uuid(),
  roles: z.array(z.string()),
  apps: z.array(z.string()),
})

export function signAccessToken(
  requester: Requester,
  sessionId: string,
  { id, key }: TokenKey,
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({ org_id: requester.organizationId, roles: requester.roles, apps: requester.apps, sid: sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: id })
    .setSubject(requester.userId)
    .setJti(crypto.randomUUID())
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessTokenSeconds)
    .sign(key)
}

export type VerifiedToken = { readonly requester: Requester; readonly sessionId: string; readonly expiresAt: Date }

/** Who a token speaks for, or null if it is none of ours, changed or out of date. Unknown roles and apps give nothing. */
export async function verifyAccessToken(token: string, keys: readonly TokenKey[]): Promise<VerifiedToken | null> {
  try {
    const keyOf = ({ kid }: { kid?: string }) => {
      const found = keys.find(({ id }) => id === kid)
      if (!found) throw new Error('unknown key')
      return found.key
    }
    const { payload } = await jwtVerify(token, keyOf, {
      issuer,
      audience,
      algorithms: ['HS256'],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub', 'jti'],
    })
    const claims = Claims.parse(payload)
    const known = <Name extends string>(names: readonly Name[], given: readonly string[]) =>
      names.filter((name) => given.includes(name))
    const requester = {
      userId: claims.sub,
      organizationId: claims.org_id,
      roles: known<Role>(roles, claims.roles),
      apps: known(apps, claims.apps),
    }
    return { requester, sessionId: claims.sid, expiresAt: new Date(payload.exp! * 1000) }
  } catch {
    return null
  }
}
