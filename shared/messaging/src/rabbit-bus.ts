import { setTimeout as sleep } from 'node:timers/promises'
import {
  connect,
  type Channel,
  type ChannelModel,
  type ConfirmChannel,
  type ConsumeMessage,
  type RecoveringChannelModel,
} from 'amqplib'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { DurableQueue } from '@greenlang/events/consumers.ts'
import { exchanges, parseEnvelope, routingKey, type EventEnvelope, type Exchange } from '@greenlang/events/contract.ts'
import {
  deliveryLimit,
  EventNotPublished,
  type DeadLetter,
  type EventBus,
  type Listener,
  type Subscription,
} from './bus.ts'

/** The broker cannot be reached at start. */
export class BrokerNotReachable extends DomainError {
  constructor(reason: string) {
    super(
      'BROKER_NOT_REACHABLE',
      `RabbitMQ cannot be reached (${reason}). Start it, correct AMQP_URL, or leave AMQP_URL unset for the in-process bus.`,
    )
  }
}

type Settings = {
  url: string
  /** Put before every name on the broker, so that several platforms can share one. */
  namespace?: string
  /** Declared by everybody who connects, so that they keep events for services that have never run. */
  queues?: readonly DurableQueue[]
  onDeadLetter: (letter: DeadLetter) => void
  onConnection: (state: 'connected' | 'disconnected', reason: string | null) => void
  prefetch?: number
}

type Reply = (error: Error | null) => void

/** The bus over RabbitMQ 3.10 or newer: quorum queues with a dead-letter queue each, confirms, and a topology that is declared again after each reconnect. */
export class RabbitBus implements EventBus {
  readonly #settings: Settings
  readonly #subscriptions: Subscription[] = []
  readonly #listeners: Listener[] = []
  readonly #returned = new Set<string>()
  readonly #handling = new Set<Promise<void>>()
  #connection!: RecoveringChannelModel
  #publisher: ConfirmChannel | null = null
  #consumer: Channel | null = null
  #consumerTags: string[] = []
  #closing = false

  private constructor(settings: Settings) {
    this.#settings = settings
  }

