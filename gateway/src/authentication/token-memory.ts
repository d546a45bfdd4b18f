import { LRUCache } from 'lru-cache'
import type { TokenKey, VerifiedToken } from '@greenlang/service/access-token.ts'
import { authenticate } from './authenticate.ts'

/** How long a token that was found good is not looked at again. */
const rememberedMs = 60_000

/** Who tokens speak for, remembered for a while, so that a client's every request need not be verified anew. */
export class TokenMemory {
  readonly #keys: readonly TokenKey[]
  readonly #verified = new LRUCache<string, VerifiedToken>({ max: 10_000, ttl: rememberedMs, ttlResolution: 1_000 })

  constructor(keys: readonly TokenKey[]) {
    this.#keys = keys
  }

  /** Who a header speaks for if that is known already: null is nobody, undefined is not known. */
  remembered(authorization: string | undefined): VerifiedToken | null | undefined {
    if (authorization === undefined || authorization === '') return null
    const verified = this.#verified.get(authorization)
    return verified && verified.expiresAt.getTime() > Date.now() ? verified : undefined
  }

  /** @throws {TokenRefused} */
  async verify(authorization: string | undefined): Promise<VerifiedToken | null> {
    const known = this.remembered(authorization)
    if (known !== undefined) return known
    const verified = await authenticate(authorization, this.#keys)
    if (verified) this.#verified.set(authorization!, verified)
    return verified
  }
}
