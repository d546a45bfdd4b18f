import type { RowIssue } from '@greenlang/kernel/issue.ts'
import type { NumberFormat } from '@greenlang/kernel/localized-number.ts'
import { type Country, CountryUnknown } from './countries.ts'
import { holdsOn } from './dated-row.ts'
import type { DocumentCode } from './document-codes.ts'
import { type Good, replacement } from './goods.ts'
import { type ImportIssueCode, importIssue } from './import-issues.ts'
import type { ImportLine, LineScope } from './import-line.ts'
import { readQuantity } from './import-quantity.ts'
import type { ReferenceData } from './reference-data.ts'

/** The columns of an import file, in lower case. The optional ones may be missing altogether. */
export const requiredImportColumns = [
  'declarant_eori',
  'mrn',
  'item_number',
  'import_date',
  'cn_code',
  'origin_country',
  'net_mass_t',
  'document_code',
] as const
export const optionalImportColumns = [
  'external_ref',
  'taric_code',
  'production_country',
  'quantity_mwh',
  'account_number',
  'procedure_code',
] as const
export type ImportColumn = (typeof requiredImportColumns)[number] | (typeof optionalImportColumns)[number]

/** A row as it was read from the file. */
export type RawRow = {
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
  readonly fault: 'WRONG_COLUMN_COUNT' | 'NOT_UTF8' | null
}

/** First and last day of import that a file may hold, YYYY-MM-DD. */
export type ImportPeriod = { readonly from: string; readonly to: string }

/** What a row is checked against. */
export type ImportRules = {
  readonly reference: Pick<ReferenceData, 'goods' | 'countries' | 'documentCodes'>
  readonly numberFormat: NumberFormat
  readonly period: ImportPeriod
}

/** The line, or null if an error keeps it out; and everything that was found, warnings included. */
export type ReadImportRow = { readonly line: ImportLine | null; readonly issues: readonly RowIssue[] }

