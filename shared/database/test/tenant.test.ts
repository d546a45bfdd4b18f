import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { newUuid } from '@greenlang/kernel/id.ts'
import { asOperator, cloneDatabase, type TestDatabase } from '../../../test/harness/database.ts'
import { createOrm } from '../src/orm.ts'
import { serviceUrl } from '../src/service-url.ts'
import { Tenant } from '../src/tenant.ts'

const [mine, other] = [newUuid(), newUuid()]
const poolSize = 2

describe('the database as one organization sees it', () => {
  let database: TestDatabase
  let orm: MikroORM

  beforeAll(async () => {
    database = await cloneDatabase()
    const table = `create table cbam.things (org_id uuid not null, name text not null, primary key (org_id, name))`
    const security = `alter table cbam.things enable row level security, force row level security`
    const policy = `create policy tenant on cbam.things using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)`
    await asOperator(database.adminUrl, `set role greenlang_owner; ${table}; ${security}; ${policy}`)
    orm = await createOrm({
      url: serviceUrl(database.adminUrl, 'cbam', database.passwords.cbam),
      schema: 'cbam',
      entities: [],
      poolSize,
    })
    await add(mine, 'my thing')
    await add(other, 'other thing')
  })
  afterAll(async () => {
    await orm.close()
    await database.drop()
  })

  const select = 'select name from cbam.things order by name'
  const add = (organizationId: string, name: string) =>
    Tenant.of(orm.em, organizationId).write((em) =>
      em.execute('insert into cbam.things values (?, ?)', [organizationId, name]),
    )
  const seenBy = async (organizationId: string) => {
    const rows = await Tenant.of(orm.em, organizationId).read((em) => em.execute<{ name: string }[]>(select))
    return rows.map(({ name }) => name)
  }

  it('given rows of two organizations, then reading, writing and bulk work see those of the own one', async () => {
    const tenant = Tenant.of(orm.em, mine)
    expect(await tenant.read((em) => em.execute(select))).toEqual([{ name: 'my thing' }])
    expect(await tenant.write((em) => em.execute(select))).toEqual([{ name: 'my thing' }])
    expect((await tenant.bulk((client) => client.query(select))).rows).toEqual([{ name: 'my thing' }])
  })

  it.each([
    ['an update', `update cbam.things set name = 'taken' where org_id = '${other}' returning name`],
    ['a deletion', `delete from cbam.things where org_id = '${other}' returning name`],
  ])("given %s of another organization's row, then it finds none", async (_case, sql) => {
    expect(await Tenant.of(orm.em, mine).write((em) => em.execute(sql))).toEqual([])
    expect((await Tenant.of(orm.em, mine).bulk((client) => client.query(sql))).rows).toEqual([])
    expect(await seenBy(other)).toEqual(['other thing'])
  })

  it.each([
    ['a new row', `insert into cbam.things values ('${other}', 'planted')`],
    ['an own row given away', `update cbam.things set org_id = '${other}'`],
  ])('given %s for another organization, then it is refused', async (_case, sql) => {
    await expect(Tenant.of(orm.em, mine).write((em) => em.execute(sql))).rejects.toThrow(/row-level security/)
    await expect(Tenant.of(orm.em, mine).bulk((client) => client.query(sql))).rejects.toThrow(/row-level security/)
    expect([await seenBy(mine), await seenBy(other)]).toEqual([['my thing'], ['other thing']])
  })

  it('given no organization, then no row is seen, changed or written', async () => {
    const em = orm.em.fork()
    expect(await em.execute(select)).toEqual([])
    expect(await em.execute(`update cbam.things set name = 'taken' returning name`)).toEqual([])
    await expect(em.execute(`insert into cbam.things values ('${mine}', 'planted')`)).rejects.toThrow(
      /row-level security/,
    )
    expect(await Tenant.forPurpose(orm.em, 'relay').read((reader) => reader.execute(select))).toEqual([])
  })

  it('given work of two organizations through a pool of 2, then the organization does not stay on a connection', async () => {
    const setting = `select current_setting('app.org_id', true) as organization, pg_backend_pid() as pid`
    const after = () =>
      Promise.all(
        Array.from({ length: poolSize }, () =>
          orm.em.fork().execute<{ organization: string | null; pid: number }[]>(`${setting}, pg_sleep(0.05)`),
        ),
      )
    await Promise.all([seenBy(mine), seenBy(other)])
    await Promise.all(
      [mine, other].map((organizationId) => Tenant.of(orm.em, organizationId).bulk((client) => client.query(select))),
    )
    await expect(Tenant.of(orm.em, mine).write(() => Promise.reject(new Error('it fails')))).rejects.toThrow('it fails')
    await expect(Tenant.of(orm.em, mine).bulk(() => Promise.reject(new Error('it fails')))).rejects.toThrow('it fails')
    const connections = (await after()).flat()
    expect(new Set(connections.map(({ pid }) => pid)).size).toBe(poolSize)
    expect(connections.map(({ organization }) => organization || null)).toEqual([null, null])
  })

  it('given 100 readings of two organizations at once, then each sees its own', async () => {
    const seen = await Promise.all(Array.from({ length: 100 }, (_, index) => seenBy(index % 2 ? mine : other)))
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => [index % 2 ? 'my thing' : 'other thing']))
  })

  it("given work inside another organization's open transaction, then it is done for its own organization", async () => {
    const names = await Tenant.of(orm.em, mine).write(async () => seenBy(other))
    expect(names).toEqual(['other thing'])
  })

  it('given a failure after two rows, then none of them is stored, by either way of writing', async () => {
    const insert = `insert into cbam.things values ('${mine}', 'half'), ('${mine}', 'done')`
    const failing = new Error('it fails')
    await expect(
      Tenant.of(orm.em, mine).write((em) => em.execute(insert).then(() => Promise.reject(failing))),
    ).rejects.toBe(failing)
    await expect(
      Tenant.of(orm.em, mine).bulk((client) => client.query(insert).then(() => Promise.reject(failing))),
    ).rejects.toBe(failing)
    expect(await seenBy(mine)).toEqual(['my thing'])
  })

  it('given a reading, then it cannot write, and sees one snapshot while others write', async () => {
    const reader = Tenant.of(orm.em, mine)
    await expect(reader.read((em) => em.execute(`delete from cbam.things`))).rejects.toThrow(/read-only transaction/)
    const [before, after] = await reader.read(async (em) => {
      const first = await em.execute(select)
      await add(mine, 'later thing')
      return [first, await em.execute(select)]
    })
    expect(after).toEqual(before)
    expect(await seenBy(mine)).toEqual(['later thing', 'my thing'])
    await Tenant.of(orm.em, mine).write((em) => em.execute(`delete from cbam.things where name = 'later thing'`))
  })

  it.each(['read', 'write', 'bulk'] as const)(
    'given that the server cuts off %s transactions 5 times, then a pool of 2 still works',
    async (way) => {
      const cut = () =>
        asOperator(
          database.adminUrl,
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'cbam_app' and datname = current_database()`,
        )
      for (let times = 0; times < 5; times++)
        await expect(Tenant.of(orm.em, mine)[way](cut)).rejects.toThrow(/connection|terminat/)
      expect(await seenBy(mine)).toEqual(['my thing'])
    },
  )
})
