import { setTimeout as sleep } from 'node:timers/promises'
import { routingKey, type EventEnvelope, type Exchange } from '@greenlang/events/contract.ts'
import { deliveryLimit, matches, type DeadLetter, type EventBus, type Listener, type Subscription } from './bus.ts'

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

  constructor(onDeadLetter: (letter: DeadLetter) => void, retryDelayMs = 100) {
    this.#onDeadLetter = onDeadLetter
    this.#retryDelayMs = retryDelayMs
  }

  async publish(exchange: Exchange, event: EventEnvelope): Promise<void> {
    const key = routingKey(event)
    const queues = [...this.#queues.values()].filter(({ subscriptions }) =>
      subscriptions.some((to) => to.exchange === exchange && matches(to.pattern, key)),
    )
    await Promise.all(queues.map((queue) => this.#enqueue(queue, event)))
    for (const to of this.#listeners)
      if (to.exchange === exchange && matches(to.pattern, key)) to.listener(structuredClone(event))
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
    return true
  }

  async close(): Promise<void> {
    this.#listeners.length = 0
    await Promise.all([...this.#queues.values()].map(({ tail }) => tail))
  }

  /** One after the other per queue, as the broker does. */
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