/** A calendar year as the period of an import. */
export function calendarYear(year: number): ImportPeriod {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/**
 * Reads and checks one row. All its faults are collected, so that a file is corrected in one round. Numbers are read in
 * the declared format only, codes as they stand: nothing is guessed and nothing is put right silently.
 */
export function readImportRow(raw: RawRow, rules: ImportRules): ReadImportRow {
  return new RowReader(raw, rules).read()
}

const eoriForm = /^[A-Z]{2}[A-Z0-9]{1,15}$/
const mrnForm = /^\d{2}[A-Z]{2}[A-Z0-9]{14}$/
const itemForm = /^[1-9]\d{0,4}$/
const dateForm = /^\d{4}-\d{2}-\d{2}$/
const cnForm = /^\d{8}$/
const taricForm = /^\d{10}$/
const accountForm = /^CBAM-[A-Z]{2}-\d{4}-[A-Z]{3}\d{11}$/
const procedureForm = /^[A-Z0-9]{2,7}$/
const printableAscii = /^[ -~]*$/
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
const longest = { declarant_eori: 17, mrn: 35, external_ref: 100, account_number: 40, procedure_code: 7 } as const

type Origin = { good: Good | null; outside: boolean; country: Country | undefined; document: DocumentCode | null }

class RowReader {
  readonly #raw: RawRow
  readonly #rules: ImportRules
  readonly #issues: RowIssue[] = []
  #failed = false

  constructor(raw: RawRow, rules: ImportRules) {
    this.#raw = raw
    this.#rules = rules
  }

  read(): ReadImportRow {
    if (this.#raw.fault !== null) return this.#unreadable(this.#raw.fault)

    const declarantEori = this.#identifier('declarant_eori', true)
    if (declarantEori !== null && !eoriForm.test(declarantEori)) {
      this.#report('EORI_FORMAT', 'declarant_eori', 'must be 2 capital letters and up to 15 capitals or digits')
    }
    const mrn = this.#identifier('mrn', true)
    if (mrn !== null && !mrnForm.test(mrn)) {
      this.#report(
        'MRN_FORMAT',
        'mrn',
        'should be 18 characters: 2 digits of the year, 2 letters of the country, 14 more',
      )
    }
    const itemNumber = this.#formed('item_number', itemForm, 'must be a whole number from 1 to 99999')
    const externalRef = this.#identifier('external_ref', false)
    const importDate = this.#importDate()
    const procedureCode = this.#identifier('procedure_code', false)
    if (procedureCode !== null && !procedureForm.test(procedureCode)) {
      this.#report('ROW_BAD_TYPE', 'procedure_code', 'must be 2 to 7 capitals or digits, for example 4000')
    }

    const cn8 = this.#cnCode()
    const outside = cn8 !== null && this.#rules.reference.goods.outOfScope(cn8) !== undefined
    const good = this.#good(cn8, importDate)
    const taric10 = this.#taricCode(cn8)
    const origin = this.#country('origin_country', true)
    const production = this.#country('production_country', false) ?? origin
    const document = this.#document(good, origin, importDate)
    const accountNumber = this.#accountNumber()
    const scope = this.#scope({ good, outside, country: origin, document }, taric10, importDate)
    const { netMassT, quantityMwh } = this.#quantities(cn8)
    if (document === null && scope === 'IN_SCOPE' && this.#text('document_code') === '') {
      this.#report('DOC_CODE_MISSING', 'document_code', 'should say who answers for the goods, for example Y128')
    }

    if (
      this.#failed ||
      declarantEori === null ||
      mrn === null ||
      itemNumber === null ||
      importDate === null ||
      cn8 === null ||
      !origin ||
      !production
    ) {
      return { line: null, issues: this.#issues }
    }
    const line: ImportLine = {
      declarantEori,
      mrn,
      itemNumber: Number(itemNumber),
      externalRef,
      importDate,
      year: Number(importDate.slice(0, 4)),
      quarter: Math.ceil(Number(importDate.slice(5, 7)) / 3) as 1 | 2 | 3 | 4,
      cn8,
      taric10,
      originCountry: origin.code,
      productionCountry: production.code,
      netMassT,
      quantityMwh,
      documentCode: document?.code ?? null,
      accountNumber,
      procedureCode,
      sector: good?.sector ?? null,
      scope,
      countsForThreshold: scope === 'IN_SCOPE' && good !== null && good.countsForThreshold,
    }
    return { line, issues: this.#issues }
  }

  #unreadable(fault: 'WRONG_COLUMN_COUNT' | 'NOT_UTF8'): ReadImportRow {
    const [code, message] =
      fault === 'NOT_UTF8'
        ? (['ROW_ENCODING', 'The row is not UTF-8: save the file as UTF-8.'] as const)
        : ([
            'ROW_COLUMN_COUNT',
            'The row must have as many fields as the header: quote fields that hold the separator.',
          ] as const)
    return { line: null, issues: [importIssue(this.#raw.row, null, code, message, null)] }
  }

  #text(column: ImportColumn): string {
    return this.#raw.fields[column]?.trim() ?? ''
  }

  #report(code: ImportIssueCode, column: ImportColumn, mustBe: string) {
    this.#tell(code, column, `${column} ${mustBe}.`)
  }

  #tell(code: ImportIssueCode, column: ImportColumn, message: string) {
    const issue = importIssue(this.#raw.row, column, code, message, this.#raw.fields[column] ?? null)
    if (issue.severity === 'ERROR') this.#failed = true
    this.#issues.push(issue)
  }

  #required(column: ImportColumn): string | null {
    const text = this.#text(column)
    if (text !== '') return text
    this.#report('ROW_MISSING_FIELD', column, 'must not be empty')
    return null
  }

  /** Free text that others will search, print and compare: bounded, and without characters that nobody can see. */
  #identifier(column: keyof typeof longest, required: boolean): string | null {
    const text = required ? this.#required(column) : this.#text(column) || null
    if (text === null) return null
    if (text.length > longest[column] && column !== 'declarant_eori') {
      this.#report('ROW_TEXT_TOO_LONG', column, `must have at most ${longest[column]} characters`)
      return null
    }
    if (!printableAscii.test(text) && invisible.test(text)) {
      this.#report('ROW_CONTROL_CHARACTER', column, 'must not hold line breaks or other invisible characters')
      return null
    }
    return text
  }

  #formed(column: ImportColumn, form: RegExp, mustBe: string): string | null {
    const text = this.#required(column)
    if (text === null || form.test(text)) return text
    this.#report('ROW_BAD_TYPE', column, mustBe)
    return null
  }

  #importDate(): string | null {
    const text = this.#formed('import_date', dateForm, 'must be a day written YYYY-MM-DD')
    if (text === null) return null
    if (!isCalendarDay(text)) {
      this.#report('ROW_BAD_TYPE', 'import_date', 'must be a day of the calendar')
      return null
    }
    const { from, to } = this.#rules.period
    if (text < from || text > to) {
      this.#report('DATE_PERIOD', 'import_date', `must lie in the period from ${from} to ${to}`)
      return null
    }
    return text
  }

  #cnCode(): string | null {
    const text = this.#required('cn_code')
    if (text === null || cnForm.test(text)) return text
    this.#report('CN_FORMAT', 'cn_code', 'must be 8 digits without spaces, for example 72085120')
    return null
  }

  #good(cn8: string | null, day: string | null): Good | null {
    if (cn8 === null) return null
    const { goods } = this.#rules.reference
    const versions = goods.versions(cn8)
    if (versions.length === 0) {
      const outside = goods.outOfScope(cn8)
      if (outside)
        this.#tell(
          'CN_OUT_OF_SCOPE',
          'cn_code',
          `${cn8} (${outside.what}) is outside the mechanism: kept out of totals.`,
        )
      else this.#tell('CN_UNKNOWN', 'cn_code', `${cn8} is not in Annex I: give a code of the goods it covers.`)
      return null
    }
    if (day === null) return versions.at(-1) ?? null
    const good = goods.find(cn8, day)
    if (good) return good
    const successors = versions.at(-1)?.succeededBy ?? []
    this.#tell('CN_NOT_VALID_ON_DATE', 'cn_code', `${cn8} is not valid on ${day}. ${replacement(successors)}`)
    return null
  }

  #taricCode(cn8: string | null): string | null {
    const text = this.#text('taric_code')
    if (text === '') return null
    if (!taricForm.test(text)) {
      this.#report('TARIC_FORMAT', 'taric_code', 'must be 10 digits without spaces')
      return null
    }
    if (cn8 !== null && !text.startsWith(cn8)) {
      this.#report('TARIC_CN_MISMATCH', 'taric_code', `must begin with the CN code ${cn8}`)
      return null
    }
    return text
  }

  #country(column: 'origin_country' | 'production_country', required: boolean): Country | undefined {
    const text = required ? this.#required(column) : this.#text(column) || null
    if (text === null) return undefined
    const country = this.#rules.reference.countries.find(text)
    if (!country) this.#tell('COUNTRY_UNKNOWN', column, new CountryUnknown(text.slice(0, 20)).message)
    return country
  }

  #document(good: Good | null, origin: Country | undefined, day: string | null): DocumentCode | null {
    const text = this.#text('document_code')
    if (text === '') return null
    const document = this.#rules.reference.documentCodes.get(text)
    if (!document) {
      const known = [...this.#rules.reference.documentCodes.keys()].join(', ')
      this.#report('DOC_CODE_UNKNOWN', 'document_code', `must be one of ${known}`)
      return null
    }
    const conflict = this.#conflict(document, good, origin, day)
    if (conflict === null) return document
    this.#tell('DOC_CODE_CONFLICT', 'document_code', `${document.code} ${conflict}.`)
    return null
  }

  #conflict(document: DocumentCode, good: Good | null, origin: Country | undefined, day: string | null): string | null {
    if (day !== null && !holdsOn(document, day)) {
      return `is accepted from ${document.validFrom} to ${document.validTo ?? 'now'}, not on ${day}`
    }
    if (good && document.onlyCnCodes.length > 0 && !document.onlyCnCodes.includes(good.cn8)) {
      return `may only stand beside CN codes ${document.onlyCnCodes.join(', ')}`
    }
    if (good && document.exceptSectors.includes(good.sector)) return 'is not open to hydrogen and electricity'
    if (!origin) return null
    if (document.effect === 'UNION_ORIGIN' && !origin.inUnion)
      return `needs goods of Union origin, not of ${origin.code}`
    if (document.effect === 'EXEMPT_TERRITORY' && !this.#exemption(origin, document, day)) {
      return `needs goods of an exempt territory, which ${origin.code} does not have`
    }
    return null
  }

  #exemption(origin: Country, document: DocumentCode | null, day: string | null) {
    const onDay = day ?? this.#rules.period.from
    return this.#rules.reference.countries.exemption(origin.code, document?.code ?? null, onDay)
  }

  /** An account is only needed by its form: the authorisation behind it is checked where declarants are known. */
  #accountNumber(): string | null {
    const document = this.#rules.reference.documentCodes.get(this.#text('document_code'))
    const account = this.#identifier('account_number', false)
    // Beside an application stands its number, which has no published form.
    if (account !== null && document?.effect !== 'APPLICATION' && !accountForm.test(account)) {
      this.#report('ACCOUNT_FORMAT', 'account_number', 'must be like CBAM-DE-2026-ABC12345678901')
    }
    return account
  }

  #scope({ good, outside, country, document }: Origin, taric10: string | null, day: string | null): LineScope {
    if (!good) return outside ? 'OUT_OF_SCOPE' : 'IN_SCOPE'
    if (document?.effect === 'EXEMPTS') {
      this.#tell('DOC_CODE_EXEMPTS', 'document_code', `${document.code}: ${document.meaning}. Kept out of totals.`)
      return 'OUT_OF_SCOPE'
    }
    const exemption = country && this.#exemption(country, document, day)
    if (exemption) {
      this.#tell(
        'ORIGIN_EXEMPT',
        'origin_country',
        `Goods from ${exemption.territory} are exempt (Annex III): kept out of totals.`,
      )
      return 'EXEMPT_ORIGIN'
    }
    if (country?.inUnion) {
      this.#tell(
        'ORIGIN_EU',
        'origin_country',
        `Goods of Union origin (${country.code}) are not covered: kept out of totals.`,
      )
      return 'UNION_ORIGIN'
    }
    return this.#scopeByTaric(good, taric10)
  }

  #scopeByTaric(good: Good, taric10: string | null): LineScope {
    if (good.taricCodes.length === 0 || (taric10 !== null && good.taricCodes.includes(taric10))) return 'IN_SCOPE'
    const options = good.taricCodes.join(', ')
    if (taric10 !== null && good.taricDecidesScope) {
      this.#tell(
        'CN_OUT_OF_SCOPE',
        'taric_code',
        `Of CN ${good.cn8} only TARIC ${options} is covered: kept out of totals.`,
      )
      return 'OUT_OF_SCOPE'
    }
    this.#tell('TARIC_REQUIRED', 'taric_code', `CN ${good.cn8} is ambiguous: give the TARIC code, one of ${options}.`)
    return 'IN_SCOPE'
  }

  #quantities(cn8: string | null): { netMassT: string | null; quantityMwh: string | null } {
    const electricity = cn8?.startsWith('2716') ?? false
    const [wanted, other] = electricity
      ? (['quantity_mwh', 'net_mass_t'] as const)
      : (['net_mass_t', 'quantity_mwh'] as const)
    const surplus = this.#text(other)
    if (surplus !== '' && surplus !== '0') {
      this.#report(
        'QUANTITY_UNIT',
        other,
        electricity ? 'must be empty: electricity is given in MWh' : 'is for CN 2716 only',
      )
    }
    const value = this.#quantity(wanted)
    return electricity ? { netMassT: null, quantityMwh: value } : { netMassT: value, quantityMwh: null }
  }

  #quantity(column: 'net_mass_t' | 'quantity_mwh'): string | null {
    const text = this.#text(column)
    if (text === '' && column === 'quantity_mwh') {
      this.#report('QUANTITY_UNIT', column, 'must give the MWh of electricity (CN 2716)')
      return null
    }
    if (text === '') return this.#required(column)
    const { value, fault } = readQuantity(text, this.#rules.numberFormat)
    if (fault) this.#report(fault.code, column, fault.message)
    return value
  }
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isCalendarDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  const days = daysOfMonth[month - 1]
  return days !== undefined && day >= 1 && day <= days + leapDay
}
