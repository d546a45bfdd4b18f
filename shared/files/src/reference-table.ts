import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A row of a reference table whose fields are read with their type; every fault names file, line and column. */
export class TableRow {
  readonly #file: string
  readonly #line: number
  readonly #fields: Readonly<Record<string, string>>

  constructor(file: string, line: number, fields: Readonly<Record<string, string>>) {
    this.#file = file
    this.#line = line
    this.#fields = fields
  }

  text(column: string): string {
    return this.textOrNull(column) ?? this.refuse(column, 'must not be empty')
  }

  textOrNull(column: string): string | null {
    const text = this.#fields[column]
    if (text === undefined) return this.refuse(column, 'is not in the header')
    return text === '' ? null : text
  }

  matching(column: string, form: RegExp, mustBe: string): string {
    const text = this.text(column)
    return form.test(text) ? text : this.refuse(column, `must be ${mustBe}`)
  }

  oneOf<Value extends string>(column: string, values: readonly Value[]): Value {
    const text = this.text(column)
    return values.find((value) => value === text) ?? this.refuse(column, `must be one of ${values.join(', ')}`)
  }

  oneOfOrNull<Value extends string>(column: string, values: readonly Value[]): Value | null {
    return this.textOrNull(column) === null ? null : this.oneOf(column, values)
  }

  yesOrNo(column: string): boolean {
    return this.oneOf(column, ['yes', 'no']) === 'yes'
  }

  /** Decimal text of 0 or more. */
  figure(column: string): string {
    return this.matching(column, /^\d+(\.\d+)?$/, 'a plain decimal number of 0 or more')
  }

  figureOrNull(column: string): string | null {
    return this.textOrNull(column) === null ? null : this.figure(column)
  }

  /** A whole number of 0 or more. */
  wholeNumber(column: string): number {
    return Number(this.matching(column, /^\d+$/, 'a whole number of 0 or more'))
  }

  wholeNumberOrNull(column: string): number | null {
    return this.textOrNull(column) === null ? null : this.wholeNumber(column)
  }

  year(column: string): number {
    return Number(this.matching(column, /^\d{4}$/, 'a year'))
  }

  day(column: string): string {
    return this.matching(column, /^\d{4}-\d{2}-\d{2}$/, 'a day written YYYY-MM-DD')
  }

  dayOrNull(column: string): string | null {
    return this.textOrNull(column) === null ? null : this.day(column)
  }

  /** The parts of a list written with one sign between them. */
  list(column: string, separator = ';'): string[] {
    return this.textOrNull(column)?.split(separator) ?? []
  }

  /** The parts of a list, each of which must be one of the values. */
  someOf<Value extends string>(column: string, values: readonly Value[]): Value[] {
    return this.list(column).map(
      (part) =>
        values.find((value) => value === part) ??
        this.refuse(column, `names ${part}, which is not one of ${values.join(', ')}`),
    )
  }

  /** When the row holds and where it stands. */
  dated() {
    return {
      validFrom: this.day('valid_from'),
      validTo: this.dayOrNull('valid_to'),
      publishedOn: this.dayOrNull('published_on'),
      source: this.text('source'),
    }
  }

  refuse(column: string, reason: string): never {
    throw new ReferenceDataRefused(this.#file, `line ${this.#line}, ${column} ${reason}`)
  }
}

/**
 * The rows of a reference table (CSV, UTF-8, comma, header first, a line per row).
 *
 * @throws {ReferenceDataRefused} if the file is not a table
 */
export function readTable(folder: URL, file: string): TableRow[] {
  try {
    const records: Record<string, string>[] = parse(readFileSync(new URL(file, folder)), { columns: true, bom: true })
    return records.map((fields, index) => new TableRow(file, index + 2, fields))
  } catch (cause) {
    throw new ReferenceDataRefused(file, (cause as Error).message)
  }
}

/** A reference table cannot be used as it is. */
export class ReferenceDataRefused extends DomainError {
  constructor(file: string, reason: string) {
    super('REFERENCE_DATA_REFUSED', `The reference table ${file} is refused: ${reason}. Restore or correct it.`, {
      file,
      reason,
    })
  }
}