  /** @throws {BrokerNotReachable} if the first connection fails; later ones are tried for ever */
  static async connect(settings: Settings): Promise<RabbitBus> {
    const bus = new RabbitBus(settings)
    const setup = (model: ChannelModel) => bus.#declare(model)
    try {
      const recovery = { initialDelay: 100, maxDelay: 5_000, jitter: 0.5, initialMaxRetries: 2, setup }
      bus.#connection = await connect(withHeartbeat(settings.url), { recovery, timeout: 5_000, noDelay: true })
    } catch (cause) {
      throw new BrokerNotReachable((cause as { code?: string }).code ?? (cause as Error).message)
    }
    bus.#connection.on('connect', () => settings.onConnection('connected', null))
    bus.#connection.on('disconnect', (error) => {
      bus.#publisher = null
      bus.#consumer = null
      if (!bus.#closing) settings.onConnection('disconnected', error?.message ?? 'closed')
    })
    bus.#connection.on('error', () => undefined) // told by 'disconnect'
    return bus
  }

  async publish(exchange: Exchange, event: EventEnvelope): Promise<void> {
    const channel = this.#publisher
    if (!channel) throw new EventNotPublished('there is no connection')
    const properties = {
      persistent: true,
      mandatory: true,
      messageId: event.id,
      type: event.type,
      contentType: 'application/cloudevents+json',
      correlationId: event.correlationid,
      timestamp: Math.floor(Date.parse(event.time) / 1000),
    }
    await new Promise<void>((resolve, reject) => {
      const confirmed: Reply = (error) => {
        const returned = this.#returned.delete(event.id)
        if (error) reject(new EventNotPublished(error.message))
        else if (returned) reject(new EventNotPublished(`no queue is bound for ${event.type}`))
        else resolve()
      }
      try {
        channel.publish(
          this.#name(exchange),
          routingKey(event),
          Buffer.from(JSON.stringify(event)),
          properties,
          confirmed,
        )
      } catch (cause) {
        confirmed(cause as Error)
      }
    })
  }

  async subscribe(subscription: Subscription): Promise<void> {
    this.#subscriptions.push(subscription)
    if (this.#consumer) await this.#consume(this.#consumer, subscription)
  }

  async listen(listener: Listener): Promise<void> {
    this.#listeners.push(listener)
    if (this.#consumer) await this.#hear(this.#consumer, listener)
  }

  async deadLetters(queue: string): Promise<number> {
    const channel = await this.#connection.createChannel()
    try {
      return (await channel.checkQueue(this.#deadLetterQueue(queue))).messageCount
    } finally {
      await channel.close()
    }
  }

  healthy(): boolean {
    return this.#publisher !== null
  }

  async close(): Promise<void> {
    this.#closing = true
    const consumer = this.#consumer
    if (consumer) await Promise.allSettled(this.#consumerTags.map((tag) => consumer.cancel(tag)))
    while (this.#handling.size > 0) await Promise.allSettled(this.#handling)
    this.#publisher = null
    this.#consumer = null
    await this.#connection.close()
  }

  /** Removes what a namespace left on the broker. Only closing is left to do then. */
  async dropNamespace(): Promise<void> {
    if (!this.#settings.namespace) throw new Error('Only a namespace can be dropped.')
    this.#closing = true
    const channel = await this.#connection.createChannel()
    for (const { queue } of [...this.#subscriptions, ...(this.#settings.queues ?? [])])
      for (const name of [this.#name(queue), this.#deadLetterQueue(queue)]) await channel.deleteQueue(name)
    for (const exchange of exchanges) await channel.deleteExchange(this.#name(exchange))
    await channel.deleteExchange(this.#name(deadLetterExchange))
    await channel.close()
  }

  #name(name: string): string {
    return `${this.#settings.namespace ?? ''}${name}`
  }

  #deadLetterQueue(queue: string): string {
    return `${this.#name(queue)}.dead`
  }

  async #declare(model: ChannelModel): Promise<void> {
    this.#consumerTags = []
    const publisher = await model.createConfirmChannel()
    publisher.on('error', () => undefined)
    publisher.on('close', () => this.#renew(model))
    publisher.on('return', (message: { properties: { messageId: string } }) =>
      this.#returned.add(message.properties.messageId),
    )
    for (const exchange of exchanges) await publisher.assertExchange(this.#name(exchange), 'topic', { durable: true })
    await publisher.assertExchange(this.#name(deadLetterExchange), 'direct', { durable: true })

    const consumer = await model.createChannel()
    consumer.on('error', () => undefined)
    consumer.on('close', () => this.#renew(model))
    await consumer.prefetch(this.#settings.prefetch ?? 20)
    for (const queue of this.#settings.queues ?? []) await this.#declareQueue(consumer, queue)
    for (const subscription of this.#subscriptions) await this.#consume(consumer, subscription)
    for (const listener of this.#listeners) await this.#hear(consumer, listener)
    this.#publisher = publisher
    this.#consumer = consumer
  }

  /** When the broker closes a channel or takes a queue away, a new connection declares everything again. */
  #renew(model: ChannelModel): void {
    if (!this.#closing) model.close().catch(() => undefined) // it may be closed already
  }

  /** A quorum queue with a dead-letter queue of its own. @returns its name on the broker */
  async #declareQueue(channel: Channel, subscription: DurableQueue): Promise<string> {
    const queue = this.#name(subscription.queue)
    const dead = this.#deadLetterQueue(subscription.queue)
    await channel.assertQueue(dead, { durable: true, arguments: { 'x-queue-type': 'quorum' } })
    await channel.bindQueue(dead, this.#name(deadLetterExchange), queue)
    const limits = {
      'x-queue-type': 'quorum',
      'x-delivery-limit': deliveryLimit - 1,
      'x-dead-letter-exchange': this.#name(deadLetterExchange),
      'x-dead-letter-routing-key': queue,
    }
    await channel.assertQueue(queue, { durable: true, arguments: limits })
    await channel.bindQueue(queue, this.#name(subscription.exchange), subscription.pattern)
    return queue
  }

  async #consume(channel: Channel, subscription: Subscription): Promise<void> {
    const queue = await this.#declareQueue(channel, subscription)
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (!message) {
        channel.close().catch(() => undefined) // the queue was taken away
        return
      }
      const work = this.#handle(channel, subscription, message).finally(() => this.#handling.delete(work))
      this.#handling.add(work)
    })
    this.#consumerTags.push(consumerTag)
  }

  async #handle(channel: Channel, subscription: Subscription, message: ConsumeMessage): Promise<void> {
    const delivery = Number(message.properties.headers?.['x-delivery-count'] ?? 0) + 1
    try {
      await subscription.handler(parseEnvelope(message.content.toString(), message.fields.routingKey))
      answer(() => channel.ack(message))
    } catch (cause) {
      if (delivery >= deliveryLimit) {
        this.#settings.onDeadLetter({
          queue: subscription.queue,
          event: String(message.properties.messageId),
          reason: (cause as Error).message,
        })
      } else {
        await sleep(100 * delivery)
      }
      answer(() => channel.nack(message, false, delivery < deliveryLimit))
    }
  }

  async #hear(channel: Channel, { exchange, pattern, listener }: Listener): Promise<void> {
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true })
    await channel.bindQueue(queue, this.#name(exchange), pattern)
    const receive = (message: ConsumeMessage | null) => {
      if (!message) return
      try {
        listener(parseEnvelope(message.content.toString(), message.fields.routingKey))
      } catch (cause) {
        this.#settings.onDeadLetter({
          queue: 'listener',
          event: String(message.properties.messageId),
          reason: (cause as Error).message,
        })
      }
    }
    await channel.consume(queue, receive, { noAck: true })
  }
}

const deadLetterExchange = 'dead-letters'

/** A broker that fell silent is noticed after some 20 s; the broker's own wish is often minutes. */
function withHeartbeat(url: string): string {
  const wanted = new URL(url)
  if (!wanted.searchParams.has('heartbeat')) wanted.searchParams.set('heartbeat', '10')
  return wanted.href
}

/** An acknowledgement on a channel that broke says nothing to anybody: the broker delivers the message again. */
function answer(acknowledge: () => void): void {
  try {
    acknowledge()
  } catch {
    /* the channel is closed */
  }
}
