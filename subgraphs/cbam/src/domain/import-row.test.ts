import { describe, expect, it } from '@jest/globals'
import { loadReference } from '../reference/load-reference.ts'
import { importIssues } from './import-issues.ts'
import { type ImportColumn, type ImportRules, calendarYear, readImportRow } from './import-row.ts'

const rules: ImportRules = { reference: loadReference(), numberFormat: 'POINT', period: calendarYear(2026) }
const good: Record<ImportColumn, string> = {
  declarant_eori: 'DE123456789012345',
  mrn: '26DE123456789012A1',
  item_number: '1',
  external_ref: 'PO-4711/1',
  import_date: '2026-05-04',
  cn_code: '72085120',
  taric_code: '7208512000',
  origin_country: 'TR',
  production_country: 'IN',
  net_mass_t: '12.5',
  quantity_mwh: '',
  document_code: 'Y128',
  account_number: 'CBAM-DE-2026-ABC12345678901',
  procedure_code: '4000',
}

function read(change: Partial<Record<ImportColumn, string>>, over: Partial<ImportRules> = {}) {
  return readImportRow({ row: 7, fields: { ...good, ...change }, fault: null }, { ...rules, ...over })
}

function codes(change: Partial<Record<ImportColumn, string>>, over: Partial<ImportRules> = {}) {
  return read(change, over).issues.map(({ code }) => code)
}

const clinker = { cn_code: '25231000', taric_code: '2523100090' }

describe('a row without fault', () => {
  it('given hot-rolled plate from Türkiye made in India, then it becomes a line of the second quarter that counts', () => {
    const { line, issues } = read({})
    expect(issues).toEqual([])
    expect(line).toEqual({
      declarantEori: 'DE123456789012345',
      mrn: '26DE123456789012A1',
      itemNumber: 1,
      externalRef: 'PO-4711/1',
      importDate: '2026-05-04',
      year: 2026,
      quarter: 2,
      cn8: '72085120',
      taric10: '7208512000',
      originCountry: 'TR',
      productionCountry: 'IN',
      netMassT: '12.5',
      quantityMwh: null,
      documentCode: 'Y128',
      accountNumber: 'CBAM-DE-2026-ABC12345678901',
      procedureCode: '4000',
      sector: 'IRON_STEEL',
      scope: 'IN_SCOPE',
      countsForThreshold: true,
    })
  })

  it('given only the required columns, then origin stands for production and the rest is empty', () => {
    const {
      external_ref: _1,
      taric_code: _2,
      production_country: _3,
      quantity_mwh: _4,
      account_number: _5,
      ...rest
    } = good
    const { line, issues } = readImportRow({ row: 2, fields: rest, fault: null }, rules)
    expect(issues).toEqual([])
    expect(line).toMatchObject({ productionCountry: 'TR', externalRef: null, taric10: null, accountNumber: null })
  })

  it('given electricity in MWh without mass, then it is a line that does not count for the threshold', () => {
    const { line, issues } = read({ cn_code: '27160000', taric_code: '', net_mass_t: '', quantity_mwh: '1500.25' })
    expect(issues).toEqual([])
    expect(line).toMatchObject({
      netMassT: null,
      quantityMwh: '1500.25',
      sector: 'ELECTRICITY',
      countsForThreshold: false,
    })
  })

  it('given XS as origin, then the line says RS', () => {
    expect(read({ origin_country: 'XS', production_country: '' }).line).toMatchObject({
      originCountry: 'RS',
      productionCountry: 'RS',
    })
  })

  it.each([
    ['POINT', '1,234,567.25', '1234567.25'],
    ['COMMA', '1.234,5', '1234.5'],
    ['COMMA', '1 234,500', '1234.5'],
    ['POINT', '0.000001', '0.000001'],
    ['POINT', '0012.50', '12.5'],
    ['POINT', '9999999999.999999', '9999999999.999999'],
  ] as const)('given a file with decimal %s and a mass of %s, then it is %s t', (numberFormat, written, mass) => {
    expect(read({ net_mass_t: written }, { numberFormat }).line?.netMassT).toBe(mass)
  })

  it('given 29 February 2028, then it is a day; given 2026, then it is not', () => {
    expect(codes({ import_date: '2028-02-29' }, { period: calendarYear(2028) })).toEqual([])
    expect(codes({ import_date: '2026-02-29' })).toEqual(['ROW_BAD_TYPE'])
  })
})

