import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { MikroORM } from '@mikro-orm/postgresql'
import { createOrm } from '@greenlang/database/orm.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { EventEnvelope } from '@greenlang/events/contract.ts'
import { embeddedEmissionsCalculated } from '@greenlang/events/emissions-calculated.ts'
import { newUuid } from '@greenlang/kernel/id.ts'
import type { Service } from '@greenlang/kernel/services.ts'
import { asOperator, cloneDatabase, type TestDatabase } from '../../../test/harness/database.ts'
import { describeWith } from '../../../test/harness/describe-with.ts'
import type { EventBus } from '../src/bus.ts'
import { consume } from '../src/inbox.ts'
import { Outbox } from '../src/outbox.ts'
import { OutboxRelay } from '../src/relay.ts'
import { inProcessBuses, rabbitBuses, type Buses } from './buses.ts'
import { eventually } from './eventually.ts'
import { ascending, news, oneTo, versionOf } from './news.ts'

jest.setTimeout(60_000)

const tables = ['cbam.test_changes', 'csrd.test_effects']
const policy = `using (org_id = nullif(current_setting('app.org_id', true), '')::uuid)`
const createTables = tables
  .map(
    (table) =>
      `create table ${table} (position bigserial, org_id uuid, version int); alter table ${table} enable row level security, force row level security; create policy tenant on ${table} ${policy};`,
  )
  .join('')

type Row = { org_id: string; version: number }

