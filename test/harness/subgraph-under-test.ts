import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { EntityManager } from '@mikro-orm/postgresql'
import { InProcessCache } from '@greenlang/cache/in-process-cache.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { EventEnvelope } from '@greenlang/events/contract.ts'
import { FileStore } from '@greenlang/files/file-store.ts'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import { startSubgraph, type SubgraphDefinition } from '@greenlang/graphql/start-subgraph.ts'
import { newUuid } from '@greenlang/kernel/id.ts'
import { apps, type Requester, type Role } from '@greenlang/kernel/requester.ts'
import { InProcessBus } from '@greenlang/messaging/in-process-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { createLog } from '@greenlang/service/log.ts'
import { cloneDatabase } from './database.ts'

export type SubgraphUnderTest = {
  /** Sends an operation as the gateway would. */
  readonly ask: (
    query: string,
    variables: Record<string, unknown>,
    requester: Requester | null,
  ) => Promise<GraphQLAnswer>
  /** A person of a new organization, or of the one given. */
  readonly newRequester: (roles: readonly Role[], organizationId?: string) => Requester
  readonly upload: (requester: Requester, content: string | Buffer) => Promise<string>
  /** What stands in the outbox of the requester's organization, oldest first. */
  readonly eventsTold: (requester: Requester) => Promise<EventEnvelope[]>
  readonly bus: InProcessBus
  readonly em: EntityManager
  readonly stop: () => Promise<void>
}

/** Starts one subgraph on a database of its own, with rights, tenancy and outbox as in production. */
export async function startSubgraphUnderTest<Context extends object>(
  definition: SubgraphDefinition<Context>,
): Promise<SubgraphUnderTest> {
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'greenlang-test-'))
  const files = new FileStore(folder, 1024 ** 3)
  const bus = new InProcessBus(() => undefined, 1)
  const running = await startSubgraph(definition, {
    databaseUrl: serviceUrl(database.adminUrl, definition.name, database.passwords[definition.name]),
    poolSize: 5,
    assertionKey: Buffer.alloc(32, 1),
    permissions: Permissions.load(),
    bus,
    cache: new InProcessCache(1024 * 1024),
    files,
    log: createLog('silent'),
  })
  await running.http.ready()
  const { em } = running.parts
  return {
    ask: (query, variables, requester) =>
      running.execute({ query, variables, operationName: null, requester, requestId: 'test' }),
    newRequester: (roles, organizationId = newUuid()) => ({
      userId: newUuid(),
      organizationId,
      roles,
      apps: [...apps],
    }),
    upload: async (requester, content) =>
      (await files.save(requester.organizationId, Readable.from([Buffer.from(content)]))).id,
    eventsTold: async ({ organizationId }) => {
      const sql = `select event from ${definition.name}.outbox order by position`
      const rows = await Tenant.of(em, organizationId).read((reader) => reader.execute<{ event: EventEnvelope }[]>(sql))
      return rows.map(({ event }) => event)
    },
    bus,
    em,
    stop: async () => {
      await running.stop()
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}
