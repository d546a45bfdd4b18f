import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import pg from 'pg'
import { services } from '@greenlang/kernel/services.ts'
import { asOperator, testPasswords } from '../../../test/harness/database.ts'
import { describeWith } from '../../../test/harness/describe-with.ts'
import { prepareDatabase } from '../src/prepare.ts'
import { serviceRole } from '../src/provision.ts'
import { serviceUrl } from '../src/service-url.ts'
import { faults, faultsOf, structureOf } from './catalogue.ts'

jest.setTimeout(60_000)

const noFaults = Object.fromEntries(Object.keys(faults).map((question) => [question, []]))

const onServer = (server: string, name: string) => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

describe('a prepared database', () => {
  let database: string
  const made: string[] = []
  const server = process.env['TEST_POSTGRES']!
  const newDatabase = async () => {
    const name = `greenlang_test_${randomBytes(6).toString('hex')}`
    await asOperator(server, `create database ${name}`)
    made.push(name)
    return onServer(server, name)
  }

  // A copy of the prepared database would not do: rights on a database itself are not copied.
  beforeAll(async () => {
    database = await newDatabase()
    await prepareDatabase(database, testPasswords)
  })
  afterAll(async () => {
    for (const name of made) await asOperator(server, `drop database ${name} with (force)`)
  })

  it('given all services, then each stays in its own schema, owns nothing and sees no row without its organization', async () => {
    expect(await faultsOf(database)).toEqual(noFaults)
  })

  it('given one fault of each kind, then the same questions find each of them', async () => {
    const broken = await newDatabase()
    await prepareDatabase(broken, testPasswords)
    await asOperator(
      broken,
      `create table cbam.open (org_id uuid); alter table cbam.open enable row level security;
         create table cbam.lax (org_id uuid); create policy lax on cbam.lax using (true);
         create view csrd.everything as select * from cbam.open;
         create function csrd.act() returns int language sql security definer as 'select 1';
         create table vcci.owned (); alter table vcci.owned owner to vcci_app;
         grant create on schema cbam to cbam_app; grant usage on schema cbam to csrd_app; grant select on cbam.open to csrd_app;
         grant truncate on cbam.open to cbam_app; grant select on audit.log to cbam_app; grant update on public.users to vcci_app; grant select on cbam.lax to public`,
    )
    const found = await faultsOf(broken)
    const silent = Object.entries(found).filter(([, list]) => list.length === 0)
    // what belongs to the whole server is not broken for a test: others use it
    expect(silent.map(([question]) => question)).toEqual([
      'services that may do what only operators may',
      'services that are members of another role',
    ])
    expect(found['tables of organizations without forced row security or without a policy']).toEqual([
      'cbam.open',
      'cbam.lax',
    ])
  })

  it('given a second preparation, then nothing changes', async () => {
    const before = await structureOf(database)
    await prepareDatabase(database, testPasswords)
    expect(await structureOf(database)).toEqual(before)
  })

  it('given two preparations of one empty database at once, then it is prepared once', async () => {
    const url = await newDatabase()
    await Promise.all([prepareDatabase(url, testPasswords), prepareDatabase(url, testPasswords)])
    expect(await faultsOf(url)).toEqual(noFaults)
  })

  it('given preparations of three databases of one server at once, then all are prepared', async () => {
    const urls = [await newDatabase(), await newDatabase(), await newDatabase()]
    await Promise.all(urls.map((url) => prepareDatabase(url, testPasswords)))
    expect(await Promise.all(urls.map(faultsOf))).toEqual(urls.map(() => noFaults))
  })
})

describeWith('postgres', 'a database on a Postgres server of its own', (server) => {
  const name = `greenlang_test_${randomBytes(6).toString('hex')}`
  const roles = [...services.map(serviceRole), 'greenlang_owner']
  let before: Map<string, string | null>

  // Roles belong to the whole server: those that were there get their passwords back, the others go.
  beforeAll(async () => {
    before = new Map(
      (
        await query<{ rolname: string; rolpassword: string | null }>(
          server,
          'select rolname, rolpassword from pg_authid',
        )
      ).map((role) => [role.rolname, role.rolpassword]),
    )
    await asOperator(server, `create database ${name}`)
  })
  afterAll(async () => {
    await asOperator(server, `drop database ${name} with (force)`)
    for (const role of roles) {
      const password = before.get(role)
      if (password) await asOperator(server, `alter role ${role} password '${password}'`)
      if (!before.has(role)) await asOperator(server, `drop role ${role}`)
    }
  })

  it('given a preparation and a second one, then there are no faults, nothing changes, and each service can sign in', async () => {
    const url = onServer(server, name)
    await prepareDatabase(url, testPasswords)
    const structure = await structureOf(url)
    await prepareDatabase(url, testPasswords)
    expect(await structureOf(url)).toEqual(structure)
    expect(await faultsOf(url)).toEqual(noFaults)
    const users = await Promise.all(
      services.map((service) =>
        query<{ me: string }>(serviceUrl(url, service, testPasswords[service]), 'select current_user as me'),
      ),
    )
    expect(users.map(([row]) => row?.me)).toEqual(services.map(serviceRole))
  })
})

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
