import { describe, expect, it } from '@jest/globals'
import { readReferenceData } from '../reference/reference-data.ts'
import { basisKeyOf } from './activity-line.ts'
import { calculationBasis, lineEmissions } from './calculation-basis.ts'
import { factorLibrary } from './emission-factor.ts'
import { importIssues } from './import-issues.ts'
import { rowImporter } from './import-row.ts'
import type { ImportReference, ImportSettings, RawRow } from './import-row.ts'

const data = readReferenceData()
const reference: ImportReference = {
  catalogue: data.catalogue,
  countries: data.countries,
  basis: {
    library: factorLibrary(data.factorSets, data.factors),
    money: data.money,
    factorMethods: data.factorMethods,
    ratePeriod: 'MONTH',
  },
}
const settings: ImportSettings = { numberFormat: 'POINT', period: { from: '2025-01-01', to: '2025-12-31' } }

const steel = {
  external_ref: 'A-1',
  date: '2025-03-31',
  classification: 'NAICS:331110',
  amount: '12500.50',
  currency: 'EUR',
}
const freight = {
  external_ref: 'B-1',
  date: '2025-06-02',
  classification: 'UK2025:defra-2025-27_304_3132_14',
  quantity: '12500',
  unit: 'kg',
  distance_km: '340',
}

function importOne(fields: RawRow['fields'], own: Partial<ImportSettings> = {}, fault: RawRow['fault'] = null) {
  const { line, issues } = rowImporter(reference, { ...settings, ...own })({ row: 2, fields, fault })
  return { line, issues, codes: issues.map(({ code }) => code) }
}

describe('a row of spend', () => {
  it('given 12 500.50 EUR of steel, then it becomes a line of category 1 by spend with the factor with margins', () => {
    const { line, issues } = importOne({ ...steel, supplier_name: 'Walzwerk', country: 'DE' })
    expect(issues).toEqual([])
    expect(line).toEqual({
      externalRef: 'A-1',
      date: '2025-03-31',
      year: 2025,
      month: '2025-03',
      category: 1,
      requirement: 'REQUIRED',
      method: 'spend-based',
      supplierName: 'Walzwerk',
      supplierId: null,
      description: null,
      classification: 'NAICS:331110',
      country: 'DE',
      factorId: 'useeio-1.3-331110-with-margins',
      kind: 'SPEND',
      input: '12500.50',
      inputUnit: 'EUR',
      amount: '12500.50',
      currency: 'EUR',
      priceBasis: 'PURCHASER',
      quantity: null,
      unit: null,
      distanceKm: null,
    })
  })

  it('given a price basis of PRODUCER, then the factor is the one without margins', () => {
    expect(importOne({ ...steel, price_basis: 'producer' }).line?.factorId).toBe('useeio-1.3-331110-without-margins')
  })

  it('given 12.500,50 in a file with decimal commas, then the amount is 12500.50', () => {
    expect(importOne({ ...steel, amount: '12.500,50' }, { numberFormat: 'COMMA' }).line?.amount).toBe('12500.50')
    expect(importOne({ ...steel, amount: '12.500,50' }).codes).toEqual(['ROW_BAD_TYPE'])
  })

  it('given a credit note of -100, then it is kept with a warning', () => {
    const { line, issues } = importOne({ ...steel, amount: '-100' })
    expect(line?.input).toBe('-100')
    expect(issues).toMatchObject([{ code: 'NEGATIVE_AMOUNT', severity: 'WARNING', column: 'amount' }])
  })

  it('given freight spend in category 4, then it fits, and steel in category 6 is kept with a warning', () => {
    expect(importOne({ ...steel, classification: 'NAICS:484121', category: '4' }).codes).toEqual([])
    const { line, codes } = importOne({ ...steel, category: '6' })
    expect(codes).toEqual(['CATEGORY_FACTOR_MISMATCH'])
    expect(line?.category).toBe(6)
  })
})

describe('a row of quantities', () => {
  it('given 12 500 kg over 340 km, then the line counts 4 250 tkm and a run gives 327.3775 kg CO2e', () => {
    const { line, issues } = importOne(freight)
    expect(issues).toEqual([])
    expect(line).toMatchObject({
      kind: 'ACTIVITY',
      category: 4,
      input: '4250',
      inputUnit: 'tkm',
      quantity: '12500',
      unit: 'kg',
    })
    if (!line) throw new Error('the row has no error')
    expect(lineEmissions(line.input, calculationBasis(basisKeyOf(line), reference.basis)).toString()).toBe('327.3775')
  })

  it('given freight in kg without a distance, then it asks for the distance', () => {
    const { issues } = importOne({ ...freight, distance_km: '' })
    expect(issues).toMatchObject([{ code: 'UNIT_MISMATCH', column: 'unit', rawValue: 'kg' }])
    expect(issues[0]?.message).toMatch(/give distance_km as well/)
  })

  it('given a hotel night, then it is optional in category 6', () => {
    const night = {
      ...freight,
      classification: 'UK2025:Hotel stay',
      quantity: '3',
      unit: 'room-night',
      distance_km: '',
      country: 'DE',
    }
    expect(importOne(night).line).toMatchObject({ category: 6, method: 'hotel', requirement: 'OPTIONAL' })
  })
})

