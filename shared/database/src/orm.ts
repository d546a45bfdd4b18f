import { MikroORM, type EntityName, type Options } from '@mikro-orm/postgresql'
import type { Pool, PoolClient } from 'pg'

type Settings = {
  url: string
  schema: string
  entities: EntityName[]
  poolSize: number
}

/** The ORM of one service on its own schema and role. It connects at the first query and drops broken connections. */
export function createOrm({ url, schema, entities, poolSize }: Settings): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
    contextName: schema, // several ORMs may live in one process
    schema,
    entities,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      application_name: schema,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      onPoolCreated: giveBackBroken,
    },
    ensureDatabase: false,
    forceUtcTimezone: true,
    sessionContext: 'transaction',
    discovery: { warnWhenNoEntities: false },
    debug: false,
  } satisfies Options as Options)
}

/**
 * Gives a connection back to the pool when it breaks. The query builder gives one back only after a commit or rollback that
 * went well: each transaction that a restart of the database cuts off would cost the pool a place for ever.
 */
function giveBackBroken(pool: Pool): void {
  const taken = new WeakSet<PoolClient>()
  pool.on('acquire', (client) => void taken.add(client))
  pool.on('release', (_error, client) => void taken.delete(client))
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      if (!taken.has(client)) return
      client.release(error)
      client.release = () => undefined // it is given back, whoever still holds it
    })
  })
}
