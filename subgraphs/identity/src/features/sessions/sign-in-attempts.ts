import { createHash } from 'node:crypto'
import type { Cache } from '@greenlang/cache/cache.ts'
import { cacheKey } from '@greenlang/cache/cache-key.ts'
import { SignInThrottled } from './errors.ts'

/** NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row on one account. */
export const failureLimit = 100
const windowMs = 60 * 60 * 1000

/** Counts failures per address, whether or not there is an account: the count tells nobody which there is. */
export class SignInAttempts {
  readonly #cache: Cache

  constructor(cache: Cache) {
    this.#cache = cache
  }

  /** @throws {SignInThrottled} */
  async assertAllowed(email: string): Promise<void> {
    const failures = Number(await this.#cache.get(this.#key(email, 'stopped')))
    if (failures > 0) throw new SignInThrottled()
  }

  async failed(email: string): Promise<void> {
    // A cache that cannot count must not turn a wrong password into an error of ours.
    const failures = await this.#cache.increment(this.#key(email, 'failures'), windowMs).catch(() => 0)
    if (failures >= failureLimit) await this.#cache.set(this.#key(email, 'stopped'), String(failures), windowMs)
  }

  async succeeded(email: string): Promise<void> {
    await this.#cache.delete(this.#key(email, 'failures'))
  }

  #key(email: string, purpose: string) {
    return cacheKey(
      'identity',
      'every organization',
      'sign-in',
      purpose,
      createHash('sha256').update(email).digest('base64url'),
    )
  }
}
