import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { services, type Service } from '@greenlang/kernel/services.ts'
import { migrate } from './migrate.ts'
import { provision } from './provision.ts'

const shared = fileURLToPath(new URL('../..', import.meta.url))
const subgraphs = fileURLToPath(new URL('../../../subgraphs', import.meta.url))

/** Brings a database to what the platform needs: roles, schemas, tables, grants. It may run any number of times. */
export async function prepareDatabase(adminUrl: string, passwords: Readonly<Record<Service, string>>): Promise<void> {
  await provision(adminUrl, passwords)
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
