export type Severity = 'ERROR' | 'WARNING'

/** What is wrong or noteworthy about one row of a file: errors keep the row out, warnings do not. */
export type RowIssue = {
  /** Line of the file in which the row begins; the header is row 1. */
  readonly row: number
  /** Column header, or null if the whole row is meant. */
  readonly column: string | null
  readonly code: string
  readonly severity: Severity
  /** One sentence that says what would be right. */
  readonly message: string
  /** The text as it stands in the file, cut after 200 characters. */
  readonly rawValue: string | null
}
