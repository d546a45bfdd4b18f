import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { EventEnvelope } from '@greenlang/events/contract.ts'
import { newUuid } from '@greenlang/kernel/id.ts'
import type { EventBus, EventHandler } from '../src/bus.ts'
import type { Buses } from './buses.ts'
import { eventually } from './eventually.ts'
import { ascending, news, oneTo, versionOf } from './news.ts'

const exchange = 'cbam.events'
const everything = '#'
const noneYet = (): number[] => []
const [one, two] = ['q.csrd.test', 'q.vcci.test'] as const

/** What every bus does, whatever carries its events. */
export function eventBusSuite(name: string, open: () => Buses): void {
  describe(`a bus ${name}`, () => {
    let buses: Buses
    let bus: EventBus
    beforeEach(async () => {
      buses = open()
      bus = await buses.connect()
    })
    afterEach(() => buses.drop())

    const collect =
      (into: number[]): EventHandler =>
      async (event) =>
        void into.push(versionOf(event))
    const publishAll = (events: readonly EventEnvelope[]) =>
      Promise.all(events.map((event) => bus.publish(exchange, event)))

    it('given a subscription, then the event arrives as it was published', async () => {
      const taken: EventEnvelope[] = []
      await bus.subscribe({
        queue: one,
        exchange,
        pattern: everything,
        handler: async (event) => void taken.push(event),
      })
      const event = news(1)
      await bus.publish(exchange, event)
      await eventually('one event arrives', () => taken.length === 1)
      expect(taken).toEqual([event])
    })

    it('given that a handler changes what it got, then the others get it unchanged', async () => {
      const taken: EventEnvelope[] = []
      const spoil: EventHandler = async (event) => void ((event.data as { version: number }).version = 0)
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: spoil })
      await bus.subscribe({
        queue: two,
        exchange,
        pattern: everything,
        handler: async (event) => void taken.push(event),
      })
      await bus.publish(exchange, news(7))
      await eventually('it arrives', () => taken.length === 1)
      expect(taken.map(versionOf)).toEqual([7])
    })

    it('given patterns for a type, an organization and another subject, then each queue gets what fits and nothing else', async () => {
      const [mine, other] = [newUuid(), newUuid()]
      const [ofType, ofMine, none] = [noneYet(), noneYet(), noneYet()]
      await bus.subscribe({
        queue: one,
        exchange,
        pattern: 'cbam.emissions.calculated.v1.*',
        handler: collect(ofType),
      })
      await bus.subscribe({ queue: two, exchange, pattern: `cbam.#.${mine}`, handler: collect(ofMine) })
      const otherSubject = { queue: 'q.csrd.cbam.emissions.calculated.v1', handler: collect(none) }
      await bus.subscribe({ ...otherSubject, exchange, pattern: 'cbam.declaration.*.v1.*' })
      await publishAll([news(1, mine), news(2, other), news(3, mine)])
      await eventually('three and two events arrive', () => ofType.length === 3 && ofMine.length === 2)
      expect(ofType.toSorted(ascending)).toEqual([1, 2, 3])
      expect(ofMine.toSorted(ascending)).toEqual([1, 3])
      expect(none).toEqual([])
    })

    it('given the exchange of another service, then nothing of it arrives', async () => {
      const [ours, theirs] = [noneYet(), noneYet()]
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: collect(ours) })
      await bus.subscribe({ queue: two, exchange: 'vcci.events', pattern: everything, handler: collect(theirs) })
      await bus.publish('vcci.events', news(1))
      await bus.publish(exchange, news(2))
      await eventually('each has one', () => ours.length + theirs.length === 2)
      expect([ours, theirs]).toEqual([[2], [1]])
    })

    it('given 50 events one after the other, then a queue begins them in that order', async () => {
      const taken: number[] = []
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: collect(taken) })
      for (const version of oneTo(50)) await bus.publish(exchange, news(version))
      await eventually('50 arrive', () => taken.length === 50)
      expect(taken).toEqual(oneTo(50))
    })

    it('given two copies of a consumer, then 20 events are shared between them, each handled by one', async () => {
      const copy = await buses.connect()
      const [first, second] = [noneYet(), noneYet()]
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: collect(first) })
      await copy.subscribe({ queue: one, exchange, pattern: everything, handler: collect(second) })
      for (const version of oneTo(20)) await bus.publish(exchange, news(version))
      await eventually('20 arrive', () => first.length + second.length === 20)
      await sleep(50)
      expect([...first, ...second].toSorted(ascending)).toEqual(oneTo(20))
      expect(first.length).toBeGreaterThan(4)
      expect(second.length).toBeGreaterThan(4)
    })

    it('given listeners in two copies, then each gets all 10 events', async () => {
      const copy = await buses.connect()
      const [first, second] = [noneYet(), noneYet()]
      await bus.listen({ exchange, pattern: everything, listener: (event) => void first.push(versionOf(event)) })
      await copy.listen({ exchange, pattern: everything, listener: (event) => void second.push(versionOf(event)) })
      for (const version of oneTo(10)) await bus.publish(exchange, news(version))
      await eventually('10 arrive at each', () => first.length === 10 && second.length === 10)
      expect([first, second]).toEqual([oneTo(10), oneTo(10)])
    })

    it('given a listener that fails, then the event is published and all others get it', async () => {
      const [listened, taken] = [noneYet(), noneYet()]
      const fail = () => {
        throw new Error('this listener is broken')
      }
      await bus.listen({ exchange, pattern: everything, listener: fail })
      await bus.listen({ exchange, pattern: everything, listener: (event) => void listened.push(versionOf(event)) })
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: collect(taken) })
      await bus.publish(exchange, news(1))
      await eventually('all have it', () => listened.length === 1 && taken.length === 1 && buses.letters.length === 1)
      expect(buses.letters).toMatchObject([{ queue: 'listener', reason: 'this listener is broken' }])
    })

    it('given a handler that fails for one event of four, then that one is delivered 5 times and put aside, and the others arrive', async () => {
      let deliveries = 0
      const [taken, elsewhere] = [noneYet(), noneYet()]
      const bad = news(2)
      const handler: EventHandler = async (event) => {
        if (event.id !== bad.id) return void taken.push(versionOf(event))
        deliveries++
        throw new Error('it cannot be taken')
      }
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler })
      await bus.subscribe({ queue: two, exchange, pattern: everything, handler: collect(elsewhere) })
      const published = publishAll([news(1), bad, news(3), news(4)])
      await eventually('the other queue has all', () => elsewhere.length === 4)
      expect(deliveries).toBeLessThan(5) // the other queue did not wait
      await eventually('it is given up', () => buses.letters.length === 1)
      await eventually('the dead letter is kept', async () => (await bus.deadLetters(one)) === 1)
      await published
      await eventually('the others arrive', () => taken.length === 3)
      await sleep(50)
      expect(deliveries).toBe(5)
      expect(taken.toSorted(ascending)).toEqual([1, 3, 4])
      expect(buses.letters).toEqual([{ queue: one, event: bad.id, reason: 'it cannot be taken' }])
      expect(await bus.deadLetters(two)).toBe(0)
    })

    it('given a handler that fails twice, then the third delivery has effect and nothing is put aside', async () => {
      let deliveries = 0
      const handler: EventHandler = async () => {
        if (++deliveries < 3) throw new Error('not yet')
      }
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler })
      await bus.publish(exchange, news(1))
      await eventually('it is taken', () => deliveries === 3)
      await sleep(100)
      expect([deliveries, buses.letters, await bus.deadLetters(one)]).toEqual([3, [], 0])
    })

    it('given nobody who hears of it, then the event is not published, and once somebody listens it is', async () => {
      await expect(bus.publish(exchange, news(1))).rejects.toMatchObject({
        code: 'EVENT_NOT_PUBLISHED',
        message: expect.stringContaining('no queue is bound for cbam.emissions.calculated.v1') as unknown,
      })
      const taken: number[] = []
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: collect(taken) })
      await bus.publish(exchange, news(2))
      await eventually('it arrives', () => taken.length === 1)
      expect(taken).toEqual([2])
    })

    it('given an event of which one of a hundred at once has nobody to hear it, then that one alone is refused', async () => {
      const mine = newUuid()
      const taken: number[] = []
      await bus.subscribe({ queue: one, exchange, pattern: `#.${mine}`, handler: collect(taken) })
      const events = oneTo(100).map((version) => news(version, version === 50 ? newUuid() : mine))
      const outcomes = await Promise.allSettled(events.map((event) => bus.publish(exchange, event)))
      expect(outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index + 1] : []))).toEqual([50])
      await eventually('99 arrive', () => taken.length === 99)
    })

    it('given a handler at work, then closing waits for it, and afterwards nothing begins', async () => {
      const done: number[] = []
      let begun = 0
      const handler: EventHandler = async (event) => {
        begun++
        await sleep(100)
        done.push(versionOf(event))
      }
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler })
      const published = Promise.allSettled(oneTo(40).map((version) => bus.publish(exchange, news(version))))
      await eventually('it has begun', () => begun > 0)
      await bus.close()
      const [begunAtClose, doneAtClose] = [begun, done.length]
      await published
      await sleep(200)
      expect(doneAtClose).toBe(begunAtClose)
      expect(begun).toBe(begunAtClose)
    })

    it('given a closed bus, then it is not healthy and publishing fails', async () => {
      await bus.subscribe({ queue: one, exchange, pattern: everything, handler: collect([]) })
      expect(bus.healthy()).toBe(true)
      await bus.close()
      expect(bus.healthy()).toBe(false)
      await expect(bus.publish(exchange, news(1))).rejects.toMatchObject({ code: 'EVENT_NOT_PUBLISHED' })
    })
  })
}
