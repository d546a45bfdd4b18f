import { everyOrganization, type EventEnvelope } from '@greenlang/events/contract.ts'
import type { EventBus } from '@greenlang/messaging/bus.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { EventStream } from './event-stream.ts'
import { eventSources, type EventSource } from './event-sources.ts'

export type HeardEvent = { readonly source: EventSource; readonly event: EventEnvelope }

type Subscriber = {
  readonly field: string
  readonly requester: Requester
  readonly stream: EventStream<HeardEvent>
}

/** A client that does not take its events in time is told so and dropped; the others do not wait for it. */
const queueLimit = 1_000
const remembered = 10_000

/** Hands the events of the bus to the subscribers of the same organization who may hear them. */
export class EventHub {
  readonly #permissions: Permissions
  readonly #subscribers = new Set<Subscriber>()
  readonly #seen = new Set<string>()

  private constructor(permissions: Permissions) {
    this.#permissions = permissions
  }

  static async open(bus: EventBus, permissions: Permissions): Promise<EventHub> {
    const hub = new EventHub(permissions)
    for (const source of eventSources) {
      await bus.listen({
        exchange: source.contract.exchange,
        pattern: everyOrganization(source.contract),
        listener: (event) => hub.#hand(source, event),
      })
    }
    return hub
  }

  get subscriberCount(): number {
    return this.#subscribers.size
  }

  /** The events of one subscription field for one person, from now on, until the stream is returned or their token ends. */
  events(field: string, requester: Requester, expiresAt: Date | null): EventStream<HeardEvent> {
    const stream = new EventStream<HeardEvent>(queueLimit, () => {
      clearTimeout(expiry)
      this.#subscribers.delete(subscriber)
    })
    const expiry = expiresAt ? setTimeout(() => void stream.return(), expiresAt.getTime() - Date.now()) : undefined
    const subscriber = { field, requester, stream }
    this.#subscribers.add(subscriber)
    return stream
  }

  /** Ends every subscription, as at a stop. */
  async close(): Promise<void> {
    await Promise.all([...this.#subscribers].map(({ stream }) => stream.return()))
  }

  #hand(source: EventSource, event: EventEnvelope): void {
    if (this.#isRepeated(event.id)) return
    for (const { field, requester, stream } of this.#subscribers) {
      const meant = field === source.field && requester.organizationId === event.orgid
      if (meant && this.#permissions.allows(requester, source.scope)) stream.push({ source, event })
    }
  }

  #isRepeated(id: string): boolean {
    if (this.#seen.has(id)) return true
    this.#seen.add(id)
    if (this.#seen.size > remembered) this.#seen.delete(this.#seen.values().next().value!)
    return false
  }
}
