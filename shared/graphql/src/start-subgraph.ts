import type { EntityName } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Cache } from '@greenlang/cache/cache.ts'
import { createOrm } from '@greenlang/database/orm.ts'
import type { FileStore } from '@greenlang/files/file-store.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Service } from '@greenlang/kernel/services.ts'
import type { EventBus } from '@greenlang/messaging/bus.ts'
import { Outbox } from '@greenlang/messaging/outbox.ts'
import { OutboxRelay } from '@greenlang/messaging/relay.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import type { Log } from '@greenlang/service/log.ts'
import { Metrics } from '@greenlang/service/metrics.ts'
import { version } from '@greenlang/service/version.ts'
import { createSubgraph, type Subgraph } from './subgraph.ts'

/** What a subgraph consists of, whatever process it runs in. */
export type SubgraphDefinition<Context extends object> = {
  readonly name: Service
  readonly schemaFile: URL
  readonly resolvers: object
  readonly entities: readonly EntityName[]
  /** What one request may reach. */
  readonly contextFor: (parts: SubgraphParts, requester: Requester | null, requestId: string) => Context
  /** Begins to listen to what other subgraphs tell. */
  readonly listen?: (parts: SubgraphParts) => Promise<void>
}

/** What the platform gives to each subgraph. */
export type SubgraphParts = {
  readonly em: EntityManager
  readonly outbox: Outbox
  readonly bus: EventBus
  readonly cache: Cache
  readonly files: FileStore
  readonly log: Log
}

export type SubgraphSettings = {
  readonly databaseUrl: string
  readonly poolSize: number
  /** Shared with the gateway, for this subgraph alone. */
  readonly assertionKey: Uint8Array
  readonly permissions: Permissions
  readonly bus: EventBus
  readonly cache: Cache
  readonly files: FileStore
  readonly log: Log
}

export type RunningSubgraph = Subgraph & { readonly parts: SubgraphParts; readonly stop: () => Promise<void> }

/** Starts a subgraph: its database role, its door, its relay and its ears. It listens to HTTP only if `http.listen` is called. */
export async function startSubgraph<Context extends object>(
  definition: SubgraphDefinition<Context>,
  settings: SubgraphSettings,
): Promise<RunningSubgraph> {
  const { name, schemaFile, resolvers, contextFor } = definition
  const { bus, cache, files, permissions, assertionKey, databaseUrl: url, poolSize } = settings
  const log = settings.log.child({ service: name })
  const orm = await createOrm({ url, schema: name, entities: [...definition.entities], poolSize })
  const outbox = new Outbox(name)
  const parts: SubgraphParts = { em: orm.em, outbox, bus, cache, files, log }
  const relay = new OutboxRelay({
    em: orm.em,
    schema: name,
    bus,
    onError: (error) => log.warn({ err: error }, 'an event waits in the outbox'),
  })
  const metrics = new Metrics(name)
  metrics.gauge('outbox_waiting_events', 'Events not published yet', async () => (await relay.backlog()).waiting)
  metrics.gauge(
    'outbox_oldest_event_seconds',
    'Age of the oldest event not published yet',
    async () => (await relay.backlog()).oldestSeconds,
  )

  const checks = { database: () => orm.isConnected(), events: () => Promise.resolve(bus.healthy()) }
  const subgraph = await createSubgraph<Context>({
    name,
    version,
    schemaFile,
    resolvers,
    permissions,
    assertionKey,
    log,
    metrics,
    checks,
    softChecks: { cache: () => cache.healthy() },
    contextFor: (requester, requestId) => contextFor(parts, requester, requestId),
  })
  await definition.listen?.(parts)
  relay.start()
  const stop = async () => {
    await subgraph.http.close()
    await relay.stop()
    await orm.close()
  }
  return { ...subgraph, parts, stop }
}
