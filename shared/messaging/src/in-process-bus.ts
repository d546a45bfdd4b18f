import { setTimeout as sleep } from 'node:timers/promises'
import { routingKey, type EventEnvelope, type Exchange } from '@greenlang/events/contract.ts'
import {
  deliveryLimit,
  EventNotPublished,
  matches,
  type DeadLetter,
  type EventBus,
  type Listener,
  type Subscription,
} from './bus.ts'

type Queue = { subscriptions: Subscription[]; tail: Promise<void>; dead: DeadLetter[] }

/**
 * The bus of the embedded mode. It has no memory of its own: publishing resolves only when every queue has taken or given up
 * the event, so that after a crash the outbox publishes it again.
 */
export class InProcessBus implements EventBus {
  readonly #queues = new Map<string, Queue>()
  readonly #listeners: Listener[] = []
  readonly #onDeadLetter: (letter: DeadLetter) => void
  readonly #retryDelayMs: number
  #closed = false

  constructor(onDeadLetter: (letter: DeadLetter) => void, retryDelayMs = 100) {
    this.#onDeadLetter = onDeadLetter
    this.#retryDelayMs = retryDelayMs
  }

  async publish(exchange: Exchange, event: EventEnvelope): Promise<void> {
    if (this.#closed) throw new EventNotPublished('the bus is closed')
    const key = routingKey(event)
    const fits = (to: Subscription | Listener) => to.exchange === exchange && matches(to.pattern, key)
    const queues = [...this.#queues.values()].filter(({ subscriptions }) => subscriptions.some(fits))
    const listeners = this.#listeners.filter(fits)
    if (queues.length + listeners.length === 0) throw new EventNotPublished(`no queue is bound for ${event.type}`)
    await Promise.all(queues.map((queue) => this.#enqueue(queue, event)))
    for (const { listener } of listeners) this.#tell(listener, event)
  }

  subscribe(subscription: Subscription): Promise<void> {
    const queue = this.#queues.get(subscription.queue)
    if (queue) queue.subscriptions.push(subscription)
    else this.#queues.set(subscription.queue, { subscriptions: [subscription], tail: Promise.resolve(), dead: [] })
    return Promise.resolve()
  }

  listen(listener: Listener): Promise<void> {
    this.#listeners.push(listener)
    return Promise.resolve()
  }

  deadLetters(queue: string): Promise<number> {
    return Promise.resolve(this.#queues.get(queue)?.dead.length ?? 0)
  }

  healthy(): boolean {
    return !this.#closed
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#listeners.length = 0
    await Promise.all([...this.#queues.values()].map(({ tail }) => tail))
  }

  #tell(listener: Listener['listener'], event: EventEnvelope): void {
    try {
      listener(structuredClone(event))
    } catch (cause) {
      this.#onDeadLetter({ queue: 'listener', event: event.id, reason: (cause as Error).message })
    }
  }

  /** One after the other per queue. */
  #enqueue(queue: Queue, event: EventEnvelope): Promise<void> {
    queue.tail = queue.tail.then(() => this.#deliver(queue, event))
    return queue.tail
  }

  async #deliver(queue: Queue, event: EventEnvelope): Promise<void> {
    // Copies of a consumer take turns.
    const subscription = queue.subscriptions.shift()!
    queue.subscriptions.push(subscription)
    for (let delivery = 1; ; delivery++) {
      try {
        return await subscription.handler(structuredClone(event))
      } catch (cause) {
        if (delivery === deliveryLimit) {
          const letter = { queue: subscription.queue, event: event.id, reason: (cause as Error).message }
          queue.dead.push(letter)
          return this.#onDeadLetter(letter)
        }
        await sleep(this.#retryDelayMs * delivery)
      }
    }
  }
}
