import type { RowIssue } from '@greenlang/kernel/issue.ts'
import type { Service } from '@greenlang/kernel/services.ts'
import type { CopyValue } from './copy-text.ts'

/** A row as read: the line, or null if an error keeps it out, and everything that was found. */
export type ReadRow<Line> = { readonly line: Line | null; readonly issues: readonly RowIssue[] }

/** Where the lines of a file go. */
export type ImportTarget<Line> = {
  readonly schema: Service
  /** Has org_id, id, version, import_id, changed_at, year and the columns below; beside it stands `<table>_staging`. */
  readonly table: string
  /** The value of each column, `year` among them. */
  readonly columns: Readonly<Record<string, (line: Line) => CopyValue>>
  /** The columns that identify a line across files: there must be a unique index on org_id and them. */
  readonly key: readonly string[]
  /** What may stand in a file once only; the key is the first of them. */
  readonly once: readonly Once[]
}

/** Columns whose values together may stand in one row of a file; rows where one of them is null are free. */
export type Once = {
  readonly columns: readonly string[]
  /** The column that the issue names, and whose text it shows. */
  readonly toldOf: string
  /** One sentence that says what would be right. */
  readonly message: (firstRow: number) => string
}

export const duplicateCode = 'ROW_DUPLICATE'
