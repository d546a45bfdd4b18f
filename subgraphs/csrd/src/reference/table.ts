import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A row of one of our data files, by column name. */
export type TableRow = {
  readonly text: (column: string) => string
  /** Null if the cell is empty. */
  readonly optional: (column: string) => string | null
  readonly integer: (column: string) => number | null
  /** The parts of a cell, between semicolons. */
  readonly list: (column: string) => readonly string[]
  readonly oneOf: <Choice extends string>(column: string, choices: readonly Choice[]) => Choice
  readonly someOf: <Choice extends string>(column: string, choices: readonly Choice[]) => readonly Choice[]
}

/** The rows of a file in `data/`. They are ours, so that a fault in them is a bug and not a user's error. */
export function readTable(fileName: string): readonly TableRow[] {
  const file = new URL(`../../data/${fileName}`, import.meta.url)
  const records: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
  return records.map((record, index) => tableRow(record, `${fileName}, row ${index + 2}`))
}

function tableRow(record: Record<string, string>, place: string): TableRow {
  const text = (column: string): string => {
    const cell = record[column]
    if (cell === undefined) throw new Error(`${place}: there is no column ${column}.`)
    return cell
  }
  const list = (column: string) => (text(column) === '' ? [] : text(column).split(';'))
  const choose = <Choice extends string>(column: string, cell: string, choices: readonly Choice[]): Choice => {
    const choice = choices.find((candidate) => candidate === cell)
    if (choice === undefined) throw new Error(`${place}: ${column} is "${cell}" and not one of ${choices.join(', ')}.`)
    return choice
  }
  return {
    text,
    list,
    optional: (column) => text(column) || null,
    integer: (column) => {
      const cell = text(column)
      if (!/^\d*$/.test(cell)) throw new Error(`${place}: ${column} is "${cell}" and not a whole number.`)
      return cell === '' ? null : Number(cell)
    },
    oneOf: (column, choices) => choose(column, text(column), choices),
    someOf: (column, choices) => list(column).map((cell) => choose(column, cell, choices)),
  }
}

/** The whole number of a column that is never empty. */
export function wholeNumber(row: TableRow, column: string): number {
  const value = row.integer(column)
  if (value === null) throw new Error(`${column} is empty.`)
  return value
}
