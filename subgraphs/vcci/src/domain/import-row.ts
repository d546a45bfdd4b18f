import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { RowIssue } from '@greenlang/kernel/issue.ts'
import { parseLocalizedNumber } from '@greenlang/kernel/localized-number.ts'
import type { NumberFormat } from '@greenlang/kernel/localized-number.ts'
import type { ActivityLine } from './activity-line.ts'
import type { BasisReference } from './calculation-basis.ts'
import type { CategoryCatalogue, Requirement } from './categories.ts'
import type { EmissionFactor, PriceBasis } from './emission-factor.ts'
import { methodFor } from './factor-methods.ts'
import { defaultPolicy, selectFactor } from './factor-selection.ts'
import type { FactorChoice, FactorRequest, SelectionPolicy } from './factor-selection.ts'
import { importIssues } from './import-issues.ts'
import type { ImportIssueCode } from './import-issues.ts'
import { spendConversion } from './money.ts'
import { isUnit, overDistance, unitNames, unitOverDistance } from './units.ts'

/** A row as it was read: fields by header name in lower case, trimmed. */
export type RawRow = {
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
  readonly fault: 'WRONG_COLUMN_COUNT' | 'NOT_UTF8' | null
}

/** The columns without which a file of activity lines cannot be read. */
export const requiredColumns = ['external_ref', 'date', 'classification'] as const

/** The columns that a file of activity lines may have. A row gives amount and currency, or quantity and unit. */
export const activityColumns = [
  ...requiredColumns,
  'category',
  'supplier_name',
  'supplier_id',
  'description',
  'amount',
  'currency',
  'price_basis',
  'quantity',
  'unit',
  'distance_km',
  'country',
] as const

type Column = (typeof activityColumns)[number]

/** The most characters that a text may have: references and names are searched by, so they are short. */
const longestTexts: readonly (readonly [Column, number])[] = [
  ['external_ref', 200],
  ['classification', 300],
  ['supplier_name', 300],
  ['supplier_id', 200],
  ['description', 4_000],
]

/** What is stated once for a file. */
export type ImportSettings = {
  readonly numberFormat: NumberFormat
  /** First and last day of the reporting period, YYYY-MM-DD. */
  readonly period: { readonly from: string; readonly to: string }
  readonly policy?: SelectionPolicy
}

/** What rows are checked against. */
export type ImportReference = {
  readonly catalogue: CategoryCatalogue
  readonly basis: BasisReference
  /** Codes of ISO 3166-1 alpha-2. */
  readonly countries: ReadonlySet<string>
}

/** The line, or null if the row has an error; and all issues of the row. */
export type ImportedRow = { readonly line: ActivityLine | null; readonly issues: readonly RowIssue[] }

/**
 * Reads the rows of one file. It remembers every factor and rate it has looked up, so
 * that a file of a million lines with a few thousand distinct classifications costs little more than its text.
 */
export function rowImporter(reference: ImportReference, settings: ImportSettings): (row: RawRow) => ImportedRow {
  const file: FileState = {
    reference,
    settings,
    days: new Map(),
    choices: new Map(),
    conversions: new Map(),
  }
  return (raw) => {
    const issues: RowIssue[] = []
    const line = readLine(new RowReader(raw, issues), file)
    const refused = issues.some(({ severity }) => severity === 'ERROR')
    return { line: refused ? null : line, issues }
  }
}

/** What is known from the rows before, so that nothing is looked up twice. */
type FileState = {
  readonly reference: ImportReference
  readonly settings: ImportSettings
  readonly days: Map<string, boolean>
  readonly choices: Map<string, FactorChoice | DomainError>
  /** For each factor set, currency and month why money cannot be converted, or null if it can. */
  readonly conversions: Map<string, DomainError | null>
}

/** The fields of one row, and a place for what is wrong with them. */
class RowReader {
  readonly raw: RawRow
  readonly #issues: RowIssue[]

  constructor(raw: RawRow, issues: RowIssue[]) {
    this.raw = raw
    this.#issues = issues
  }

  text(column: Column): string {
    return this.raw.fields[column] ?? ''
  }

  report(code: ImportIssueCode, column: string | null, message: string): null {
    const rawValue = column === null ? null : (this.raw.fields[column] ?? '').slice(0, 200)
    this.#issues.push({ row: this.raw.row, column, code, severity: importIssues[code].severity, message, rawValue })
    return null
  }

  required(column: Column): string | null {
    const text = this.text(column)
    return text === '' ? this.report('ROW_MISSING_FIELD', column, `${column} must not be empty.`) : text
  }

  /** Exact text of a number of at most 30 characters, or null. */
  number(column: Column, format: NumberFormat): string | null {
    const text = this.required(column)
    if (text === null) return null
    const number = text.length > 30 ? null : parseLocalizedNumber(text, format)
    const example = format === 'POINT' ? '1234.50' : '1234,50'
    return (
      number ??
      this.report('ROW_BAD_TYPE', column, `${column} must be a number such as ${example}, of at most 30 characters.`)
    )
  }
}

