import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { services, type Service } from '@greenlang/kernel/services.ts'

/** A database of a suite's own, with all tables and nothing in them. */
export type TestDatabase = {
  readonly adminUrl: string
  readonly passwords: Record<Service, string>
  readonly drop: () => Promise<void>
}

export const templateDatabase = 'greenlang_test_template'
export const testPasswords = Object.fromEntries(
  services.map((service) => [service, `only for tests ${service}`]),
) as Record<Service, string>

/** Copies the prepared database, which takes a fraction of the time of preparing one. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES']
  if (!server) throw new Error('There is no database for tests: run them with npm test.')
  const name = `greenlang_test_${randomBytes(6).toString('hex')}`
  await asOperator(server, `create database ${name} template ${templateDatabase}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    adminUrl: url.href,
    passwords: testPasswords,
    drop: () => asOperator(server, `drop database ${name} with (force)`),
  }
}

export async function asOperator(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Copies of one template wait for each other.
    await client.query('select pg_advisory_lock(7305114)')
    await client.query(sql)
  } finally {
    await client.end()
  }
}
