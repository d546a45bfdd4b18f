import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@greenlang/database/embedded-postgres.ts'
import { prepareDatabase } from '@greenlang/database/prepare.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { FileStore } from '@greenlang/files/file-store.ts'
import { connectBus, openCache } from '@greenlang/graphql/serve-subgraph.ts'
import { startSubgraph, type RunningSubgraph, type SubgraphDefinition } from '@greenlang/graphql/start-subgraph.ts'
import type { EventBus } from '@greenlang/messaging/bus.ts'
import { InProcessBus } from '@greenlang/messaging/in-process-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { requireWeaviate, weaviateCheck } from '@greenlang/service/weaviate.ts'
import { createLog, type Log } from '@greenlang/service/log.ts'
import { createGateway, type Gateway } from '../gateway/src/app.ts'
import { inProcessTransport } from '../gateway/src/transport/in-process-transport.ts'
import { cbamSubgraph } from '../subgraphs/cbam/src/app.ts'
import { csrdSubgraph } from '../subgraphs/csrd/src/app.ts'
import { identitySubgraph } from '../subgraphs/identity/src/app.ts'
import { vcciSubgraph } from '../subgraphs/vcci/src/app.ts'
import { openDataFolder } from './data-folder.ts'
import { step } from './progress.ts'

export type PlatformSettings = {
  readonly folder: string
  readonly port: number
  readonly host: string
  /** An operator's connection to a Postgres server; unset means the embedded one. */
  readonly databaseUrl?: string | undefined
  /** RabbitMQ; unset means the in-process bus. */
  readonly amqpUrl?: string | undefined
  /** Put before every name on the broker, so that several platforms can share one. */
  readonly amqpNamespace?: string | undefined
  /** Redis; unset means the cache in the process. */
  readonly redisUrl?: string | undefined
  /** Weaviate; it must answer at start. */
  readonly weaviateUrl?: string | undefined
  readonly uploadLimitBytes: number
  readonly logLevel: string
  readonly explorable: boolean
}

export type Platform = {
  readonly address: string
  readonly gateway: Gateway
  readonly subgraphs: readonly RunningSubgraph[]
  /** Ends all parts in order, the database last. */
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..')

/** The whole platform in one process: gateway, four subgraphs, relay and bus, with or without servers of its own. */
export async function startPlatform(settings: PlatformSettings): Promise<Platform> {
  const { folder, databaseUrl, amqpUrl, redisUrl, logLevel } = settings
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    const failures: unknown[] = []
    for (const end of stops.splice(0).toReversed()) await end().catch((cause: unknown) => failures.push(cause))
    if (failures.length > 0) throw failures[0]
  }
  try {
    const secrets = openDataFolder(folder)
    const log = createLog(logLevel)
    if (settings.weaviateUrl) await requireWeaviate(settings.weaviateUrl)
    const adminUrl = databaseUrl ?? (await step('starting the embedded database', () => startDatabase(folder, stops)))
    await step('migrating the database', () => prepareDatabase(adminUrl, secrets.databasePasswords))

    const bus = await openBus(amqpUrl, settings.amqpNamespace ?? '', log)
    stops.push(() => bus.close())
    const cache = await openCache(redisUrl, log)
    stops.push(() => cache.close())
    const permissions = Permissions.load()
    const files = new FileStore(join(folder, 'files'), settings.uploadLimitBytes)
    const key = tokenKey(secrets.tokenSecret)
    const start = async <Context extends object>(definition: SubgraphDefinition<Context>) => {
      const { name } = definition
      const running = await startSubgraph(definition, {
        databaseUrl: serviceUrl(adminUrl, name, secrets.databasePasswords[name]),
        poolSize: 20,
        assertionKey: Buffer.from(secrets.assertionKeys[name]),
        permissions,
        bus,
        cache,
        files,
        log,
      })
      stops.push(() => running.stop())
      return running
    }
    const subgraphs = await step('starting the services', () =>
      Promise.all([start(identitySubgraph(key)), start(cbamSubgraph()), start(csrdSubgraph()), start(vcciSubgraph())]),
    )
    await Promise.all(subgraphs.map(({ http }) => http.ready()))
    const supergraphSdl = readFileSync(join(root, 'gateway', 'supergraph.graphql'), 'utf8')
    const transport = inProcessTransport(subgraphs)
    const gateway = await step('starting the gateway', () =>
      createGateway({
        supergraphSdl,
        transport,
        tokenKeys: [key],
        permissions,
        bus,
        files,
        log,
        explorable: settings.explorable,
        ...(settings.weaviateUrl && { softChecks: { weaviate: weaviateCheck(settings.weaviateUrl) } }),
      }),
    )
    stops.push(() => gateway.stop())
    await gateway.listen({ port: settings.port, host: settings.host })
    const { port } = gateway.http.server.address() as AddressInfo
    return { address: `http://${settings.host}:${port}`, gateway, subgraphs, stop }
  } catch (cause) {
    await stop().catch(() => undefined) // the first reason counts
    throw cause
  }
}

async function startDatabase(folder: string, stops: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres(folder)
  stops.push(() => postgres.stop())
  return postgres.adminUrl
}

function openBus(url: string | undefined, namespace: string, log: Log): Promise<EventBus> | EventBus {
  if (url) return connectBus({ url, namespace }, log)
  return new InProcessBus((letter) => log.error({ letter }, 'an event was given up'))
}
