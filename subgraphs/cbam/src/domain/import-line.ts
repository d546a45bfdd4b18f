import type { Sector } from './goods.ts'

/**
 * Does a line enter the totals? Only IN_SCOPE does. OUT_OF_SCOPE covers goods beside Annex I and uses that the mechanism
 * does not cover.
 */
export type LineScope = 'IN_SCOPE' | 'EXEMPT_ORIGIN' | 'UNION_ORIGIN' | 'OUT_OF_SCOPE'

/** One item of an import declaration, checked. */
export type ImportLine = {
  readonly declarantEori: string
  /** Movement reference number of the customs declaration. */
  readonly mrn: string
  readonly itemNumber: number
  /** The importer's own reference. */
  readonly externalRef: string | null
  /** YYYY-MM-DD. */
  readonly importDate: string
  readonly year: number
  readonly quarter: 1 | 2 | 3 | 4
  readonly cn8: string
  readonly taric10: string | null
  /** Customs origin: decides whether the goods are exempt. */
  readonly originCountry: string
  /** Country of production: decides the default value. */
  readonly productionCountry: string
  /** Net mass in t, exact decimal text of at most 10 digits before and 6 after the point; null for electricity. */
  readonly netMassT: string | null
  /** MWh, in the same form; null for everything but electricity. */
  readonly quantityMwh: string | null
  readonly documentCode: string | null
  readonly accountNumber: string | null
  readonly procedureCode: string | null
  /** Null for goods beside Annex I. */
  readonly sector: Sector | null
  readonly scope: LineScope
  /** Does the mass count towards the 50 t threshold? */
  readonly countsForThreshold: boolean
}
