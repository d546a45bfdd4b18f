import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Migrator } from '@mikro-orm/migrations'
import { Migration } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/postgresql'
import { ownerRole } from './provision.ts'

type Settings = {
  /** Connection of an operator who may become the owner role. */
  adminUrl: string
  schema: string
  /** Folders of `.sql` files, run in this order and by name inside each. Names without schema mean the schema above. */
  folders: readonly string[]
}

/** Brings a schema to its newest form. Each file runs once, in one transaction, as the owner of all objects. */
export async function migrate({ adminUrl, schema, folders }: Settings): Promise<number> {
  const migrationsList = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => ({ name: file, class: sqlMigration(schema, readFileSync(join(folder, file), 'utf8')) })),
  )
  const orm = await MikroORM.init({
    clientUrl: adminUrl,
    schema,
    entities: [],
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    pool: { min: 0, max: 1 },
    migrations: {
      migrationsList,
      tableName: 'migrations',
      transactional: true,
      allOrNothing: false,
      snapshot: false,
      silent: true,
    },
  })
  try {
    return (await orm.migrator.up()).length
  } finally {
    await orm.close()
  }
}

function sqlMigration(schema: string, sql: string) {
  return class extends Migration {
    override up(): void {
      this.addSql(`set local role ${ownerRole}`)
      this.addSql(`set local search_path to ${schema}, public`)
      this.addSql(sql)
      this.addSql('reset role') // the list of migrations is the operator's
    }
  }
}
