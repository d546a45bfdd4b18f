import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { services, type Service } from '@greenlang/kernel/services.ts'

/** Owns every object and cannot sign in: no service owns what it works on. */
export const ownerRole = 'greenlang_owner'

export const serviceRole = (service: Service) => `${service}_app`

/** Schemas that are not a service's own. */
const commonSchemas = ['shared', 'audit'] as const

/**
 * Makes roles, schemas and grants as they should be; it may run any number of times. Services get the rights on their own
 * schema and read people and organizations; row security does the rest.
 *
 * @param adminUrl - connection of an operator with CREATEROLE and CREATE on the database
 * @param passwords - one per service
 */
export async function provision(adminUrl: string, passwords: Record<Service, string>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await provisionOnce(adminUrl, passwords)
    } catch (cause) {
      if (attempt === 10 || !isOvertaken(cause as pg.DatabaseError)) throw cause
      await sleep(50 * attempt)
    }
  }
}

/** Roles belong to the whole server: another database of it that is prepared just now may have changed one under our hands. */
function isOvertaken({ code, message }: pg.DatabaseError): boolean {
  return code === '23505' || code === '42710' || message === 'tuple concurrently updated'
}

async function provisionOnce(adminUrl: string, passwords: Record<Service, string>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await createRole(client, ownerRole, 'nologin')
    await client.query(`grant ${ownerRole} to current_user`)
    for (const service of services) {
      const role = serviceRole(service)
      await createRole(client, role, 'login')
      const login = `login nosuperuser nocreatedb nocreaterole noinherit nobypassrls`
      await client.query(`alter role ${role} ${login} password ${client.escapeLiteral(passwords[service])}`)
    }
    const database = client.escapeIdentifier(client.database ?? 'postgres')
    await client.query(
      `grant create on database ${database} to ${ownerRole}; revoke temporary on database ${database} from public`,
    )
    await client.query(
      `grant usage, create on schema public to ${ownerRole}; revoke create on schema public from public`,
    )
    for (const schema of [...services, ...commonSchemas])
      await client.query(`create schema if not exists ${schema} authorization ${ownerRole}`)
    for (const service of services) await grantOwnSchema(client, service)
  } finally {
    await client.end()
  }
}

async function createRole(client: pg.Client, role: string, login: 'login' | 'nologin'): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await client.query(`create role ${role} ${login}`)
}

async function grantOwnSchema(client: pg.Client, service: Service): Promise<void> {
  const role = serviceRole(service)
  const inSchema = `alter default privileges for role ${ownerRole} in schema ${service}`
  await client.query(`
    grant usage on schema ${service}, public, shared, audit to ${role};
    ${inSchema} grant select, insert, update, delete on tables to ${role};
    ${inSchema} grant usage on sequences to ${role};
  `)
}
