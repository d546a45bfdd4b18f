import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { services, type Service } from '@greenlang/kernel/services.ts'
import { migrate } from './migrate.ts'
import { provision } from './provision.ts'

const shared = fileURLToPath(new URL('../..', import.meta.url))
const subgraphs = fileURLToPath(new URL('../../../subgraphs', import.meta.url))

/** Brings a database to what the platform needs: roles, schemas, tables, grants. It may run any number of times, and at once. */
export async function prepareDatabase(adminUrl: string, passwords: Readonly<Record<Service, string>>): Promise<void> {
  const turn = new pg.Client({ connectionString: adminUrl })
  await turn.connect()
  try {
    await turn.query('select pg_advisory_lock($1)', [7_305_113]) // two starts would run the same migrations
    await provision(adminUrl, passwords)
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
