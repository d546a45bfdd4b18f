import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { newUuid } from '@greenlang/kernel/id.ts'
import type { RowIssue } from '@greenlang/kernel/issue.ts'
import { copyField } from './copy-text.ts'
import { duplicateCode, type ImportTarget, type Once } from './import-target.ts'

export type StagedLine<Line> = { readonly row: number; readonly line: Line }

/** What merging the staged lines does to the table. */
export type MergePlan = {
  readonly newRows: number
  readonly changedRows: number
  readonly unchangedRows: number
  /** Years, other than that of the import, of which lines move to it. */
  readonly otherYears: readonly number[]
}

/** The lines of one file on their way into a table. They are seen by their own transaction only. */
export class Staging<Line> {
  readonly #client: PoolClient
  readonly #target: ImportTarget<Line>
  readonly #importId: string
  readonly #table: string
  readonly #staging: string
  readonly #columns: readonly string[]

  constructor(client: PoolClient, target: ImportTarget<Line>, importId: string) {
    this.#client = client
    this.#target = target
    this.#importId = importId
    this.#table = `${target.schema}.${target.table}`
    this.#staging = `${target.schema}.${target.table}_staging`
    this.#columns = Object.keys(target.columns)
  }

  async add(lines: readonly StagedLine<Line>[]): Promise<void> {
    if (lines.length === 0) return
    const columns = ['import_id', 'file_row', 'id', ...this.#columns].join(', ')
    const values = Object.values(this.#target.columns)
    let text = ''
    for (const { row, line } of lines) {
      text += `${this.#importId}\t${row}\t${newUuid()}`
      for (const value of values) text += `\t${copyField(value(line))}` // an array of them for each row costs half as much again
      text += '\n'
    }
    const copy = this.#client.query(copyFrom(`copy ${this.#staging} (${columns}) from stdin`))
    copy.end(text)
    await finished(copy)
  }

  /**
   * Takes out the rows that repeat an earlier one.
   *
   * @returns up to `limit` issues, first rows first, and how many rows were taken out
   */
  async takeOutRepeated(
    { columns, toldOf, message }: Once,
    limit: number,
  ): Promise<{ issues: RowIssue[]; total: number }> {
    const filled = columns.map((column) => `${column} is not null`).join(' and ')
    const sql = `with ranked as (
        select file_row, min(file_row) over (partition by ${columns.join(', ')}) as first_row
        from ${this.#staging} where import_id = $1 and ${filled}
      ), gone as (
        delete from ${this.#staging} staged using ranked
        where staged.import_id = $1 and staged.file_row = ranked.file_row and ranked.file_row > ranked.first_row
        returning staged.file_row, ranked.first_row, staged.${toldOf}::text as raw_value
      )
      select file_row, first_row, raw_value, count(*) over ()::integer as total from gone order by file_row limit $2`
    type Repeated = { file_row: number; first_row: number; raw_value: string; total: number }
    // The rows are too fresh for the planner to know their number: row by row it would read all of them each time.
    await this.#client.query('set local enable_nestloop = off')
    const { rows } = await this.#client.query<Repeated>(sql, [this.#importId, Math.max(limit, 1)])
    await this.#client.query('set local enable_nestloop = default')
    const issues = rows.slice(0, limit).map((repeated) => ({
      row: repeated.file_row,
      column: toldOf,
      code: duplicateCode,
      severity: 'ERROR' as const,
      message: message(repeated.first_row),
      rawValue: repeated.raw_value.slice(0, 200),
    }))
    return { issues, total: rows[0]?.total ?? 0 }
  }

  /** What {@link merge} would do. */
  async plan(organizationId: string): Promise<MergePlan> {
    const { key } = this.#target
    const sameKey = key.map((column) => `stored.${column} = staged.${column}`).join(' and ')
    const sql = `select count(*) filter (where stored.id is null)::integer as "newRows",
        count(*) filter (where stored.id is not null and ${this.#differs('staged')})::integer as "changedRows",
        count(*) filter (where stored.id is not null and not (${this.#differs('staged')}))::integer as "unchangedRows",
        coalesce(array_agg(distinct stored.year) filter (where stored.year <> staged.year), '{}') as "otherYears"
      from ${this.#staging} staged left join ${this.#table} stored on stored.org_id = $1 and ${sameKey}
      where staged.import_id = $2`
    const { rows } = await this.#client.query<MergePlan>(sql, [organizationId, this.#importId])
    return rows[0]!
  }

  /**
   * Adds new lines and updates changed ones; a changed line gets the next version. It rests on what {@link plan} said, so
   * the lines of the organization must be locked since.
   */
  async merge(organizationId: string, now: Date, { changedRows, unchangedRows }: MergePlan): Promise<void> {
    const columns = this.#columns.join(', ')
    const changes = this.#columns.map((column) => `${column} = excluded.${column}`).join(', ')
    const update = `on conflict (org_id, ${this.#target.key.join(', ')}) do update
      set version = stored.version + 1, import_id = excluded.import_id, changed_at = excluded.changed_at, ${changes}
      where ${this.#differs('excluded')}`
    const sql = `insert into ${this.#table} as stored (org_id, id, version, import_id, changed_at, ${columns})
      select $1, id, 1, import_id, $3, ${columns} from ${this.#staging} where import_id = $2
      ${changedRows + unchangedRows > 0 ? update : ''}` // looking for conflicts costs a third more
    await this.#client.query(sql, [organizationId, this.#importId, now])
  }

  async clear(): Promise<void> {
    await this.#client.query(`delete from ${this.#staging} where import_id = $1`, [this.#importId])
  }

  #differs(other: 'staged' | 'excluded'): string {
    const free = this.#columns.filter((column) => !this.#target.key.includes(column))
    const of = (table: string) => `(${free.map((column) => `${table}.${column}`).join(', ')})`
    return `${of('stored')} is distinct from ${of(other)}`
  }
}
