import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { DurableQueue } from '@greenlang/events/consumers.ts'
import type { EventEnvelope, Exchange } from '@greenlang/events/contract.ts'

/** Takes one event. Events of a queue begin in order, and one may begin before the last has ended. If it throws, the event is delivered again, five times in all, and then put aside as a dead letter. */
export type EventHandler = (event: EventEnvelope) => Promise<void>

export type Subscription = DurableQueue & {
  /** Copies of one consumer share its queue. */
  readonly handler: EventHandler
}

/** What every copy of a process gets for itself while it runs, such as the gateway's subscribers. Not kept, not repeated. */
export type Listener = {
  readonly exchange: Exchange
  readonly pattern: string
  readonly listener: (event: EventEnvelope) => void
}

/** The bus did not take the event. It stays in the outbox and is published again. */
export class EventNotPublished extends DomainError {
  constructor(reason: string) {
    super(
      'EVENT_NOT_PUBLISHED',
      `The message broker did not take the event: ${reason}. It is kept and published again.`,
    )
  }
}

/** A dead letter: which queue gave it up, and why. */
export type DeadLetter = { readonly queue: string; readonly event: string; readonly reason: string }

/** Carries events between services: in one process, or over RabbitMQ. Both pass one suite of tests. */
export interface EventBus {
  /**
   * Resolves when the event cannot be lost any more.
   * @throws {EventNotPublished} also if nobody is there to hear it: a consumer that has not come yet would miss it
   */
  publish(exchange: Exchange, event: EventEnvelope): Promise<void>
  subscribe(subscription: Subscription): Promise<void>
  listen(listener: Listener): Promise<void>
  deadLetters(queue: string): Promise<number>
  /** Whether events get through just now. */
  healthy(): boolean
  /** Waits for what is being handled, then lets go. */
  close(): Promise<void>
}

export const deliveryLimit = 5

/** Whether a routing key fits a topic pattern. */
export function matches(pattern: string, key: string): boolean {
  return fits(pattern.split('.'), key.split('.'))
}

function fits(pattern: readonly string[], key: readonly string[]): boolean {
  const [word, ...rest] = pattern
  if (word === undefined) return key.length === 0
  if (word === '#') return fits(rest, key) || (key.length > 0 && fits(pattern, key.slice(1)))
  return key.length > 0 && (word === '*' || word === key[0]) && fits(rest, key.slice(1))
}