function outboxSuite(name: string, open: () => Buses): void {
  describe(`outbox, relay and inbox with a bus ${name}`, () => {
    let database: TestDatabase
    let cbam: MikroORM
    let csrd: MikroORM
    let buses: Buses
    let bus: EventBus
    const outbox = new Outbox('cbam')
    const relays: OutboxRelay[] = []

    beforeAll(async () => {
      database = await cloneDatabase()
      await asOperator(database.adminUrl, `set role greenlang_owner; ${createTables}`)
      const orm = (schema: Service) =>
        createOrm({
          url: serviceUrl(database.adminUrl, schema, database.passwords[schema]),
          schema,
          entities: [],
          poolSize: 6,
        })
      cbam = await orm('cbam')
      csrd = await orm('csrd')
    })
    afterAll(async () => {
      await cbam.close()
      await csrd.close()
      await database.drop()
    })
    beforeEach(async () => {
      buses = open()
      bus = await buses.connect()
    })
    afterEach(async () => {
      await Promise.all(relays.splice(0).map((relay) => relay.stop()))
      await buses.drop()
      await asOperator(database.adminUrl, `truncate cbam.outbox, csrd.inbox, ${tables.join(', ')}`)
    })

    /** A use case: its row and its event, in one transaction. */
    const change = (organizationId: string, version: number, fail = false) =>
      Tenant.of(cbam.em, organizationId).write(async (transaction) => {
        await transaction.execute('insert into cbam.test_changes (org_id, version) values (?, ?)', [
          organizationId,
          version,
        ])
        await outbox.add(transaction, embeddedEmissionsCalculated, news(version, organizationId) as never)
        if (fail) throw new Error('the use case fails')
      })

    /** The consumer: what it was handed, and an effect in its own schema. */
    const deliveries: EventEnvelope[] = []
    const listen = async () => {
      deliveries.length = 0
      const counted: EventBus = Object.assign(Object.create(bus) as EventBus, {
        subscribe: (subscription: Parameters<EventBus['subscribe']>[0]) =>
          bus.subscribe({ ...subscription, handler: (event) => (deliveries.push(event), subscription.handler(event)) }),
      })
      await consume(counted, csrd.em, {
        service: 'csrd',
        contract: embeddedEmissionsCalculated,
        effect: async (transaction, { version }, { orgid }) => {
          await transaction.execute('insert into csrd.test_effects (org_id, version) values (?, ?)', [orgid, version])
        },
      })
    }

    const startRelay = (through: EventBus = bus, onError: (error: Error) => void = () => undefined) => {
      const relay = new OutboxRelay({ em: cbam.em, schema: 'cbam', bus: through, onError, idleMs: 20 })
      relays.push(relay)
      relay.start()
      return relay
    }

    const rows = async (table: string, organizationId: string) =>
      Tenant.of(table.startsWith('cbam') ? cbam.em : csrd.em, organizationId).read((reader) =>
        reader.execute<Row[]>(`select org_id, version from ${table} order by position`),
      )
    const effects = async (organizationId: string) =>
      (await rows('csrd.test_effects', organizationId)).map(({ version }) => version)
    const backlog = () => new OutboxRelay({ em: cbam.em, schema: 'cbam', bus, onError: () => undefined }).backlog()
    const allPublished = () => eventually('the outbox is empty', async () => (await backlog()).waiting === 0, 60_000)

    it('given a use case that is stored, then its event has effect, and the outbox keeps it as published', async () => {
      const organizationId = newUuid()
      await listen()
      await change(organizationId, 1)
      expect(await backlog()).toMatchObject({ waiting: 1 })
      startRelay()
      await eventually('it has effect', async () => (await effects(organizationId)).length === 1)
      await allPublished()
    })

    it('given a use case that fails at its end, then neither its row nor its event is there', async () => {
      const organizationId = newUuid()
      await listen()
      startRelay()
      await expect(change(organizationId, 1, true)).rejects.toThrow('the use case fails')
      await change(organizationId, 2)
      await eventually('the second has effect', async () => (await effects(organizationId)).length === 1)
      expect((await rows('cbam.test_changes', organizationId)).map(({ version }) => version)).toEqual([2])
      expect(deliveries.map(versionOf)).toEqual([2])
    })

    it('given events of two organizations, then each has its effect in its own organization alone', async () => {
      const [mine, other] = [newUuid(), newUuid()]
      await listen()
      startRelay()
      await change(mine, 1)
      await change(other, 2)
      await change(mine, 3)
      await eventually('three effects', async () => (await effects(mine)).length + (await effects(other)).length === 3)
      expect([(await effects(mine)).toSorted(ascending), await effects(other)]).toEqual([[1, 3], [2]])
    })

    it('given that a relay dies between publishing and noting it, then the event is delivered twice and has effect once', async () => {
      const organizationId = newUuid()
      await listen()
      await change(organizationId, 1)
      let killed = false
      const killer: EventBus = Object.assign(Object.create(bus) as EventBus, {
        publish: async (...event: Parameters<EventBus['publish']>) => {
          await bus.publish(...event)
          if (killed) return
          killed = true
          await asOperator(
            database.adminUrl,
            `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'cbam_app' and datname = current_database()`,
          )
        },
      })
      const errors: string[] = []
      startRelay(killer, ({ message }) => errors.push(message))
      await eventually('it is delivered twice', () => deliveries.length === 2)
      await allPublished()
      await eventually('it has effect', async () => (await effects(organizationId)).length > 0)
      expect(deliveries[0]).toEqual(deliveries[1])
      expect(await effects(organizationId)).toEqual([1])
      expect(errors).toHaveLength(1)
    })

    it('given two relays at once, then each of 300 events is published once', async () => {
      const organizationId = newUuid()
      await listen()
      for (const version of oneTo(300)) await change(organizationId, version)
      startRelay()
      startRelay()
      await allPublished()
      await eventually('all have effect', async () => (await effects(organizationId)).length === 300)
      expect(deliveries.map(versionOf).toSorted(ascending)).toEqual(oneTo(300))
    })

    it('given a broker that takes nothing, then events wait in the outbox with the reason, and are published in order once it does', async () => {
      const organizationId = newUuid()
      await listen()
      let dead = true
      const moody: EventBus = Object.assign(Object.create(bus) as EventBus, {
        publish: (...event: Parameters<EventBus['publish']>) =>
          dead && versionOf(event[1]) >= 3 ? Promise.reject(new Error('the broker is gone')) : bus.publish(...event),
      })
      for (const version of oneTo(10)) await change(organizationId, version)
      startRelay(moody)
      const waiting = () =>
        Tenant.of(cbam.em, organizationId).read((reader) =>
          reader.execute<{ version: number; attempts: number; last_error: string | null }[]>(
            `select (event -> 'data' ->> 'version')::int as version, attempts, last_error from cbam.outbox where published_at is null order by position`,
          ),
        )
      await eventually('it was tried twice', async () => ((await waiting())[0]?.attempts ?? 0) >= 2)
      expect((await waiting()).map(({ version }) => version)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
      expect((await waiting())[0]).toMatchObject({ version: 3, last_error: 'the broker is gone' })
      dead = false
      await allPublished()
      await eventually('all have effect', async () => (await effects(organizationId)).length === 10)
      expect(deliveries.map(versionOf)).toEqual(oneTo(10))
    })

    it('given a broker that takes nothing for a second, then it is tried less and less often', async () => {
      await listen()
      await change(newUuid(), 1)
      let attempts = 0
      const dead: EventBus = Object.assign(Object.create(bus) as EventBus, {
        publish: () => (attempts++, Promise.reject(new Error('the broker is gone'))),
      })
      const relay = startRelay(dead)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await relay.stop()
      expect(attempts).toBeGreaterThan(2)
      expect(attempts).toBeLessThan(10)
    })

    it('given an event whose data do not fit the contract, then it has no effect and is put aside', async () => {
      const organizationId = newUuid()
      await listen()
      const bad = { ...news(1, organizationId), data: { version: 'one' } }
      await Tenant.of(cbam.em, organizationId).write((transaction) =>
        outbox.add(transaction, embeddedEmissionsCalculated, bad as never),
      )
      await change(organizationId, 2)
      startRelay()
      await eventually('the good one has effect', async () => (await effects(organizationId)).length === 1)
      await eventually('the bad one is put aside', () => buses.letters.length === 1)
      expect(await effects(organizationId)).toEqual([2])
      expect(buses.letters[0]?.reason).toBe(
        'The event cbam.emissions.calculated.v1 cannot be read: its data do not fit the contract.',
      )
    })

    it('given 1,000 events of 10 organizations, two relays, and one delivery in ten that fails after its effect, then each has effect once', async () => {
      const organizations = Array.from({ length: 10 }, () => newUuid())
      const failed = new Set<string>()
      await consume(bus, csrd.em, {
        service: 'csrd',
        contract: embeddedEmissionsCalculated,
        effect: async (transaction, { version }, { orgid, id }) => {
          await transaction.execute('insert into csrd.test_effects (org_id, version) values (?, ?)', [orgid, version])
          if (version % 10 !== 0 || failed.has(id)) return
          failed.add(id)
          throw new Error('it fails once, after its effect')
        },
      })
      await Promise.all(
        organizations.map((organizationId) =>
          Tenant.of(cbam.em, organizationId).write(async (transaction) => {
            for (const version of oneTo(100))
              await outbox.add(transaction, embeddedEmissionsCalculated, news(version, organizationId) as never)
          }),
        ),
      )
      startRelay()
      startRelay()
      await allPublished()
      const sorted = async (organizationId: string) => (await effects(organizationId)).toSorted(ascending)
      for (const organizationId of organizations) {
        await eventually('all have effect', async () => (await effects(organizationId)).length === 100)
        expect(await sorted(organizationId)).toEqual(oneTo(100))
      }
      expect(failed.size).toBe(100)
      expect(buses.letters).toEqual([])
    })
  })
}

outboxSuite('in the process', inProcessBuses)
describeWith('rabbitmq', 'RabbitMQ', (url) => outboxSuite('over RabbitMQ', () => rabbitBuses(url)))
