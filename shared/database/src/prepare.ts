import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { services, type Service } from '@greenlang/kernel/services.ts'
import { migrate } from './migrate.ts'
import { provision } from './provision.ts'

const shared = fileURLToPath(new URL('../..', import.meta.url))
const subgraphs = fileURLToPath(new URL('../../../subgraphs', import.meta.url))

/** There is no such server, or it does not let us do what has to be done. The sentence holds no password. */
export class DatabaseNotReachable extends DomainError {
  constructor(adminUrl: string, { code, message }: { code?: string | undefined; message: string }) {
    const refused = /^28|^3D/.test(code ?? '') || code === insufficientPrivilege // wrong password, no such database
    super(
      'DATABASE_NOT_REACHABLE',
      refused
        ? `Postgres refuses (${message}). Correct DATABASE_URL: it needs a database that exists and an operator who may create roles.`
        : `Postgres cannot be reached at ${new URL(adminUrl).host} (${code ?? message}). Start it, or correct DATABASE_URL.`,
    )
  }
}

const connectTimeoutMs = 10_000
const insufficientPrivilege = '42501'

/** Brings a database to what the platform needs: roles, schemas, tables, grants. It may run any number of times, and at once. @throws {DatabaseNotReachable} */
export async function prepareDatabase(adminUrl: string, passwords: Readonly<Record<Service, string>>): Promise<void> {
  const turn = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: connectTimeoutMs })
  await turn.connect().catch((cause: pg.DatabaseError) => {
    throw new DatabaseNotReachable(adminUrl, cause)
  })
  try {
    await turn.query('select pg_advisory_lock($1)', [7_305_113]) // two starts would run the same migrations
    await provision(adminUrl, passwords).catch((cause: pg.DatabaseError) => {
      throw cause.code === insufficientPrivilege ? new DatabaseNotReachable(adminUrl, cause) : cause
    })
    await migrateAll(adminUrl)
  } finally {
    await turn.end()
  }
}

async function migrateAll(adminUrl: string): Promise<void> {
  await migrate({ adminUrl, schema: 'audit', folders: [join(shared, 'database', 'migrations')] })
  for (const service of services) {
    const imports = service === 'cbam' || service === 'vcci' ? [join(shared, 'imports', 'migrations')] : []
    await migrate({
      adminUrl,
      schema: service,
      folders: [join(shared, 'messaging', 'migrations'), ...imports, join(subgraphs, service, 'migrations')],
    })
  }
}
