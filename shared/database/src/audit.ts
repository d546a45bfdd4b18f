import type { EntityManager } from '@mikro-orm/postgresql'
import type { PoolClient } from 'pg'

export type AuditEntry = {
  readonly organizationId: string
  /** The person, or null if the platform acts by itself. */
  readonly actor: string | null
  /** `{resource}.{action}`, as in rbac.yaml. */
  readonly action: string
  /** Public id of what was changed. */
  readonly subject: string
  readonly details?: Record<string, string | number | boolean | null>
}

/** Notes a change in its own transaction. */
export async function audit(
  transaction: EntityManager | PoolClient,
  { organizationId, actor, action, subject, details = {} }: AuditEntry,
): Promise<void> {
  const insert = 'insert into audit.log (org_id, actor, action, subject, details) values'
  const values = [organizationId, actor, action, subject, JSON.stringify(details)]
  if ('query' in transaction) await transaction.query(`${insert} ($1, $2, $3, $4, $5)`, values)
  else await transaction.execute(`${insert} (?, ?, ?, ?, ?)`, values)
}
