import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Redis } from 'ioredis'
import { newUuid } from '@greenlang/kernel/id.ts'
import { describeWith } from '../../../test/harness/describe-with.ts'
import { freePort } from '../../../test/harness/servers.ts'
import { eventually } from '../../messaging/test/eventually.ts'
import { Wire } from '../../messaging/test/wire.ts'
import { cacheKey, type CacheKey } from '../src/cache-key.ts'
import { RedisCache } from '../src/redis-cache.ts'
import { cacheSuite } from './cache.suite.ts'

const onConnection = () => undefined

describe('starting with a Redis that is not there', () => {
  it('given a port on which nothing listens, then one sentence says what to do', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`
    await expect(RedisCache.connect({ url, onConnection })).rejects.toMatchObject({
      code: 'CACHE_NOT_REACHABLE',
      message:
        'Redis cannot be reached (ECONNREFUSED). Start it, correct REDIS_URL, or leave REDIS_URL unset for the cache in the process.',
    })
  })

  it('given a server that takes the connection and says nothing, then it gives up within 6 s', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const url = `redis://127.0.0.1:${(silent.address() as AddressInfo).port}`
    await expect(RedisCache.connect({ url, onConnection })).rejects.toMatchObject({ code: 'CACHE_NOT_REACHABLE' })
    silent.close()
  }, 6_000)
})

describeWith('redis', 'Redis', (server) => {
  cacheSuite('in Redis', () => RedisCache.connect({ url: server, onConnection }))

  describe('a cache in Redis that is in trouble', () => {
    let wire: Wire
    let cache: RedisCache
    let operator: Redis
    let key: CacheKey
    const states: string[] = []

    beforeAll(async () => {
      const reached = await Wire.to(server)
      wire = reached.wire
      cache = await RedisCache.connect({ url: reached.url, onConnection: (state) => states.push(state) })
      operator = new Redis(server)
    })
    beforeEach(() => void (key = cacheKey('cbam', newUuid(), 'a thing')))
    afterAll(async () => {
      await cache.close()
      await wire.close()
      operator.disconnect()
    })

    /** Asks everything there is to ask, and says how many milliseconds the slowest took. */
    const askEverything = async () => {
      const slowest = { ms: 0 }
      const timed = async <Result>(work: Promise<Result>) => {
        const begun = performance.now()
        try {
          return await work
        } finally {
          slowest.ms = Math.max(slowest.ms, performance.now() - begun)
        }
      }
      const found = await timed(cache.get(key))
      await timed(cache.set(key, 'text', 60_000))
      await timed(cache.delete(key))
      const counted = await timed(cache.increment(key, 60_000)).catch((error: { code: string }) => error.code)
      const healthy = await timed(cache.healthy())
      return { found, counted, healthy, slowestMs: slowest.ms }
    }

    it('given that the server is gone, then all is a miss within 250 ms, counting says so, and it comes back by itself', async () => {
      await cache.set(key, 'text', 60_000)
      await wire.cut()
      const { slowestMs, ...answers } = await askEverything()
      expect(answers).toEqual({ found: null, counted: 'CACHE_DID_NOT_COUNT', healthy: false })
      expect(slowestMs).toBeLessThan(250)
      await wire.mend()
      await eventually('Redis is back', () => cache.healthy())
      expect(await cache.get(key)).toBe('text')
      expect(states).toEqual(['disconnected', 'connected'])
    })

    it('given that the server does not answer, then all is a miss within 250 ms, and it comes back by itself', async () => {
      await cache.set(key, 'text', 60_000)
      wire.silence()
      const { slowestMs, ...answers } = await askEverything()
      wire.release()
      expect(answers).toEqual({ found: null, counted: 'CACHE_DID_NOT_COUNT', healthy: false })
      expect(slowestMs).toBeLessThan(250)
      await eventually('Redis is back', () => cache.healthy())
    })

    it('given that the server stays silent for longer than 2 s, then the connection is given up and misses take no time', async () => {
      wire.silence()
      await cache.get(key)
      await eventually('the connection is given up', () => states.at(-1) === 'disconnected')
      const { slowestMs } = await askEverything()
      expect(slowestMs).toBeLessThan(20)
      wire.release()
      await eventually('Redis is back', () => cache.healthy())
      expect(await cache.increment(key, 60_000)).toBe(1)
    })

    it('given a key that holds a list, then reading it misses, counting says so, and setting it puts a text there', async () => {
      await operator.rpush(key, 'item')
      expect(await cache.get(key)).toBeNull()
      await expect(cache.increment(key, 60_000)).rejects.toMatchObject({ code: 'CACHE_DID_NOT_COUNT' })
      await cache.set(key, 'text', 60_000)
      expect(await cache.get(key)).toBe('text')
    })

    it('given any text or count, then Redis itself forgets it in time', async () => {
      await cache.set(key, 'text', 60_000)
      const counter = cacheKey('gateway', newUuid(), 'count')
      await cache.increment(counter, 60_000)
      await cache.increment(counter, 60_000)
      for (const left of [await operator.pttl(key), await operator.pttl(counter)]) {
        expect(left).toBeGreaterThan(50_000)
        expect(left).toBeLessThanOrEqual(60_000)
      }
    })
  })
})
