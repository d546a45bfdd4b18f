import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A row of a file in `data/`, by column. */
export type Row = Readonly<Record<string, string>>

/** The rows of a file in `data/`. */
export function readTable(name: string): Row[] {
  const text = readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8')
  return parse(text, { columns: true })
}

/** The field of a column. A column that is not there is a fault in the file, not in what a user did. */
export function field(row: Row, column: string): string {
  const text = row[column]
  if (text === undefined)
    throw new TypeError(`The table has no column "${column}": it has ${Object.keys(row).join(', ')}.`)
  return text
}

/** The field, or null where it is empty. */
export function optionalField(row: Row, column: string): string | null {
  return field(row, column) || null
}

/** The word in a field, checked against those that may stand there. */
export function wordOf<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const text = field(row, column)
  const word = words.find((candidate) => candidate === text)
  if (word === undefined) throw new TypeError(`${column} must be one of ${words.join(', ')}, but it is "${text}".`)
  return word
}
