import { describe, expect, it } from '@jest/globals'
import { newUuid } from '@greenlang/kernel/id.ts'
import { cacheKey } from '../src/cache-key.ts'
import { InProcessCache } from '../src/in-process-cache.ts'
import { cacheSuite } from './cache.suite.ts'

cacheSuite('in the process', () => Promise.resolve(new InProcessCache(16 * 1024 * 1024)))

describe('the bounds of the cache in the process', () => {
  const organizationId = newUuid()
  const key = (number: number) => cacheKey('cbam', organizationId, String(number))

  it('given room for about 10 texts of 1,000 characters, then of 100 the newest stay and the oldest go', async () => {
    const cache = new InProcessCache(22_000)
    for (let number = 0; number < 100; number++) await cache.set(key(number), 'x'.repeat(1_000), 60_000)
    const kept = (await Promise.all(Array.from({ length: 100 }, (_, number) => cache.get(key(number))))).map(
      (text) => text !== null,
    )
    expect(kept.filter(Boolean)).toHaveLength(10)
    expect(kept.slice(90)).toEqual(Array.from({ length: 10 }, () => true))
  })

  it('given a text larger than the whole cache, then it is a miss, and so is the text that it should have replaced', async () => {
    const cache = new InProcessCache(22_000)
    await cache.set(key(1), 'old', 60_000)
    await cache.set(key(2), 'other', 60_000)
    await cache.set(key(1), 'x'.repeat(50_000), 60_000)
    expect(await cache.get(key(1))).toBeNull()
    expect(await cache.get(key(2))).toBe('other')
  })
})
