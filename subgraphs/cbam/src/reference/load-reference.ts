import { ReferenceDataRefused, type TableRow, readTable } from '@greenlang/files/reference-table.ts'
import { Benchmarks } from '../domain/benchmark.ts'
import { CertificatePrices } from '../domain/certificates.ts'
import { Countries } from '../domain/countries.ts'
import { DefaultValues } from '../domain/default-value.ts'
import { documentEffects } from '../domain/document-codes.ts'
import { Goods, sectors } from '../domain/goods.ts'
import type { ReferenceData } from '../domain/reference-data.ts'

/** The tables that the project ships with. */
export const shippedData = new URL('../../data/', import.meta.url)

/** A table with the act and the version it was taken from. */
export type ReferenceTable = {
  readonly file: string
  readonly rows: number
  readonly act: string
  readonly version: string
  readonly publishedOn: string | null
  readonly licence: string
}

/** The reference data with the list of tables it was read from. */
export type LoadedReference = ReferenceData & { readonly tables: readonly ReferenceTable[] }

/** Above this a figure per tonne has lost its decimal comma (1,320 read as 1320): no good emits that much. */
const largestFigure = 30

const country = /^[A-Z]{2}$/
const cn8 = /^\d{8}$/
const code = /^(\d{4}|\d{6}|\d{8}|\d{10})$/

/**
 * Reads the reference tables of a folder.
 *
 * @throws {ReferenceDataRefused} if a table is missing, has another number of rows than tables.csv says, or holds a
 *   figure that cannot be right; the message names file, line and column
 */
export function loadReference(folder: URL = shippedData): LoadedReference {
  const tables = readTable(folder, 'tables.csv').map(referenceTable)
  const rowsOf = (file: string) => countedTable(folder, file, tables)
  return {
    tables,
    goods: new Goods(rowsOf('cn-codes.csv').map(good), rowsOf('out-of-scope.csv').map(outOfScopePrefix)),
    countries: countries(rowsOf('countries.csv'), rowsOf('exempt-origins.csv')),
    documentCodes: new Map(rowsOf('customs-document-codes.csv').map((row) => [row.text('code'), documentCode(row)])),
    defaultValues: new DefaultValues(
      rowsOf('default-values.csv').map(defaultValue),
      rowsOf('default-values-annex-iv.csv').map(annexIVValue),
    ),
    benchmarks: new Benchmarks(rowsOf('benchmarks.csv').map(benchmark)),
    certificatePrices: new CertificatePrices(rowsOf('certificate-prices.csv').map(certificatePrice)),
  }
}

function countedTable(folder: URL, file: string, tables: readonly ReferenceTable[]): TableRow[] {
  const rows = readTable(folder, file)
  const expected = tables.find((table) => table.file === file)?.rows
  if (rows.length !== expected) {
    throw new ReferenceDataRefused(
      file,
      `it has ${rows.length} rows, but tables.csv says ${expected ?? 'nothing about it'}`,
    )
  }
  return rows
}

function referenceTable(row: TableRow): ReferenceTable {
  return {
    file: row.text('file'),
    rows: row.wholeNumber('rows'),
    act: row.text('act'),
    version: row.day('version'),
    publishedOn: row.dayOrNull('published_on'),
    licence: row.text('licence'),
  }
}

function good(row: TableRow) {
  return {
    cn8: row.matching('cn_code', cn8, '8 digits'),
    sector: row.oneOf('sector', sectors),
    category: row.text('goods_category'),
    gases: row.list('gases'),
    indirectCounts: row.yesOrNo('indirect_in_scope'),
    countsForThreshold: row.yesOrNo('counts_for_threshold'),
    taricCodes: row.list('taric_codes'),
    taricDecidesScope: row.yesOrNo('taric_decides_scope'),
    succeededBy: row.list('succeeded_by'),
    unit: row.oneOf('unit', ['t', 'MWh'] as const),
    description: row.text('description'),
    ...row.dated(),
  }
}

function outOfScopePrefix(row: TableRow) {
  return { prefix: row.text('cn_prefix'), what: row.text('what'), source: row.text('source') }
}

function countries(rows: readonly TableRow[], exemptOrigins: readonly TableRow[]): Countries {
  const [aliases, own] = [
    rows.filter((row) => row.textOrNull('same_as')),
    rows.filter((row) => !row.textOrNull('same_as')),
  ]
  return new Countries(
    own.map((row) => ({
      code: row.matching('code', country, 'two capital letters'),
      name: row.text('name'),
      inUnion: row.yesOrNo('union_customs_territory'),
    })),
    aliases.map((row) => ({ code: row.text('code'), sameAs: row.text('same_as') })),
    exemptOrigins.map((row) => ({
      territory: row.text('territory'),
      countryCode: row.text('country_code'),
      documentCode: row.textOrNull('document_code'),
      ...row.dated(),
    })),
  )
}

function documentCode(row: TableRow) {
  return {
    code: row.text('code'),
    meaning: row.text('meaning'),
    effect: row.oneOf('effect', documentEffects),
    onlyCnCodes: row.list('only_cn_codes'),
    exceptSectors: row.someOf('except_sectors', sectors),
    ...row.dated(),
  }
}

function plausible(row: TableRow, column: string): string {
  const figure = row.figure(column)
  if (Number(figure) > largestFigure)
    row.refuse(column, `is ${figure}, above ${largestFigure} t CO2e/t: a decimal sign was lost`)
  return figure
}

function plausibleOrNull(row: TableRow, column: string): string | null {
  return row.textOrNull(column) === null ? null : plausible(row, column)
}

function perTonne(row: TableRow) {
  row.oneOf('unit', ['t CO2e/t'])
  return row.dated()
}

function defaultValue(row: TableRow) {
  const cnCode = row.matching('cn_code', code, '4, 6 or 8 digits')
  const taricCode = row.textOrNull('taric_code')
  if (taricCode !== null && !taricCode.startsWith(cnCode)) row.refuse('taric_code', 'must begin with the CN code')
  return {
    country:
      row.textOrNull('country_iso2') === null ? null : row.matching('country_iso2', country, 'two capital letters'),
    code: taricCode === null ? cnCode : row.matching('taric_code', code, '10 digits'),
    sector: row.oneOf('sector', sectors),
    direct: plausibleOrNull(row, 'direct'),
    indirect: plausibleOrNull(row, 'indirect'),
    total: plausibleOrNull(row, 'total'),
    routes: row.list('route', '/'),
    ...perTonne(row),
  }
}

function annexIVValue(row: TableRow) {
  return {
    code: row.matching('cn_code', code, '4, 6 or 8 digits'),
    sector: row.oneOf('sector', sectors),
    total: plausible(row, 'total'),
    ...perTonne(row),
  }
}

function benchmark(row: TableRow) {
  return {
    cn8: row.matching('cn_code', cn8, '8 digits'),
    route: row.textOrNull('route'),
    producedFrom: row.year('production_from'),
    producedTo: row.year('production_to'),
    columnA: plausibleOrNull(row, 'column_a'),
    columnB: plausible(row, 'column_b'),
    ...perTonne(row),
  }
}

function certificatePrice(row: TableRow) {
  row.oneOf('unit', ['EUR/certificate'])
  return {
    quarter: row.matching('quarter', /^\d{4}-Q[1-4]$/, 'like 2026-Q1'),
    price: row.figureOrNull('price'),
    expectedOn: row.day('expected_on'),
    ...row.dated(),
  }
}
