import { decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { type TonnesCO2ePerTonne, tonnesCO2ePerTonne } from '@greenlang/kernel/quantity.ts'
import { type Countries, OriginExempt, OriginInUnion } from './countries.ts'
import { type DatedRow, rowOn, rowsBy } from './dated-row.ts'
import type { Sector } from './goods.ts'
import { markUpOf } from './parameters/mark-up.ts'

/** One row of the default value tables, t CO2e per t as decimal text. */
export type DefaultValueRow = DatedRow & {
  /** ISO alpha-2, or null in the table of other countries and territories. */
  readonly country: string | null
  /** 10, 8, 6 or 4 digits: the longest code that matches a good decides. */
  readonly code: string
  readonly sector: Sector
  /** For information; may not add up to the total after rounding. */
  readonly direct: string | null
  /** Null where indirect emissions do not count. */
  readonly indirect: string | null
  /** The authoritative figure, or null where the table prints a dash. */
  readonly total: string | null
  /** Letters of the production routes behind the value, such as C or F; empty if none is named. */
  readonly routes: readonly string[]
}

/** A precursor whose country of production cannot be told: figures by code alone (Annex IV). */
export type AnnexIVRow = DatedRow & { readonly code: string; readonly sector: Sector; readonly total: string }

/** A default value with the table it was found in. */
export type FoundDefaultValue = {
  readonly row: DefaultValueRow & { readonly total: string }
  readonly table: 'COUNTRY' | 'OTHER_COUNTRIES'
}

type Question = {
  /** Country of production, not the customs origin. */
  productionCountry: string
  cn8: string
  taric10?: string | null
  /** Day of import, YYYY-MM-DD. */
  day: string
  /** Leaves out what was published later. */
  knownOn?: string | undefined
}

const matchedLengths = [10, 8, 6, 4]

/** The default values of all countries. */
export class DefaultValues {
  readonly #tables = new Map<string | null, Map<string, DefaultValueRow[]>>()
  readonly #taricCodes = new Map<string, Set<string>>()
  readonly #annexIV: Map<string, AnnexIVRow[]>

  constructor(rows: Iterable<DefaultValueRow>, annexIV: Iterable<AnnexIVRow> = []) {
    const byCountry = Map.groupBy(rows, (row) => row.country)
    for (const [country, own] of byCountry) {
      this.#tables.set(
        country,
        rowsBy(own, (row) => row.code),
      )
      for (const { code } of own) if (code.length === 10) this.#rememberTaricCode(code)
    }
    this.#annexIV = rowsBy(annexIV, (row) => row.code)
  }

  /** The 10-digit codes into which the tables split a CN code; empty if the 8 digits decide. */
  taricCodes(cn8: string): string[] {
    return [...(this.#taricCodes.get(cn8) ?? [])].toSorted()
  }

  /**
   * The default value of a good: the longest matching code in the table of its country, else the whole row of the other
   * countries and territories. Columns of two rows are never mixed.
   *
   * @throws {CountryUnknown} if no country has that code
   * @throws {OriginInUnion | OriginExempt} if goods from there are outside the mechanism
   * @throws {TaricCodeRequired} if the CN code has several values and no TARIC code tells them apart
   * @throws {DefaultValueNotFound} if neither table has a value
   * @see Implementing Regulation (EU) 2025/2621, Annex I
   */
  find(countries: Countries, { productionCountry, cn8, taric10 = null, day, knownOn }: Question): FoundDefaultValue {
    const country = countries.byCode(productionCountry)
    if (country.inUnion) throw new OriginInUnion(country.code)
    const exemption = countries.exemption(country.code, null, day)
    if (exemption) throw new OriginExempt(country.code, exemption.territory)
    const options = this.taricCodes(cn8)
    if (taric10 === null && options.length > 0) throw new TaricCodeRequired(cn8, options)

    const code = taric10 ?? cn8
    const own = this.#longestMatch(country.code, code, day, knownOn)
    if (hasValue(own)) return { row: own, table: 'COUNTRY' }
    const other = this.#longestMatch(null, code, day, knownOn)
    if (hasValue(other)) return { row: other, table: 'OTHER_COUNTRIES' }
    throw new DefaultValueNotFound(country.code, code, day)
  }

  /** The value of a precursor of unknown origin. Throws {@link DefaultValueNotFound}. */
  ofUnknownOrigin(cn8: string, day: string): AnnexIVRow {
    for (const length of matchedLengths) {
      const row = rowOn(this.#annexIV.get(cn8.slice(0, length)) ?? [], day)
      if (row) return row
    }
    throw new DefaultValueNotFound(null, cn8, day)
  }

  #longestMatch(country: string | null, code: string, day: string, knownOn: string | undefined) {
    const table = this.#tables.get(country)
    for (const length of matchedLengths) {
      if (length > code.length) continue
      const row = rowOn(table?.get(code.slice(0, length)) ?? [], day, knownOn)
      if (row) return row
    }
    return undefined
  }

  #rememberTaricCode(code: string) {
    const cn8 = code.slice(0, 8)
    const held = this.#taricCodes.get(cn8) ?? new Set()
    this.#taricCodes.set(cn8, held.add(code))
  }
}

/**
 * A default value with its mark-up, which applies to the total only and once.
 *
 * @param total - t CO2e per t, from the table
 * @param day - day of import: it decides the rate
 * @returns t CO2e per t, not rounded
 * @throws {ParameterNotPublished} before 2026
 */
export function withMarkUp(total: string, sector: Sector, day: string): TonnesCO2ePerTonne {
  return tonnesCO2ePerTonne(decimal(total).times(markUpOf(sector).on(day).plus(1)))
}

function hasValue(row: DefaultValueRow | undefined): row is DefaultValueRow & { total: string } {
  return row !== undefined && row.total !== null
}

/** Neither the table of the country nor that of the other countries has a value for the code. */
export class DefaultValueNotFound extends DomainError {
  constructor(country: string | null, code: string, day: string) {
    const where = country === null ? 'an unknown origin' : country
    const message = `There is no default value for code ${code} from ${where} on ${day}: declare actual emissions, or load the value.`
    super('DV_NOT_FOUND', message, { country, code, day })
  }
}

/** The CN code alone does not tell which of several figures applies. */
export class TaricCodeRequired extends DomainError {
  constructor(cnCode: string, options: readonly string[]) {
    const message = `CN code ${cnCode} is ambiguous: give the TARIC code, one of ${options.join(', ')}.`
    super('TARIC_REQUIRED', message, { cnCode, options })
  }
}