describe('a row with an error', () => {
  it.each([
    ['an empty MRN', { mrn: '' }, 'ROW_MISSING_FIELD', 'mrn'],
    ['no mass', { net_mass_t: '' }, 'ROW_MISSING_FIELD', 'net_mass_t'],
    ['an item number of 0', { item_number: '0' }, 'ROW_BAD_TYPE', 'item_number'],
    ['a date of another form', { import_date: '04/05/2026' }, 'ROW_BAD_TYPE', 'import_date'],
    ['30 February', { import_date: '2026-02-30' }, 'ROW_BAD_TYPE', 'import_date'],
    ['an import of 2025', { import_date: '2025-12-31' }, 'DATE_PERIOD', 'import_date'],
    ['an import of 2027', { import_date: '2027-01-01' }, 'DATE_PERIOD', 'import_date'],
    ['an EORI in small letters', { declarant_eori: 'de123' }, 'EORI_FORMAT', 'declarant_eori'],
    ['an EORI of 18 characters', { declarant_eori: 'DE1234567890123456' }, 'EORI_FORMAT', 'declarant_eori'],
    ['a hidden direction mark in the MRN', { mrn: '26DE12345678\u202e9012A1' }, 'ROW_CONTROL_CHARACTER', 'mrn'],
    ['a line break in the reference', { external_ref: 'PO\n=1+1' }, 'ROW_CONTROL_CHARACTER', 'external_ref'],
    ['a NUL in the EORI', { declarant_eori: 'DE12\u00003' }, 'ROW_CONTROL_CHARACTER', 'declarant_eori'],
    ['a reference of 101 characters', { external_ref: 'x'.repeat(101) }, 'ROW_TEXT_TOO_LONG', 'external_ref'],
    ['a CN code of 6 digits', { cn_code: '720851', taric_code: '' }, 'CN_FORMAT', 'cn_code'],
    ['a CN code with spaces', { cn_code: '7208 51 20' }, 'CN_FORMAT', 'cn_code'],
    ['a CN code beside Annex I', { cn_code: '99999999', taric_code: '' }, 'CN_UNKNOWN', 'cn_code'],
    ['urea by its code of 2025', { cn_code: '31021010', taric_code: '' }, 'CN_NOT_VALID_ON_DATE', 'cn_code'],
    ['a TARIC code of 8 digits', { taric_code: '72085120' }, 'TARIC_FORMAT', 'taric_code'],
    ['a TARIC code of other goods', { taric_code: '7208519100' }, 'TARIC_CN_MISMATCH', 'taric_code'],
    ['clinker without TARIC code', { ...clinker, taric_code: '' }, 'TARIC_REQUIRED', 'taric_code'],
    ['clinker with an unlisted TARIC code', { ...clinker, taric_code: '2523100050' }, 'TARIC_REQUIRED', 'taric_code'],
    ['origin UK', { origin_country: 'UK' }, 'COUNTRY_UNKNOWN', 'origin_country'],
    ['production in EU', { production_country: 'EU' }, 'COUNTRY_UNKNOWN', 'production_country'],
    ['a mass of 0', { net_mass_t: '0' }, 'MASS_NOT_POSITIVE', 'net_mass_t'],
    ['a mass of -0', { net_mass_t: '-0' }, 'MASS_NOT_POSITIVE', 'net_mass_t'],
    ['a negative mass', { net_mass_t: '-5.5' }, 'MASS_NOT_POSITIVE', 'net_mass_t'],
    ['a mass with its unit', { net_mass_t: '5 t' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['a mass with an exponent', { net_mass_t: '1e400' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['an infinite mass', { net_mass_t: '-Infinity' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['a mass in Arabic digits', { net_mass_t: '١٢٣' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['a mass with a decimal comma', { net_mass_t: '12,5' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['a mass of 7 decimals', { net_mass_t: '1.0000001' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['a mass of 16 digits before the point', { net_mass_t: '9007199254740993' }, 'ROW_BAD_TYPE', 'net_mass_t'],
    ['a mass of 1,234', { net_mass_t: '1,234' }, 'ROW_AMBIGUOUS_NUMBER', 'net_mass_t'],
    ['steel in MWh', { quantity_mwh: '3' }, 'QUANTITY_UNIT', 'quantity_mwh'],
    ['an unknown document code', { document_code: 'Y999' }, 'DOC_CODE_UNKNOWN', 'document_code'],
    ['Turkish goods as of Union origin', { document_code: 'Y237' }, 'DOC_CODE_CONFLICT', 'document_code'],
    ['Turkish goods as from Livigno', { document_code: 'Y134' }, 'DOC_CODE_CONFLICT', 'document_code'],
    ['steel from the continental shelf', { document_code: 'Y136' }, 'DOC_CODE_CONFLICT', 'document_code'],
    [
      'the code of an application after 27 September 2026',
      { document_code: 'Y238', account_number: 'APP-1', import_date: '2026-09-28' },
      'DOC_CODE_CONFLICT',
      'document_code',
    ],
    ['an account of another form', { account_number: 'CBAM-DE-26-1' }, 'ACCOUNT_FORMAT', 'account_number'],
    ['a procedure code with a dash', { procedure_code: '40-00' }, 'ROW_BAD_TYPE', 'procedure_code'],
  ])('given %s, then it is kept out with one issue', (_, change, code, column) => {
    const { line, issues } = read(change)
    expect(line).toBeNull()
    expect(issues.map((issue) => [issue.row, issue.code, issue.severity, issue.column])).toEqual([
      [7, code, 'ERROR', column],
    ])
    expect(issues[0]?.message).toMatch(/^[\w"].{15,}\.$/)
  })

  it('given hydrogen with the exemption below the threshold (Y137), then it is refused', () => {
    expect(codes({ cn_code: '28041000', taric_code: '', document_code: 'Y137' })).toEqual(['DOC_CODE_CONFLICT'])
  })

  it('given electricity with a mass and without MWh, then both are named', () => {
    expect(codes({ cn_code: '27160000', taric_code: '' })).toEqual(['QUANTITY_UNIT', 'QUANTITY_UNIT'])
  })

  it('given a file with decimal comma and a mass of 1.234, then it may mean two numbers', () => {
    expect(codes({ net_mass_t: '1.234' }, { numberFormat: 'COMMA' })).toEqual(['ROW_AMBIGUOUS_NUMBER'])
  })

  it('given six faults in one row, then all six are told at once', () => {
    const change = {
      declarant_eori: 'x',
      item_number: 'a',
      import_date: '',
      cn_code: '1',
      origin_country: '??',
      net_mass_t: '',
    }
    expect(codes({ ...change, taric_code: '' })).toEqual([
      'EORI_FORMAT',
      'ROW_BAD_TYPE',
      'ROW_MISSING_FIELD',
      'CN_FORMAT',
      'COUNTRY_UNKNOWN',
      'ROW_MISSING_FIELD',
    ])
  })

  it.each([
    ['WRONG_COLUMN_COUNT', 'ROW_COLUMN_COUNT'],
    ['NOT_UTF8', 'ROW_ENCODING'],
  ] as const)('given a row with %s, then only that is told', (fault, code) => {
    const { line, issues } = readImportRow({ row: 3, fields: { ...good, mrn: '' }, fault }, rules)
    expect(line).toBeNull()
    expect(issues.map((issue) => issue.code)).toEqual([code])
  })

  it('given an EORI of 50 000 characters, then it is refused with at most 200 of them in the issue', () => {
    const [issue] = read({ declarant_eori: `DE${'1'.repeat(50_000)}#` }).issues
    expect([issue?.code, issue?.rawValue?.length]).toEqual(['EORI_FORMAT', 200])
  })
})

describe('a row with a warning', () => {
  it.each([
    ['a short MRN', { mrn: 'MRN-1' }, 'MRN_FORMAT', 'IN_SCOPE'],
    ['no document code', { document_code: '' }, 'DOC_CODE_MISSING', 'IN_SCOPE'],
    ['scrap', { cn_code: '72044990', taric_code: '' }, 'CN_OUT_OF_SCOPE', 'OUT_OF_SCOPE'],
    ['ferro-silicon', { cn_code: '72022100', taric_code: '' }, 'CN_OUT_OF_SCOPE', 'OUT_OF_SCOPE'],
    ['CN 3105 60 00', { cn_code: '31056000', taric_code: '' }, 'CN_OUT_OF_SCOPE', 'OUT_OF_SCOPE'],
    ['clay not calcined', { cn_code: '25070080', taric_code: '2507008010' }, 'CN_OUT_OF_SCOPE', 'OUT_OF_SCOPE'],
    ['Norwegian origin', { origin_country: 'NO' }, 'ORIGIN_EXEMPT', 'EXEMPT_ORIGIN'],
    ['Ceuta (XC) as origin', { origin_country: 'XC' }, 'ORIGIN_EXEMPT', 'EXEMPT_ORIGIN'],
    ['Livigno (IT with Y134)', { origin_country: 'IT', document_code: 'Y134' }, 'ORIGIN_EXEMPT', 'EXEMPT_ORIGIN'],
    ['Union origin', { origin_country: 'FR', document_code: 'Y237' }, 'ORIGIN_EU', 'UNION_ORIGIN'],
    ['military goods', { document_code: 'Y135' }, 'DOC_CODE_EXEMPTS', 'OUT_OF_SCOPE'],
  ])('given %s, then the line is kept and its scope says whether it counts', (_, change, code, scope) => {
    const { line, issues } = read(change)
    expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([[code, 'WARNING']])
    expect(line?.scope).toBe(scope)
    expect(line?.countsForThreshold).toBe(scope === 'IN_SCOPE')
  })

  it('given clinker of Norway without TARIC code, then none is asked for', () => {
    expect(codes({ ...clinker, taric_code: '', origin_country: 'NO' })).toEqual(['ORIGIN_EXEMPT'])
  })

  it('given goods below the threshold (Y137), then they stay in scope and count', () => {
    expect(read({ document_code: 'Y137' }).line).toMatchObject({ scope: 'IN_SCOPE', countsForThreshold: true })
  })
})

describe('the list of import issues', () => {
  it('given the list, then it tells at least 20 kinds of error and warning apart, each with its meaning', () => {
    const meanings = Object.values(importIssues).map(({ meaning }) => meaning)
    expect(new Set(meanings).size).toBeGreaterThanOrEqual(20)
  })
})
