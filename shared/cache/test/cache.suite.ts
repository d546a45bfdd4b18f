import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { newUuid } from '@greenlang/kernel/id.ts'
import { cacheKey, type CacheKey } from '../src/cache-key.ts'
import type { Cache } from '../src/cache.ts'

const minute = 60_000

/** What every cache does, whatever keeps its texts. */
export function cacheSuite(name: string, open: () => Promise<Cache>): void {
  describe(`a cache ${name}`, () => {
    let cache: Cache
    let key: CacheKey
    beforeAll(async () => void (cache = await open()))
    beforeEach(() => void (key = cacheKey('cbam', newUuid(), 'a thing')))
    afterAll(() => cache.close())

    it('given a text that was set, then it is got again, and nothing is got for another organization', async () => {
      await cache.set(key, 'a text with "quotes", 1 €\u0000 and\nlines', minute)
      expect(await cache.get(key)).toBe('a text with "quotes", 1 €\u0000 and\nlines')
      expect(await cache.get(cacheKey('cbam', newUuid(), 'a thing'))).toBeNull()
    })

    it('given an empty text, then it is a hit and no miss', async () => {
      await cache.set(key, '', minute)
      expect(await cache.get(key)).toBe('')
    })

    it('given a text of 1 MB, then it is got again whole', async () => {
      const text = 'x'.repeat(1_000_000)
      await cache.set(key, text, minute)
      expect(await cache.get(key)).toBe(text)
    })

    it('given a second text under the same key, then it takes the place and the time of the first', async () => {
      await cache.set(key, 'first', 60)
      await cache.set(key, 'second', minute)
      await sleep(100)
      expect(await cache.get(key)).toBe('second')
    })

    it('given a time of 60 ms, then the text is there at once and gone after 100 ms', async () => {
      await cache.set(key, 'short', 60)
      expect(await cache.get(key)).toBe('short')
      await sleep(100)
      expect(await cache.get(key)).toBeNull()
    })

    it.each([0, -5])('given a time of %d ms, then the key is forgotten', async (ttlMs) => {
      await cache.set(key, 'old', minute)
      await cache.set(key, 'new', ttlMs)
      expect(await cache.get(key)).toBeNull()
    })

    it('given a time of 0.4 ms, then it counts as one millisecond and not as for ever', async () => {
      await cache.set(key, 'short', 0.4)
      await sleep(20)
      expect(await cache.get(key)).toBeNull()
    })

    it('given a text that was deleted, then it is a miss, and deleting it again does nothing', async () => {
      await cache.set(key, 'gone', minute)
      await cache.delete(key)
      await cache.delete(key)
      expect(await cache.get(key)).toBeNull()
    })

    it('given 100 increments at once, then they count 1 to 100', async () => {
      const counts = await Promise.all(Array.from({ length: 100 }, () => cache.increment(key, minute)))
      expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
      expect(await cache.get(key)).toBe('100')
    })

    it('given a window of 120 ms, then later counts do not prolong it and the next one begins at 1', async () => {
      expect(await cache.increment(key, 120)).toBe(1)
      await sleep(70)
      expect(await cache.increment(key, 120)).toBe(2)
      await sleep(70)
      expect(await cache.increment(key, 120)).toBe(1)
    })

    it('given a key that holds a text, then counting it fails, which the caller can tell, and the text stays', async () => {
      await cache.set(key, 'no number', minute)
      await expect(cache.increment(key, minute)).rejects.toMatchObject({ code: 'CACHE_DID_NOT_COUNT' })
      expect(await cache.get(key)).toBe('no number')
    })

    it('given that it answers, then it is healthy', async () => {
      expect(await cache.healthy()).toBe(true)
    })
  })
}
