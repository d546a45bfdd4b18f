import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type TableRow, ReferenceDataRefused, readTable } from './reference-table.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-table-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function read(content: string): TableRow[] {
  writeFileSync(join(folder, 'goods.csv'), content)
  return readTable(pathToFileURL(`${folder}/`), 'goods.csv')
}

/** The row of a table with a cell in each named column. */
function rowWith(cells: Record<string, string>): TableRow {
  return read(`${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`)[0]!
}

describe('a reference table', () => {
  it('given a byte order mark and a quoted comma, then both rows are read', () => {
    const rows = read('\ufeffname,mass\n"cement, white",1.50\nsteel,2\n')
    expect(rows.map((row) => [row.text('name'), row.figure('mass')])).toEqual([
      ['cement, white', '1.50'],
      ['steel', '2'],
    ])
  })

  it('given no file of that name, then the file is named', () => {
    expect(() => readTable(pathToFileURL(`${folder}/`), 'none.csv')).toThrow('The reference table none.csv is refused')
  })

  it('given a row with one field too many, then the table is refused', () => {
    expect(() => read('name,mass\ncement,1,2\n')).toThrow(ReferenceDataRefused)
  })

  it('given a fault in the second row, then the error names file, line 3 and column under a code that never changes', () => {
    const row = read('name,mass\ncement,1\nsteel,heavy\n')[1]!
    const fault = { file: 'goods.csv', reason: 'line 3, mass must be a plain decimal number of 0 or more' }
    expect(() => row.figure('mass')).toThrow(
      expect.objectContaining({ code: 'REFERENCE_DATA_REFUSED', details: fault }),
    )
  })
})

describe('a field of a reference table', () => {
  it('given fields of every form, then each is read with its type', () => {
    const row = rowWith({
      in_scope: 'yes',
      rows: '012',
      made: '2026',
      until: '2026-12-31',
      gases: 'CO2;N2O',
      unit: 't',
    })
    expect(row.yesOrNo('in_scope')).toBe(true)
    expect(row.wholeNumber('rows')).toBe(12)
    expect(row.year('made')).toBe(2026)
    expect(row.day('until')).toBe('2026-12-31')
    expect(row.list('gases')).toEqual(['CO2', 'N2O'])
    expect(row.someOf('gases', ['CO2', 'N2O', 'PFC'])).toEqual(['CO2', 'N2O'])
    expect(row.oneOfOrNull('unit', ['t', 'MWh'])).toBe('t')
  })

  it('given an empty field, then what may be empty is null or an empty list', () => {
    const row = rowWith({ name: 'cement', note: '' })
    expect(row.textOrNull('note')).toBeNull()
    expect(row.figureOrNull('note')).toBeNull()
    expect(row.wholeNumberOrNull('note')).toBeNull()
    expect(row.dayOrNull('note')).toBeNull()
    expect(row.oneOfOrNull('note', ['A'])).toBeNull()
    expect(row.someOf('note', ['A'])).toEqual([])
  })

  it.each<[string, string, (row: TableRow) => unknown, string]>([
    ['nothing where text must be', '', (row) => row.text('cell'), 'cell must not be empty'],
    ['a column that is not there', '1', (row) => row.textOrNull('mass'), 'mass is not in the header'],
    ['-1 as a figure', '-1', (row) => row.figure('cell'), 'a plain decimal number of 0 or more'],
    [
      '1.5 as a whole number',
      '1.5',
      (row) => row.wholeNumberOrNull('cell'),
      'cell must be a whole number of 0 or more',
    ],
    ['26 as a year', '26', (row) => row.year('cell'), 'cell must be a year'],
    ['31.12.2026 as a day', '31.12.2026', (row) => row.dayOrNull('cell'), 'cell must be a day written YYYY-MM-DD'],
    ['kg among t and MWh', 'kg', (row) => row.oneOfOrNull('cell', ['t', 'MWh']), 'cell must be one of t, MWh'],
    ['a list with CH4', 'CO2;CH4', (row) => row.someOf('cell', ['CO2']), 'cell names CH4, which is not one of CO2'],
  ])('given %s, then it is refused and told what would be right', (_case, cell, readField, reason) => {
    const row = rowWith({ name: 'cement', cell })
    expect(() => readField(row)).toThrow(ReferenceDataRefused)
    expect(() => readField(row)).toThrow(reason)
  })
})