// oxlint-disable-next-line no-control-regex -- tabs and line breaks may stand in a text, other control characters may not
const controlCharacter = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

function readLine(row: RowReader, file: FileState): ActivityLine | null {
  if (row.raw.fault !== null) return reportFault(row)
  for (const column of activityColumns) {
    const text = row.text(column)
    if (text !== '' && controlCharacter.test(text))
      row.report('CONTROL_CHARACTER', column, `${column} must hold printable characters only.`)
  }
  for (const [column, longest] of longestTexts)
    if (row.text(column).length > longest)
      row.report('TEXT_TOO_LONG', column, `${column} must have at most ${longest} characters.`)
  const externalRef = row.required('external_ref')
  const date = readDate(row, file)
  const country = readCountry(row, file.reference.countries)
  const statedCategory = readCategory(row, file.reference.catalogue)
  const measure = readMeasure(row, file.settings.numberFormat)
  const classification = row.required('classification')
  if (classification === null || measure === null) return null
  const year = Number((date ?? file.settings.period.to).slice(0, 4))
  const request = { classification, measure: requestMeasure(measure), region: country, year }
  const choice = chooseFactor(row, request, file)
  if (choice === null) return null
  const { factor } = choice
  const category = statedCategory ?? factor.categories[0]
  if (category === undefined)
    return row.report('ROW_MISSING_FIELD', 'category', `State a category: ${factor.id} has none.`)
  const { method, requirement } = methodOfLine(row, factor, category, file.reference)
  if (externalRef === null || date === null) return null
  if (measure.kind === 'SPEND') checkConversion(row, choice, measure.inputUnit, date.slice(0, 7), file)
  return {
    externalRef,
    date,
    year,
    month: date.slice(0, 7),
    category,
    requirement,
    method: method ?? (measure.kind === 'SPEND' ? 'spend-based' : 'average-data'),
    supplierName: row.text('supplier_name') || null,
    supplierId: row.text('supplier_id') || null,
    description: row.text('description') || null,
    classification,
    country,
    factorId: factor.id,
    ...measure,
    priceBasis: factor.priceBasis,
  }
}

