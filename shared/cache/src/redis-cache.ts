import { Redis } from 'ioredis'
import type { CacheKey } from './cache-key.ts'
import { CacheDidNotCount, CacheNotReachable, type Cache } from './cache.ts'

type Settings = {
  url: string
  onConnection: (state: 'connected' | 'disconnected', reason: string | null) => void
}

/** A caller waits no longer for the cache than it would for the thing itself. */
const commandTimeoutMs = 200
/** A connection on which nothing comes back is given up for a new one. */
const silenceMs = 2_000

const script = `
local count = redis.call('incr', KEYS[1])
if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return count
`

/** The cache over Redis 7. A server that is gone, slow or confused is a miss; it is looked for until it is back. */
export class RedisCache implements Cache {
  readonly #redis: Redis

  private constructor(redis: Redis) {
    this.#redis = redis
  }

  /** @throws {CacheNotReachable} if the first connection fails; later ones are tried for ever */
  static async connect({ url, onConnection }: Settings): Promise<RedisCache> {
    let wasReady = false
    let reason: string | null = null
    const redis = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 5_000,
      commandTimeout: commandTimeoutMs,
      socketTimeout: silenceMs,
      retryStrategy: (attempt) => (wasReady ? Math.min(100 * 2 ** attempt, 5_000) : null),
      // A command is for now: it neither waits for a connection nor is sent again, which would count twice.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
    })
    redis.on('error', (error: NodeJS.ErrnoException) => (reason = error.code ?? error.message))
    try {
      await redis.connect()
      await redis.ping()
    } catch (cause) {
      redis.disconnect()
      throw new CacheNotReachable(reason ?? (cause as Error).message)
    }
    wasReady = true
    redis.on('ready', () => onConnection('connected', null))
    redis.on('close', () => onConnection('disconnected', reason))
    return new RedisCache(redis)
  }

  async get(key: CacheKey): Promise<string | null> {
    return this.#redis.get(key).catch(() => null)
  }

  async set(key: CacheKey, value: string, ttlMs: number): Promise<void> {
    const ttl = Math.ceil(ttlMs)
    if (ttl < 1) return this.delete(key)
    await this.#redis.set(key, value, 'PX', ttl).catch(() => null)
  }

  async delete(key: CacheKey): Promise<void> {
    await this.#redis.unlink(key).catch(() => 0)
  }

  async increment(key: CacheKey, ttlMs: number): Promise<number> {
    try {
      return (await this.#redis.eval(script, 1, key, Math.max(1, Math.ceil(ttlMs)))) as number
    } catch (cause) {
      throw new CacheDidNotCount((cause as Error).message)
    }
  }

  healthy(): Promise<boolean> {
    return this.#redis.ping().then(
      () => true,
      () => false,
    )
  }

  close(): Promise<void> {
    this.#redis.removeAllListeners('close')
    this.#redis.disconnect()
    return Promise.resolve()
  }
}