describe('what is wrong with a row', () => {
  it.each<[string, Record<string, string>, string]>([
    ['no reference', { external_ref: '' }, 'ROW_MISSING_FIELD'],
    ['no currency', { currency: '' }, 'ROW_MISSING_FIELD'],
    ['neither money nor quantity', { amount: '', currency: '' }, 'ROW_MISSING_FIELD'],
    ['the 31st of February', { date: '2025-02-31' }, 'ROW_BAD_TYPE'],
    ['a date of the year before', { date: '2024-12-31' }, 'DATE_PERIOD'],
    ['an amount in words', { amount: 'ten' }, 'ROW_BAD_TYPE'],
    ['an amount of 40 digits', { amount: '1'.repeat(40) }, 'ROW_BAD_TYPE'],
    ['category 16', { category: '16' }, 'CATEGORY_UNKNOWN'],
    ['category "travel"', { category: 'travel' }, 'CATEGORY_UNKNOWN'],
    ['the currency EURO', { currency: 'EURO' }, 'CURRENCY_UNKNOWN'],
    ['a currency without rate', { currency: 'PLN' }, 'CURRENCY_RATE_MISSING'],
    ['a classification of an unknown scheme', { classification: 'SIC:3312' }, 'CLASSIFICATION_UNKNOWN'],
    ['an industry without factor', { classification: 'NAICS:999999' }, 'FACTOR_NOT_FOUND'],
    ['an industry that is too wide', { classification: 'NAICS:1111' }, 'FACTOR_AMBIGUOUS'],
    ['money for a factor per tkm', { classification: 'defra-2025-27_304_3132_14' }, 'UNIT_MISMATCH'],
    ['money and a quantity', { quantity: '3', unit: 't' }, 'AMOUNT_AND_QUANTITY'],
    ['the country XX', { country: 'XX' }, 'COUNTRY_UNKNOWN'],
    ['a price basis of its own', { price_basis: 'BASIC' }, 'ROW_BAD_TYPE'],
    ['a NUL in the description', { description: 'a\u0000b' }, 'CONTROL_CHARACTER'],
    ['a supplier of 301 characters', { supplier_name: 'a'.repeat(301) }, 'TEXT_TOO_LONG'],
    ['a reference of 201 characters', { external_ref: 'a'.repeat(201) }, 'TEXT_TOO_LONG'],
  ])('given %s, then the row is refused', (_, change, code) => {
    const { line, codes } = importOne({ ...steel, ...change })
    expect(codes).toEqual([code])
    expect(line).toBeNull()
  })

  it('given an unknown unit, then the row is refused with the units there are', () => {
    const { issues } = importOne({ ...freight, unit: 'bushel' })
    expect(issues).toMatchObject([{ code: 'ROW_BAD_TYPE', column: 'unit' }])
    expect(issues[0]?.message).toMatch(/short ton/)
  })

  it('given five faults in a row, then all five are reported at once', () => {
    const { codes } = importOne({
      ...steel,
      date: '2024-01-01',
      country: 'XX',
      category: '0',
      amount: 'ten',
      classification: '',
    })
    expect(codes).toEqual(['DATE_PERIOD', 'COUNTRY_UNKNOWN', 'CATEGORY_UNKNOWN', 'ROW_BAD_TYPE', 'ROW_MISSING_FIELD'])
  })

  it('given a row that is cut off or not UTF-8, then nothing else is said about it', () => {
    expect(importOne({ external_ref: 'A-1' }, {}, 'WRONG_COLUMN_COUNT').codes).toEqual(['ROW_WRONG_COLUMN_COUNT'])
    expect(importOne(steel, {}, 'NOT_UTF8').codes).toEqual(['ROW_NOT_UTF8'])
  })

  it('given a month without rate under annual rates, then the row is kept', () => {
    const annual = { ...reference, basis: { ...reference.basis, ratePeriod: 'YEAR' as const } }
    const old: ImportSettings = { numberFormat: 'POINT', period: { from: '2017-01-01', to: '2017-12-31' } }
    const row = { row: 2, fields: { ...steel, date: '2017-05-01' }, fault: null }
    const policy = { maxAgeYears: 5, proxyRegionAllowed: true }
    expect(rowImporter(reference, { ...old, policy })(row).issues).toMatchObject([{ code: 'CURRENCY_RATE_MISSING' }])
    expect(rowImporter(annual, { ...old, policy })(row).issues).toEqual([])
  })

  it('given the list of codes, then only two are warnings', () => {
    const warnings = Object.entries(importIssues).filter(([, { severity }]) => severity === 'WARNING')
    expect(warnings.map(([code]) => code)).toEqual(['CATEGORY_FACTOR_MISMATCH', 'NEGATIVE_AMOUNT'])
  })
})
