import type { PoolClient } from 'pg'
import type { Service } from '@greenlang/kernel/services.ts'

/**
 * Holds the lines of one organization until the transaction ends: imports wait for each other, and a calculation that takes
 * it sees the lines stand still.
 */
export async function lockImports(client: PoolClient, schema: Service, organizationId: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${schema}.imports.${organizationId}`])
}
