import type { EntityManager } from '@mikro-orm/postgresql'
import type { PoolClient } from 'pg'
import type { EventContract, EventEnvelope } from '@greenlang/events/contract.ts'

/** Where a use case leaves its events: they are told if, and only if, its transaction is stored. */
export class Outbox {
  readonly #schema: string

  constructor(schema: string) {
    this.#schema = schema
  }

  /** Adds an event to the transaction of an entity manager or of a bare client. */
  async add<Data>(
    transaction: EntityManager | PoolClient,
    { exchange }: EventContract<Data>,
    event: EventEnvelope<Data>,
  ): Promise<void> {
    const insert = `insert into ${this.#schema}.outbox (event_id, org_id, exchange, event) values`
    const values = [event.id, event.orgid, exchange, JSON.stringify(event)]
    if ('query' in transaction) await transaction.query(`${insert} ($1, $2, $3, $4)`, values)
    else await transaction.execute(`${insert} (?, ?, ?, ?)`, values)
  }
}
