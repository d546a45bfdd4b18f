import type { NumberFormat } from '@greenlang/kernel/localized-number.ts'

/** DRY_RUN stores nothing but what was found; ALL_OR_NOTHING stores a file without errors; VALID_ROWS leaves out rows with errors. */
export type ImportMode = 'DRY_RUN' | 'ALL_OR_NOTHING' | 'VALID_ROWS'

export type ImportState = 'DRY_RUN' | 'COMMITTED' | 'COMMITTED_WITH_ISSUES' | 'REJECTED'

/** What became of a file. Rows are new, changed, unchanged or rejected; for a dry run it says what would have become of them. */
export type ImportRecord = {
  readonly id: string
  /** Counts the imports of the schema; a later one has a higher number. */
  readonly position: string
  readonly year: number
  readonly fileName: string
  readonly sha256: string
  readonly mode: ImportMode
  readonly numberFormat: NumberFormat
  readonly state: ImportState
  readonly rowCount: number
  readonly newRows: number
  readonly changedRows: number
  readonly unchangedRows: number
  readonly rejectedRows: number
  readonly errorCount: number
  readonly warningCount: number
  readonly createdAt: Date
}

/** The select list of {@link ImportRecord}. */
export const importColumns = `id, position, year, file_name as "fileName", sha256, mode, number_format as "numberFormat", state,
  row_count as "rowCount", new_rows as "newRows", changed_rows as "changedRows", unchanged_rows as "unchangedRows",
  rejected_rows as "rejectedRows", error_count as "errorCount", warning_count as "warningCount", created_at as "createdAt"`
