import { MikroORM, type EntityName, type Options } from '@mikro-orm/postgresql'

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
    driverOptions: { application_name: schema, connectionTimeoutMillis: 10_000, keepAlive: true },
    ensureDatabase: false,
    forceUtcTimezone: true,
    sessionContext: 'transaction',
    discovery: { warnWhenNoEntities: false },
    debug: false,
  } satisfies Options as Options)
}
