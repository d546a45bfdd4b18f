/** When a row of reference data holds, when it became known, and where it stands. Days are YYYY-MM-DD. */
export type DatedRow = {
  readonly validFrom: string
  /** Last day on which the row holds, or null while it still does. */
  readonly validTo: string | null
  /** Day of publication, or null if it is not known. */
  readonly publishedOn: string | null
  readonly source: string
}

/** Does the row hold on that day? */
export function holdsOn(row: DatedRow, day: string): boolean {
  return row.validFrom <= day && (row.validTo === null || day <= row.validTo)
}

/**
 * The row that holds on a day, seen with what was known on another: a correction may apply backwards, so that of several
 * rows for one day the one published last wins.
 *
 * @param knownOn - leaves out what was published after that day; without it everything published counts
 */
export function rowOn<Row extends DatedRow>(rows: readonly Row[], day: string, knownOn?: string): Row | undefined {
  let latest: Row | undefined
  for (const row of rows) {
    if (!holdsOn(row, day)) continue
    if (knownOn !== undefined && row.publishedOn !== null && row.publishedOn > knownOn) continue
    if (latest === undefined || (row.publishedOn ?? '') >= (latest.publishedOn ?? '')) latest = row
  }
  return latest
}

/** Rows by one of their texts, so that looking one up does not walk the table. */
export function rowsBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
  const byKey = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const held = byKey.get(key)
    if (held) held.push(row)
    else byKey.set(key, [row])
  }
  return byKey
}
