import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { verifyAccessToken, type TokenKey, type VerifiedToken } from '@greenlang/service/access-token.ts'

/** A token was sent, and it is not one that holds. */
export class TokenRefused extends DomainError {
  constructor() {
    super(
      'TOKEN_REFUSED',
      'The access token does not hold: it is out of date or not ours. Get a new one with refreshSession, or sign in again.',
    )
  }
}

/**
 * Who a request comes from: null if it says nothing of it.
 * @param authorization - the header or connection parameter of that name: `Bearer <access token>`
 * @throws {TokenRefused} rather than treating a bad token as no token
 */
export async function authenticate(authorization: unknown, keys: readonly TokenKey[]): Promise<VerifiedToken | null> {
  if (authorization === undefined || authorization === '') return null
  const token =
    typeof authorization === 'string' ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1] : undefined
  const verified = token ? await verifyAccessToken(token, keys) : null
  if (!verified) throw new TokenRefused()
  return verified
}
