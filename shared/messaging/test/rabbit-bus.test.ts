import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { connect, type ChannelModel } from 'amqplib'
import { routingKey } from '@greenlang/events/contract.ts'
import { describeWith } from '../../../test/harness/describe-with.ts'
import { freePort } from '../../../test/harness/servers.ts'
import type { EventBus } from '../src/bus.ts'
import { RabbitBus } from '../src/rabbit-bus.ts'
import { rabbitBuses } from './buses.ts'
import { eventually } from './eventually.ts'
import { news, oneTo, versionOf } from './news.ts'
import { Wire } from './wire.ts'

const exchange = 'cbam.events'
const queue = 'q.csrd.test'
const pattern = '#'

jest.setTimeout(30_000)

describeWith('rabbitmq', 'RabbitMQ in trouble', (server) => {
  let wire: Wire
  let buses: ReturnType<typeof rabbitBuses>
  let bus: EventBus
  let operator: ChannelModel
  let taken: number[]

  beforeEach(async () => {
    const reached = await Wire.to(server)
    wire = reached.wire
    buses = rabbitBuses(`${reached.url}?heartbeat=1`)
    bus = await buses.connect()
    operator = await connect(server)
    taken = []
  })
  afterEach(async () => {
    await operator.close()
    await buses.drop()
    await wire.close()
  })

  const subscribe = () =>
    bus.subscribe({ queue, exchange, pattern, handler: async (event) => void taken.push(versionOf(event)) })
  const back = () => eventually('the bus is back', () => bus.healthy())

  /** What is published at any time, tried until the bus takes it, as the relay does. */
  const insist = async (version: number) => {
    for (const event = news(version); ; await sleep(50)) {
      try {
        return await bus.publish(exchange, event)
      } catch {
        /* again */
      }
    }
  }

  it('given 50 events one after the other, then the broker has confirmed them within 1 s', async () => {
    await subscribe()
    const begun = performance.now()
    for (const version of oneTo(50)) await bus.publish(exchange, news(version))
    expect(performance.now() - begun).toBeLessThan(1_000)
  })

  it('given that a publish resolved and every process ended, then the event is there for the next', async () => {
    await subscribe()
    await bus.close()
    const publisher = await buses.connect()
    await publisher.publish(exchange, news(1))
    await publisher.close()
    expect(taken).toEqual([])
    bus = await buses.connect()
    await subscribe()
    await eventually('it arrives', () => taken.length === 1)
  })

  it('given that the connection breaks, then publishes on their way fail, and so do new ones, at once', async () => {
    await subscribe()
    wire.silence()
    const onTheirWay = oneTo(20).map((version) => bus.publish(exchange, news(version)))
    const outcomes = Promise.allSettled(onTheirWay)
    await wire.cut()
    expect((await outcomes).map(({ status }) => status)).toEqual(onTheirWay.map(() => 'rejected'))
    expect(bus.healthy()).toBe(false)
    await expect(bus.publish(exchange, news(21))).rejects.toMatchObject({
      code: 'EVENT_NOT_PUBLISHED',
      message: 'The message broker did not take the event: there is no connection. It is kept and published again.',
    })
    await wire.mend()
    wire.release()
    await back()
  })

  it('given that the broker falls silent, then publishes fail when heartbeats stay away', async () => {
    await subscribe()
    wire.silence()
    await expect(bus.publish(exchange, news(1))).rejects.toMatchObject({ code: 'EVENT_NOT_PUBLISHED' })
    expect(bus.healthy()).toBe(false)
    wire.release()
    await back()
  })

  it('given 200 events, three broken connections and a publisher that insists, then none is lost', async () => {
    await subscribe()
    const listened: number[] = []
    await bus.listen({ exchange, pattern, listener: (event) => void listened.push(versionOf(event)) })
    const publishing = (async () => {
      for (const version of oneTo(200)) {
        await insist(version)
        await sleep(5)
      }
    })()
    for (let times = 0; times < 3; times++) {
      await sleep(150)
      await wire.cut()
      await sleep(50)
      await wire.mend()
      await back()
    }
    await publishing
    await eventually('all arrive', () => new Set(taken).size === 200)
    expect(new Set(taken)).toEqual(new Set(oneTo(200)))
    expect(listened.slice(-3)).toEqual([198, 199, 200]) // listeners are there again, too
  })

  it('given a handler at work while the connection breaks, then the event is delivered again', async () => {
    let begun = 0
    const handler = async () => {
      begun++
      await sleep(begun === 1 ? 300 : 0)
    }
    await bus.subscribe({ queue, exchange, pattern, handler })
    await bus.publish(exchange, news(1))
    await eventually('it has begun', () => begun === 1)
    await wire.cut()
    await wire.mend()
    await eventually('it is delivered again', () => begun === 2)
    await sleep(400)
    expect(begun).toBe(2)
    expect(buses.letters).toEqual([])
  })

  it('given a subscription made while there is no connection, then it holds as soon as there is one', async () => {
    await wire.cut()
    await eventually('the loss is noticed', () => !bus.healthy())
    await subscribe()
    await wire.mend()
    await back()
    await bus.publish(exchange, news(1))
    await eventually('it arrives', () => taken.length === 1)
    expect(taken).toEqual([1])
  })

  it('given that an operator deletes exchange and queue, then both are declared again and events arrive', async () => {
    await subscribe()
    await bus.publish(exchange, news(1))
    await eventually('the first arrives', () => taken.length === 1)
    const channel = await operator.createChannel()
    await channel.deleteExchange(`${buses.namespace}${exchange}`)
    await channel.deleteQueue(`${buses.namespace}${queue}`)
    await insist(2)
    await eventually('the second arrives', () => taken.length === 2)
    expect(taken).toEqual([1, 2])
  })

  it.each([
    ['no JSON', 'this is no JSON', 'it is not a CloudEvents 1.0 envelope'],
    ['another event format', '{"hello":"world"}', 'it is not a CloudEvents 1.0 envelope'],
    [
      "another organization's key",
      JSON.stringify(news(1)),
      'its type or organization is not the one of the routing key',
    ],
  ])('given a message with %s, then it is put aside, and the next event arrives', async (_case, body, reason) => {
    await subscribe()
    const key = routingKey(news(1))
    const channel = await operator.createConfirmChannel()
    channel.publish(`${buses.namespace}${exchange}`, key, Buffer.from(body), { messageId: 'strange' })
    await channel.waitForConfirms()
    await bus.publish(exchange, news(2))
    await eventually('it is put aside', async () => (await bus.deadLetters(queue)) === 1)
    await eventually('the next arrives', () => taken.length === 1)
    expect(taken).toEqual([2])
    expect(buses.letters).toEqual([{ queue, event: 'strange', reason: `The event ${key} cannot be read: ${reason}.` }])
  })
})

describe('starting with a broker that is not there', () => {
  it('given a port on which nothing listens, then one sentence says what to do', async () => {
    const nothing = () => undefined
    const starting = RabbitBus.connect({
      url: `amqp://127.0.0.1:${await freePort()}`,
      onDeadLetter: nothing,
      onConnection: nothing,
    })
    await expect(starting).rejects.toMatchObject({
      code: 'BROKER_NOT_REACHABLE',
      message: expect.stringMatching(
        /^RabbitMQ cannot be reached \(.*ECONNREFUSED.*\)\. Start it, correct AMQP_URL, or leave AMQP_URL unset for the in-process bus\.$/,
      ) as unknown,
    })
  })
})
