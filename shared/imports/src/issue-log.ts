import type { PoolClient } from 'pg'
import type { RowIssue } from '@greenlang/kernel/issue.ts'
import type { Service } from '@greenlang/kernel/services.ts'

/** How many issues of one file are kept; all are counted. */
export const keptIssues = 100_000

type Place = { schema: Service; organizationId: string; importId: string }

/** Writes the issues of one file: the first of them are kept, all are counted. */
export class IssueLog {
  readonly #client: PoolClient
  readonly #place: Place
  #kept = 0
  errors = 0
  warnings = 0

  constructor(client: PoolClient, place: Place) {
    this.#client = client
    this.#place = place
  }

  /** How many more are kept. */
  get room(): number {
    return keptIssues - this.#kept
  }

  async add(issues: readonly RowIssue[], total = issues.length): Promise<void> {
    const errors = issues.filter(({ severity }) => severity === 'ERROR').length
    this.errors += errors + (total - issues.length) // only errors are told without being handed over
    this.warnings += issues.length - errors
    const kept = issues.slice(0, this.room)
    if (kept.length === 0) return
    const { schema, organizationId, importId } = this.#place
    const insert = `insert into ${schema}.import_issues
        (org_id, import_id, position, file_row, column_name, code, severity, message, raw_value)
      select $1, $2, $3 + ordinality, file_row, column_name, code, severity, message, raw_value
      from unnest($4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
        with ordinality as found (file_row, column_name, code, severity, message, raw_value, ordinality)`
    await this.#client.query(insert, [
      organizationId,
      importId,
      this.#kept,
      kept.map(({ row }) => row),
      kept.map(({ column }) => column),
      kept.map(({ code }) => code),
      kept.map(({ severity }) => severity),
      kept.map(({ message }) => storable(message)),
      kept.map(({ rawValue }) => (rawValue === null ? null : storable(rawValue.slice(0, 200)))),
    ])
    this.#kept += kept.length
  }
}

/** Postgres stores any character but this one. */
function storable(text: string): string {
  return text.replaceAll('\0', '\u{fffd}')
}
