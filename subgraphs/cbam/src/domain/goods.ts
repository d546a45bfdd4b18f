import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { type DatedRow, rowOn, rowsBy } from './dated-row.ts'

/** The sectors of Regulation (EU) 2023/956, Annex I. Sintered ore (CN 2601 12 00) belongs to iron and steel. */
export const sectors = ['CEMENT', 'FERTILISERS', 'IRON_STEEL', 'ALUMINIUM', 'HYDROGEN', 'ELECTRICITY'] as const
export type Sector = (typeof sectors)[number]

/** A CN code of Annex I with what the mechanism says about it. */
export type Good = DatedRow & {
  /** 8 digits. */
  readonly cn8: string
  readonly sector: Sector
  readonly category: string
  readonly gases: readonly string[]
  /** Do indirect emissions count? False for the goods of Annex II. */
  readonly indirectCounts: boolean
  readonly countsForThreshold: boolean
  /** The 10-digit codes that have figures of their own; empty if the 8 digits decide. */
  readonly taricCodes: readonly string[]
  /** Only the listed TARIC codes are in scope, not the whole CN code ("ex" in Annex I). */
  readonly taricDecidesScope: boolean
  /** The codes that replaced this one in a later CN year. */
  readonly succeededBy: readonly string[]
  readonly unit: 't' | 'MWh'
  readonly description: string
}

/** Well-known goods beside Annex I: recognised so that a row of scrap is not called a typing error. */
export type OutOfScopePrefix = { readonly prefix: string; readonly what: string; readonly source: string }

/** The goods of Annex I and their known neighbours. */
export class Goods {
  readonly #byCode: Map<string, Good[]>
  readonly #outOfScope: ReadonlyMap<string, OutOfScopePrefix>
  readonly #prefixLengths: readonly number[]

  constructor(goods: Iterable<Good>, outOfScope: Iterable<OutOfScopePrefix> = []) {
    this.#byCode = rowsBy(goods, (good) => good.cn8)
    this.#outOfScope = new Map([...outOfScope].map((entry) => [entry.prefix, entry]))
    this.#prefixLengths = [...new Set([...this.#outOfScope.keys()].map((prefix) => prefix.length))]
  }

  /** All versions of a code, whenever they were valid; empty if Annex I never had it. */
  versions(cn8: string): readonly Good[] {
    return this.#byCode.get(cn8) ?? []
  }

  /** The good of that code on a day, or undefined. */
  find(cn8: string, day: string): Good | undefined {
    return rowOn(this.versions(cn8), day)
  }

  /** Why the code is known to lie outside the mechanism, or undefined. */
  outOfScope(cn8: string): OutOfScopePrefix | undefined {
    for (const length of this.#prefixLengths) {
      const entry = this.#outOfScope.get(cn8.slice(0, length))
      if (entry) return entry
    }
    return undefined
  }

  /**
   * The good of that code on a day.
   *
   * @throws {CnCodeNotValidOnDate} if Annex I has the code, but not on that day
   * @throws {CnCodeOutOfScope} if the code is known to lie outside
   * @throws {CnCodeUnknown} otherwise
   */
  on(cn8: string, day: string): Good {
    const good = this.find(cn8, day)
    if (good) return good
    const versions = this.versions(cn8)
    if (versions.length > 0) throw new CnCodeNotValidOnDate(cn8, day, versions.at(-1)?.succeededBy ?? [])
    const outside = this.outOfScope(cn8)
    throw outside ? new CnCodeOutOfScope(cn8, outside.what) : new CnCodeUnknown(cn8)
  }

  /** Every code of Annex I that is valid on a day. */
  all(day: string): Good[] {
    return [...this.#byCode.values()].flatMap((versions) => rowOn(versions, day) ?? [])
  }
}

/** The code is not in Annex I. */
export class CnCodeUnknown extends DomainError {
  constructor(cnCode: string) {
    super('CN_UNKNOWN', `CN code ${cnCode} is not in Annex I: give an 8-digit code of the goods it covers.`, { cnCode })
  }
}

/** The code was or will be in the nomenclature, but not on that day. */
export class CnCodeNotValidOnDate extends DomainError {
  constructor(cnCode: string, day: string, successors: readonly string[]) {
    const message = `CN code ${cnCode} is not valid on ${day}. ${replacement(successors)}`
    super('CN_NOT_VALID_ON_DATE', message, { cnCode, day, successors })
  }
}

/** The code is known, and known to be outside the mechanism. */
export class CnCodeOutOfScope extends DomainError {
  constructor(cnCode: string, what: string) {
    super('CN_OUT_OF_SCOPE', `CN code ${cnCode} (${what}) is outside the mechanism: nothing is owed for it.`, {
      cnCode,
    })
  }
}

/** One sentence on the codes to use instead of one that is no longer valid. */
export function replacement(successors: readonly string[]): string {
  if (successors.length === 0) return 'Give the code of the nomenclature of that year.'
  return `It was split into ${successors.join(', ')}: choose one of them.`
}