function reportFault(row: RowReader): null {
  return row.raw.fault === 'NOT_UTF8'
    ? row.report('ROW_NOT_UTF8', null, 'The row must be UTF-8: save the file in that encoding.')
    : row.report('ROW_WRONG_COLUMN_COUNT', null, 'The row must have as many fields as the header.')
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function readDate(row: RowReader, { settings: { period }, days }: FileState): string | null {
  const text = row.required('date')
  if (text === null) return null
  if (!days.has(text)) days.set(text, isDay(text))
  if (!days.get(text)) return row.report('ROW_BAD_TYPE', 'date', 'date must be a day such as 2025-03-31.')
  if (text < period.from || text > period.to)
    row.report('DATE_PERIOD', 'date', `date must lie within the reporting period, ${period.from} to ${period.to}.`)
  return text
}

function isDay(text: string): boolean {
  const [, year, month, day] = isoDate.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && isLeapYear ? 29 : (daysOfMonth[month - 1] ?? 0)
  return day >= 1 && day <= last
}

function readCountry(row: RowReader, countries: ReadonlySet<string>): string | null {
  const text = row.text('country')
  if (text === '' || countries.has(text)) return text || null
  return row.report(
    'COUNTRY_UNKNOWN',
    'country',
    'country must be a two-letter code of ISO 3166-1 in capitals, such as DE.',
  )
}

function readCategory(row: RowReader, { categories, standard }: CategoryCatalogue): number | null {
  const text = row.text('category')
  if (text === '') return null
  const category = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  if (categories.has(category)) return category
  const numbers = [...categories.keys()]
  const range = `${numbers[0] ?? 0} to ${numbers.at(-1) ?? 0}`
  return row.report('CATEGORY_UNKNOWN', 'category', `category must be a number from ${range} (${standard}).`)
}

type Measure = Pick<
  ActivityLine,
  'kind' | 'input' | 'inputUnit' | 'amount' | 'currency' | 'priceBasis' | 'quantity' | 'unit' | 'distanceKm'
>

function readMeasure(row: RowReader, format: NumberFormat): Measure | null {
  const givesMoney = row.text('amount') !== '' || row.text('currency') !== ''
  const givesQuantity = row.text('quantity') !== '' || row.text('unit') !== ''
  if (givesMoney && givesQuantity) {
    const message = 'A row gives amount and currency, or quantity and unit: state a purchase once.'
    return row.report('AMOUNT_AND_QUANTITY', null, message)
  }
  if (givesMoney) return readSpend(row, format)
  if (givesQuantity) return readQuantity(row, format)
  return row.report('ROW_MISSING_FIELD', null, 'The row needs amount and currency, or quantity and unit.')
}

function readSpend(row: RowReader, format: NumberFormat): Measure | null {
  const amount = row.number('amount', format)
  const currency = row.required('currency')
  const priceBasis = readPriceBasis(row)
  if (amount === null || currency === null || priceBasis === null) return null
  warnIfNegative(row, 'amount', amount)
  const nothing = { quantity: null, unit: null, distanceKm: null }
  return { kind: 'SPEND', input: amount, inputUnit: currency, amount, currency, priceBasis, ...nothing }
}

function readPriceBasis(row: RowReader): PriceBasis | null {
  const text = row.text('price_basis').toUpperCase() || 'PURCHASER'
  if (text === 'PURCHASER' || text === 'PRODUCER') return text
  return row.report(
    'ROW_BAD_TYPE',
    'price_basis',
    'price_basis must be PURCHASER (invoice) or PRODUCER (bought from the maker).',
  )
}

function readQuantity(row: RowReader, format: NumberFormat): Measure | null {
  const quantity = row.number('quantity', format)
  const unit = row.required('unit')
  const distanceKm = row.text('distance_km') === '' ? null : row.number('distance_km', format)
  const distanceFails = row.text('distance_km') !== '' && distanceKm === null
  if (unit !== null && !isUnit(unit))
    return row.report('ROW_BAD_TYPE', 'unit', `unit must be one of: ${unitNames.join(', ')}.`)
  if (quantity === null || unit === null || distanceFails) return null
  warnIfNegative(row, 'quantity', quantity)
  const overKm = distanceKm === null ? null : unitOverDistance(unit)
  const input = distanceKm === null || overKm === null ? quantity : overDistance(quantity, unit, distanceKm).toString()
  const nothing = { amount: null, currency: null, priceBasis: null }
  return { kind: 'ACTIVITY', input, inputUnit: overKm ?? unit, quantity, unit, distanceKm, ...nothing }
}

function warnIfNegative(row: RowReader, column: 'amount' | 'quantity', value: string) {
  if (value.startsWith('-'))
    row.report('NEGATIVE_AMOUNT', column, `A negative ${column} is kept as a credit note and lowers the total.`)
}

function requestMeasure({ kind, priceBasis, inputUnit }: Measure): FactorRequest['measure'] {
  return kind === 'SPEND' ? { kind, priceBasis: priceBasis ?? 'PURCHASER' } : { kind, unit: inputUnit }
}

function chooseFactor(row: RowReader, request: FactorRequest, file: FileState): FactorChoice | null {
  const { classification, measure, region, year } = request
  const key = `${measure.kind === 'SPEND' ? measure.priceBasis : measure.unit}|${region ?? ''}|${year}|${classification}`
  let choice = file.choices.get(key)
  if (choice === undefined) {
    choice = choose(request, file)
    file.choices.set(key, choice)
  }
  if (!(choice instanceof DomainError)) return choice
  const ofUnit = choice.code === 'UNIT_MISMATCH'
  return report(row, choice, ofUnit ? (measure.kind === 'SPEND' ? 'amount' : 'unit') : 'classification')
}

function choose(request: FactorRequest, { reference, settings }: FileState): FactorChoice | DomainError {
  return orDomainError(() => selectFactor(request, reference.basis.library, settings.policy ?? defaultPolicy))
}

function methodOfLine(
  row: RowReader,
  factor: EmissionFactor,
  category: number,
  { catalogue, basis }: ImportReference,
): { method: string | null; requirement: Requirement } {
  const method = methodFor(factor, category, basis.factorMethods)
  if (method === null) {
    const made = `${factor.id} is made for category ${factor.categories.join(', ')}`
    row.report(
      'CATEGORY_FACTOR_MISMATCH',
      'category',
      `${made}, not ${category}: check the category or the classification.`,
    )
  }
  const known = catalogue.categories.get(category)?.methods.find(({ code }) => code === method)
  return { method, requirement: known?.requirement ?? 'REQUIRED' }
}

/** A spend is kept only if a run can convert it: a rate or an index that is missing shows here. */
function checkConversion(
  row: RowReader,
  { set }: FactorChoice,
  currency: string,
  month: string,
  { reference, conversions }: FileState,
) {
  const { money } = set
  if (!money) return
  const key = `${set.id}|${currency}|${month}`
  let failure = conversions.get(key)
  if (failure === undefined) {
    const { money: tables, ratePeriod } = reference.basis
    const conversion = orDomainError(() => spendConversion({ currency, month }, money, tables, ratePeriod))
    failure = conversion instanceof DomainError ? conversion : null
    conversions.set(key, failure)
  }
  if (failure) report(row, failure, failure.code === 'PRICE_INDEX_MISSING' ? 'date' : 'currency')
}

function orDomainError<Value>(attempt: () => Value): Value | DomainError {
  try {
    return attempt()
  } catch (cause) {
    if (cause instanceof DomainError) return cause
    throw cause
  }
}

function report(row: RowReader, { code, message }: DomainError, column: Column): null {
  if (!Object.hasOwn(importIssues, code)) throw new TypeError(`${code} is not an issue of an imported row.`)
  return row.report(code as ImportIssueCode, column, message)
}
