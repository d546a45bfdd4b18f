import { LRUCache } from 'lru-cache'
import type { CacheKey } from './cache-key.ts'
import { CacheDidNotCount, type Cache } from './cache.ts'

/** The cache of the embedded mode. When it is full it forgets what was not used for longest. */
export class InProcessCache implements Cache {
  readonly #texts: LRUCache<CacheKey, string>

  /** @param maxBytes - of keys and texts together, at two bytes a character */
  constructor(maxBytes: number) {
    const sizeCalculation = (text: string, key: CacheKey) => 2 * (key.length + text.length)
    this.#texts = new LRUCache({ maxSize: maxBytes, maxEntrySize: maxBytes, sizeCalculation, ttlResolution: 0 })
  }

  get(key: CacheKey): Promise<string | null> {
    return Promise.resolve(this.#texts.get(key) ?? null)
  }

  set(key: CacheKey, value: string, ttlMs: number): Promise<void> {
    const ttl = Math.ceil(ttlMs)
    if (ttl < 1) this.#texts.delete(key)
    else this.#texts.set(key, value, { ttl })
    return Promise.resolve()
  }

  delete(key: CacheKey): Promise<void> {
    this.#texts.delete(key)
    return Promise.resolve()
  }

  async increment(key: CacheKey, ttlMs: number): Promise<number> {
    const before = this.#texts.get(key)
    if (before !== undefined && !/^-?\d+$/.test(before)) throw new CacheDidNotCount('the key holds a text')
    const count = Number(before ?? 0) + 1
    const ttl = before === undefined ? Math.max(1, Math.ceil(ttlMs)) : this.#texts.getRemainingTTL(key)
    this.#texts.set(key, String(count), { ttl })
    return count
  }

  healthy(): Promise<boolean> {
    return Promise.resolve(true)
  }

  close(): Promise<void> {
    this.#texts.clear()
    return Promise.resolve()
  }
}
