import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { type DatedRow, holdsOn, rowsBy } from './dated-row.ts'

/** A country or customs territory by the code that customs data uses. */
export type Country = {
  /** ISO 3166-1 alpha-2, or a customs code such as XK where ISO has none. */
  readonly code: string
  readonly name: string
  /** Part of the customs territory of the Union. */
  readonly inUnion: boolean
}

/** Another code for a country, such as XS for Serbia. */
export type CountryAlias = { readonly code: string; readonly sameAs: string }

/**
 * A territory whose goods are outside the mechanism: told by its country code alone, or, where it has none (Livigno),
 * by a document code beside the code of the country it belongs to.
 */
export type ExemptOrigin = DatedRow & {
  readonly territory: string
  readonly countryCode: string
  readonly documentCode: string | null
}

/** The countries that a row may name, and which of them are outside the mechanism. */
export class Countries {
  readonly #byCode: ReadonlyMap<string, Country>
  readonly #exempt: Map<string, ExemptOrigin[]>

  constructor(countries: Iterable<Country>, aliases: Iterable<CountryAlias>, exemptOrigins: Iterable<ExemptOrigin>) {
    const byCode = new Map([...countries].map((country) => [country.code, country]))
    for (const { code, sameAs } of aliases) byCode.set(code, known(byCode.get(sameAs), sameAs))
    this.#byCode = byCode
    this.#exempt = rowsBy(exemptOrigins, (origin) => origin.countryCode)
  }

  /** The country of a code (XS gives Serbia, RS), or undefined. Codes are compared as written, in capitals. */
  find(code: string): Country | undefined {
    return this.#byCode.get(code)
  }

  /** The country of a code. Throws {@link CountryUnknown}. */
  byCode(code: string): Country {
    return known(this.find(code), code)
  }

  /** The exempt territory that goods of that origin and document code come from on a day, or undefined. */
  exemption(code: string, documentCode: string | null, day: string): ExemptOrigin | undefined {
    const origins = this.#exempt.get(code)
    return origins?.find(
      (origin) => (origin.documentCode === null || origin.documentCode === documentCode) && holdsOn(origin, day),
    )
  }
}

/** No country has that code. */
export class CountryUnknown extends DomainError {
  constructor(country: string) {
    const message = `"${country}" is not a country code: give two capital letters of ISO 3166-1, for example TR.`
    super('COUNTRY_UNKNOWN', message, { country })
  }
}

/** Goods of Union origin are outside the mechanism. */
export class OriginInUnion extends DomainError {
  constructor(country: string) {
    const message = `${country} belongs to the customs territory of the Union: its goods have no default value and owe nothing.`
    super('ORIGIN_EU', message, { country })
  }
}

/** Goods of an exempt country are outside the mechanism (Regulation (EU) 2023/956, Annex III). */
export class OriginExempt extends DomainError {
  constructor(country: string, territory: string) {
    const message = `${territory} is exempt (Annex III): its goods have no default value and owe nothing.`
    super('ORIGIN_EXEMPT', message, { country, territory })
  }
}

function known(country: Country | undefined, code: string): Country {
  if (!country) throw new CountryUnknown(code)
  return country
}
