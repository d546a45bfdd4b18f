import type { RowIssue } from '@greenlang/kernel/issue.ts'
import { importIssue } from './import-issues.ts'
import type { ImportLine } from './import-line.ts'

/**
 * The lines of one file seen so far, to find those that stand in it twice: the same declarant, MRN and item number, or the
 * same external reference for another item. Holds two short texts per line.
 */
export class DuplicateRows {
  readonly #rowByItem = new Map<string, number>()
  readonly #rowByReference = new Map<string, number>()

  /** The issue if the line repeats an earlier one, else null; the line is remembered. */
  check(line: ImportLine, row: number): RowIssue | null {
    const item = naturalKey(line)
    const sameItem = this.#rowByItem.get(item)
    if (sameItem !== undefined) {
      const message = `Declarant, MRN and item number already stand in row ${sameItem}: keep one of the two.`
      return importIssue(row, 'item_number', 'ROW_DUPLICATE', message, String(line.itemNumber))
    }
    this.#rowByItem.set(item, row)
    if (line.externalRef === null) return null

    const reference = `${line.declarantEori} ${line.externalRef}`
    const sameReference = this.#rowByReference.get(reference)
    if (sameReference !== undefined) {
      const message = `The external reference already stands in row ${sameReference} for another item: give each its own.`
      return importIssue(row, 'external_ref', 'ROW_DUPLICATE', message, line.externalRef)
    }
    this.#rowByReference.set(reference, row)
    return null
  }
}

/** What identifies a line across files: declarant, MRN and item number. */
export function naturalKey(line: Pick<ImportLine, 'declarantEori' | 'mrn' | 'itemNumber'>): string {
  return `${line.declarantEori} ${line.mrn} ${line.itemNumber}`
}
