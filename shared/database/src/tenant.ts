import type { EntityManager } from '@mikro-orm/postgresql'
import { IsolationLevel } from '@mikro-orm/core'
import type { Pool, PoolClient } from 'pg'

/** Why a piece of work may look beyond one organization. Policies name these; there is no other way around a tenant. */
export type Purpose = 'relay' | 'sign-in'

/**
 * The database as one organization sees it. Every statement runs in a transaction that carries the organization's id, and
 * row security compares each row with it: without it no row is seen and none can be written.
 */
export class Tenant {
  readonly organizationId: string | null
  readonly #em: EntityManager
  readonly #variables: Record<string, string>

  private constructor(em: EntityManager, organizationId: string | null, variables: Record<string, string>) {
    this.#em = em
    this.organizationId = organizationId
    this.#variables = variables
  }

  static of(em: EntityManager, organizationId: string): Tenant {
    return new Tenant(em, organizationId, { 'app.org_id': organizationId })
  }

  /** Work of the platform itself that is not of one organization. */
  static forPurpose(em: EntityManager, purpose: Purpose): Tenant {
    return new Tenant(em, null, { 'app.purpose': purpose })
  }

  /** Reads from one snapshot. What it returns is detached from the database. */
  read<Result>(work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    const em = this.#fork()
    return em.transactional(work, { readOnly: true, isolationLevel: IsolationLevel.REPEATABLE_READ, clear: true })
  }

  /** Everything in it is stored, or nothing. */
  write<Result>(work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    return this.#fork().transactional(work, { clear: true })
  }

  /** The same as {@link write} on the bare driver, for COPY and set-based statements over many rows. */
  async bulk<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const pool: Pool = await this.#em.getConnection().getNativeClient()
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      for (const [name, value] of Object.entries(this.#variables))
        await client.query('select set_config($1, $2, true)', [name, value])
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (cause) {
      await client.query('rollback').catch((error: Error) => (broken = error))
      throw cause
    } finally {
      client.release(broken)
    }
  }

  /** Never the entity manager of a transaction that happens to be open around us: it could be another tenant's, or another service's. */
  #fork(): EntityManager {
    return this.#em.fork({ disableContextResolution: true, session: { variables: this.#variables } })
  }
}
