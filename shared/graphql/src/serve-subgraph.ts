import { z } from 'zod'
import type { Cache } from '@greenlang/cache/cache.ts'
import { InProcessCache } from '@greenlang/cache/in-process-cache.ts'
import { RedisCache } from '@greenlang/cache/redis-cache.ts'
import { durableQueues } from '@greenlang/events/consumers.ts'
import { FileStore } from '@greenlang/files/file-store.ts'
import type { EventBus } from '@greenlang/messaging/bus.ts'
import { RabbitBus } from '@greenlang/messaging/rabbit-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { port, readConfig, secret } from '@greenlang/service/config.ts'
import { createLog, type Log } from '@greenlang/service/log.ts'
import { runService } from '@greenlang/service/run-service.ts'
import { startSubgraph, type SubgraphDefinition } from './start-subgraph.ts'

/** What every subgraph in a process of its own is told. */
export const SubgraphEnvironment = z.object({
  PORT: port.default(8000),
  HOST: z.string().default('localhost'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** With the service's own database role. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).default(20),
  AMQP_URL: z.url({ protocol: /^amqps?$/ }),
  /** Put before every name on the broker, so that several platforms can share one. */
  AMQP_NAMESPACE: z
    .string()
    .regex(/^[\w.-]*$/)
    .default(''),
  /** Unset: each copy of the service counts and keeps for itself. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Shared with the gateway, for this subgraph alone. */
  ASSERTION_KEY: secret,
  /** Shared with the gateway, which takes the uploads. */
  FILES_FOLDER: z.string(),
  UPLOAD_LIMIT_MIB: z.coerce.number().positive().default(512),
})

/** Runs a subgraph in a process of its own until it is told to stop. */
export function serveSubgraph<Context extends object>(definition: SubgraphDefinition<Context>): Promise<void> {
  return runService(async () => {
    const env = readConfig(SubgraphEnvironment, process.env)
    const log = createLog(env.LOG_LEVEL)
    const bus = await connectBus({ url: env.AMQP_URL, namespace: env.AMQP_NAMESPACE }, log)
    const cache = await openCache(env.REDIS_URL, log)
    const running = await startSubgraph(definition, {
      databaseUrl: env.DATABASE_URL,
      poolSize: env.DATABASE_POOL_SIZE,
      assertionKey: Buffer.from(env.ASSERTION_KEY),
      permissions: Permissions.load(),
      bus,
      cache,
      files: new FileStore(env.FILES_FOLDER, env.UPLOAD_LIMIT_MIB * 1024 * 1024),
      log,
    })
    const address = await running.http.listen({ port: env.PORT, host: env.HOST })
    log.info({ service: definition.name, address }, 'ready')
    const stop = async () => {
      await running.stop()
      await bus.close()
      await cache.close()
    }
    return { stop }
  })
}

const cacheBytes = 64 * 1024 * 1024

/** Redis where it is set, else a cache in this process. */
export async function openCache(url: string | undefined, log: Log): Promise<Cache> {
  if (!url) return new InProcessCache(cacheBytes)
  return RedisCache.connect({ url, onConnection: (state, reason) => log.info({ state, reason }, 'cache') })
}

/** RabbitMQ, with what happens to it in the log. */
export function connectBus(broker: { url: string; namespace: string }, log: Log): Promise<EventBus> {
  return RabbitBus.connect({
    ...broker,
    queues: durableQueues,
    onDeadLetter: (letter) => log.error({ letter }, 'an event was given up'),
    onConnection: (state, reason) => log.info({ state, reason }, 'message broker'),
  })
}
