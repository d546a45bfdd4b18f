import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { newUuid } from '@greenlang/kernel/id.ts'
import { cloneDatabase, type TestDatabase } from '../../../test/harness/database.ts'
import { createOrm } from '../src/orm.ts'
import { serviceUrl } from '../src/service-url.ts'
import { Tenant } from '../src/tenant.ts'

const one = newUuid()
const two = newUuid()
const insert = 'insert into cbam.inbox (consumer, event_id, org_id) values (?, ?, ?)'

describe('work of one tenant inside work of another', () => {
  let database: TestDatabase
  let cbam: MikroORM
  let vcci: MikroORM

  beforeAll(async () => {
    database = await cloneDatabase()
    const orm = (service: 'cbam' | 'vcci') =>
      createOrm({
        url: serviceUrl(database.adminUrl, service, database.passwords[service]),
        schema: service,
        entities: [],
        poolSize: 4,
      })
    cbam = await orm('cbam')
    vcci = await orm('vcci')
    for (const org of [one, two]) await Tenant.of(cbam.em, org).write((em) => em.execute(insert, ['test', org, org]))
  })
  afterAll(async () => {
    await cbam.close()
    await vcci.close()
    await database.drop()
  })

  const seen = (org: string) =>
    Tenant.of(cbam.em, org).read((em) => em.execute<{ org_id: string }[]>('select org_id from cbam.inbox'))

  it('given a transaction of the first open around it, then the second sees its own row only, and the first still its own', async () => {
    await Tenant.of(cbam.em, one).write(async (em) => {
      expect(await seen(two)).toEqual([{ org_id: two }])
      expect(await em.execute('select org_id from cbam.inbox')).toEqual([{ org_id: one }])
    })
  })

  it('given a transaction of the relay open around it, then a tenant does not see with the eyes of the relay', async () => {
    await Tenant.forPurpose(cbam.em, 'relay').write(async () => {
      expect(await seen(one)).toEqual([{ org_id: one }])
      expect(
        await Tenant.of(cbam.em, one).bulk(
          async (client) => (await client.query('select org_id from cbam.inbox')).rows,
        ),
      ).toEqual([{ org_id: one }])
    })
  })

  it('given a transaction of another service open around it, then a service works as itself', async () => {
    await Tenant.of(cbam.em, one).write(async () => {
      const [row] = await Tenant.of(vcci.em, one).read((em) =>
        em.execute<{ who: string }[]>('select current_user as who'),
      )
      expect(row).toEqual({ who: 'vcci_app' })
    })
  })

  it('given the outer transaction fails, then what the inner one stored stays', async () => {
    const failing = Tenant.of(cbam.em, one).write(async (em) => {
      await em.execute(insert, ['outer', 'outer', one])
      await Tenant.of(cbam.em, two).write((inner) => inner.execute(insert, ['inner', 'inner', two]))
      throw new Error('outer fails')
    })
    await expect(failing).rejects.toThrow('outer fails')
    expect(await seen(two)).toHaveLength(2)
    expect(await seen(one)).toHaveLength(1)
  })
})
