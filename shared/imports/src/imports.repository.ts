import type { Tenant } from '@greenlang/database/tenant.ts'
import { connection, keyAfter, pageLimit, type Connection, type PageArguments } from '@greenlang/graphql/connection.ts'
import type { RowIssue, Severity } from '@greenlang/kernel/issue.ts'
import type { Service } from '@greenlang/kernel/services.ts'
import { importColumns, type ImportRecord } from './import-record.ts'

type StoredIssue = RowIssue & { readonly position: number }

/** The imports of the requester's organization. */
export class Imports {
  readonly #tenant: Tenant
  readonly #schema: Service

  constructor(tenant: Tenant, schema: Service) {
    this.#tenant = tenant
    this.#schema = schema
  }

  byIds(ids: readonly string[]): Promise<ImportRecord[]> {
    const sql = `select ${importColumns} from ${this.#schema}.imports where id = any(?::uuid[])`
    return this.#select(sql, [`{${ids.join(',')}}`])
  }

  /** The imports of a year, the latest first. */
  async ofYear(year: number, page: PageArguments): Promise<Connection<ImportRecord>> {
    const [before = null] = keyAfter(page) ?? []
    const sql = `select ${importColumns} from ${this.#schema}.imports
      where year = ? and position < coalesce(?::bigint, 9223372036854775807) order by position desc limit ?`
    const rows = await this.#select<ImportRecord>(sql, [year, before, pageLimit(page)])
    return connection(rows, page, ({ position }) => [position])
  }

  /** What was found in a file, in the order of its rows. */
  async issuesOf(
    importId: string,
    page: PageArguments,
    severity: Severity | null = null,
  ): Promise<Connection<RowIssue>> {
    const [row = '0', position = '0'] = keyAfter(page) ?? []
    const sql = `select file_row as "row", position, column_name as "column", code, severity, message, raw_value as "rawValue"
      from ${this.#schema}.import_issues
      where import_id = ? and (file_row, position) > (?::integer, ?::integer) and severity = coalesce(?, severity)
      order by file_row, position limit ?`
    const rows = await this.#select<StoredIssue>(sql, [importId, row, position, severity, pageLimit(page)])
    return connection(rows, page, (issue) => [String(issue.row), String(issue.position)])
  }

  /** The latest import that changed lines of a year, or null if there are none: what is built on an earlier one is stale. */
  async latestChange(year: number): Promise<string | null> {
    const rows = await this.#select<{ id: string }>(latestChange(this.#schema, '?'), [year, year])
    return rows[0]?.id ?? null
  }

  #select<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#tenant.read((em) => em.execute<Row[]>(sql, [...values]))
  }
}

/** Selects the id of the latest import that changed lines of a year. @param year - placeholder, used twice */
export function latestChange(schema: Service, year: '?' | '$1'): string {
  return `select id from ${schema}.imports
    where (year = ${year} or ${year} = any(other_years)) and state in ('COMMITTED', 'COMMITTED_WITH_ISSUES')
      and new_rows + changed_rows > 0
    order by position desc limit 1`
}
