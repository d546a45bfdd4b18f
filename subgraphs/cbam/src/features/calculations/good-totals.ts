import { decimal } from '@greenlang/kernel/decimal.ts'

/** Sums of a calculation or a declaration as exact text: t, MWh and t CO2e. */
export type Totals = {
  readonly netMassT: string
  readonly quantityMwh: string
  readonly embedded: string
  readonly freeAllocation: string
  readonly certificates: string
}

/** The lines of one CN code, origin and country of production, added up; figures as exact text. */
export type GoodTotals = {
  readonly cn8: string
  readonly originCountry: string
  readonly productionCountry: string
  readonly unit: 't' | 'MWh'
  readonly lineCount: number
  readonly quantity: string
  readonly embedded: string
  readonly freeAllocation: string
  readonly certificates: string
}

/** t CO2e per t or MWh, the average of the lines, to 40 significant digits. */
export function embeddedPerUnit({ embedded, quantity }: Pick<GoodTotals, 'embedded' | 'quantity'>): string {
  return decimal(embedded).dividedBy(quantity).toString()
}

/** What orders goods in a list. */
export const goodKey = ({ cn8, originCountry, productionCountry, unit }: GoodTotals): string[] => [
  cn8,
  originCountry,
  productionCountry,
  unit,
]

/** The select list of {@link GoodTotals} over rows that are grouped by its key. */
export const goodSums = `cn8, origin_country as "originCountry", production_country as "productionCountry", unit,
  sum(line_count)::integer as "lineCount", sum(quantity) as quantity, sum(embedded) as embedded,
  sum(free_allocation) as "freeAllocation", sum(certificates) as certificates`
