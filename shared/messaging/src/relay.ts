import type { EntityManager } from '@mikro-orm/postgresql'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { EventEnvelope, Exchange } from '@greenlang/events/contract.ts'
import type { EventBus } from './bus.ts'

type Settings = {
  em: EntityManager
  schema: string
  bus: EventBus
  onError: (error: Error) => void
  /** How long it waits when there is nothing to do. */
  idleMs?: number
}

type Waiting = { position: string; exchange: Exchange; event: EventEnvelope }

const batchSize = 100

/**
 * Publishes what stands in the outbox, oldest first. Rows are claimed by lock, so that any number of copies may run; a row
 * that the broker did not take stays and is tried again.
 */
export class OutboxRelay {
  readonly #settings: Settings
  #running: Promise<void> | null = null
  #stopped = false
  #wake: (() => void) | null = null

  constructor(settings: Settings) {
    this.#settings = settings
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** Looks at once instead of at the next round. */
  wake(): void {
    this.#wake?.()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.wake()
    await this.#running
  }

  /** How many events wait, and for how many seconds the oldest has waited. */
  async backlog(): Promise<{ waiting: number; oldestSeconds: number }> {
    const { em, schema } = this.#settings
    const age = `select count(*)::int as waiting, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds" from ${schema}.outbox where published_at is null`
    const [row] = await Tenant.forPurpose(em, 'relay').read((reader) =>
      reader.execute<{ waiting: number; oldestSeconds: number }[]>(age),
    )
    return row!
  }

  async #run(): Promise<void> {
    let failures = 0
    while (!this.#stopped) {
      try {
        const { published, failed } = await this.#publishBatch()
        failures = failed ? failures + 1 : 0
        if (published.length === batchSize) continue
      } catch (cause) {
        failures++
        this.#settings.onError(cause as Error)
      }
      await this.#pause(Math.min((this.#settings.idleMs ?? 200) * 2 ** Math.min(failures, 5), 5_000))
    }
  }

  #publishBatch(): Promise<Outcomes> {
    const { em, schema, bus } = this.#settings
    return Tenant.forPurpose(em, 'relay').write(async (transaction) => {
      const claim = `select position, exchange, event from ${schema}.outbox where published_at is null order by position limit ${batchSize} for update skip locked`
      const rows = await transaction.execute<Waiting[]>(claim)
      const outcomes = await publishInOrder(bus, rows)
      if (outcomes.published.length > 0) {
        await transaction.execute(
          `update ${schema}.outbox set published_at = now(), last_error = null where position = any(?::bigint[])`,
          [`{${outcomes.published.join(',')}}`],
        )
      }
      if (outcomes.failed) {
        await transaction.execute(
          `update ${schema}.outbox set attempts = attempts + 1, last_error = ? where position = ?`,
          [outcomes.failed.reason.message, outcomes.failed.position],
        )
        this.#settings.onError(outcomes.failed.reason)
      }
      return outcomes
    })
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#stopped) this.#wake()
    })
    this.#wake = null
  }
}

type Outcomes = { published: string[]; failed: { position: string; reason: Error } | null }

/** Stops at the first event that is not taken, so that no later one of the same thing overtakes it. */
async function publishInOrder(bus: EventBus, rows: readonly Waiting[]): Promise<Outcomes> {
  const published: string[] = []
  for (const { position, exchange, event } of rows) {
    try {
      await bus.publish(exchange, event)
      published.push(position)
    } catch (cause) {
      return { published, failed: { position, reason: cause as Error } }
    }
  }
  return { published, failed: null }
}
