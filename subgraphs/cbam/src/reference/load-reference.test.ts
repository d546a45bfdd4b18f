import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { ReferenceDataRefused } from '@greenlang/files/reference-table.ts'
import { loadReference, shippedData } from './load-reference.ts'

describe('the reference tables that the project ships with', () => {
  it('given the shipped folder, then every table loads with its number of rows', () => {
    const rows = loadReference().tables.map((table) => [table.file, table.rows])
    expect(Object.fromEntries(rows)).toEqual({
      'cn-codes.csv': 573,
      'out-of-scope.csv': 14,
      'default-values.csv': 10_928,
      'default-values-annex-iv.csv': 3,
      'benchmarks.csv': 1_804,
      'certificate-prices.csv': 4,
      'customs-document-codes.csv': 8,
      'exempt-origins.csv': 9,
      'countries.csv': 255,
    })
  })

  it('given the countries, then 27 members and 8 territories belong to the Union', () => {
    const rows = readFileSync(new URL('countries.csv', shippedData), 'utf8').split('\n')
    expect(rows.filter((row) => row.includes(',yes,'))).toHaveLength(35)
  })
})

describe('a reference table that cannot be right', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reference-'))
    cpSync(shippedData, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function change(file: string, from: string | RegExp, to: string) {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
  }
  const load = () => loadReference(pathToFileURL(`${folder}/`))

  it('given a total of 1320 that was 1.320, then it is refused: a decimal sign was lost', () => {
    change('default-values.csv', ',1.320,', ',1320,')
    expect(load).toThrow(ReferenceDataRefused)
    expect(load).toThrow('decimal sign was lost')
  })

  it('given one row less than tables.csv says, then the table is refused', () => {
    change('benchmarks.csv', /\n[^\n]*\n$/, '\n')
    expect(load).toThrow('it has 1803 rows, but tables.csv says 1804')
  })

  it('given an unknown sector, then file, line and column are named', () => {
    change('cn-codes.csv', 'CEMENT', 'GLASS')
    expect(load).toThrow('cn-codes.csv is refused: line 2, sector must be one of')
  })

  it('given another unit, then the table is refused', () => {
    change('default-values-annex-iv.csv', 't CO2e/t', 'kg CO2e/t')
    expect(load).toThrow('unit must be one of t CO2e/t')
  })

  it('given a missing table, then it is named', () => {
    rmSync(join(folder, 'countries.csv'))
    expect(load).toThrow('countries.csv is refused')
  })
})
