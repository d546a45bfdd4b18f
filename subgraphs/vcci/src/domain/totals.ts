import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { CategoryCatalogue } from './categories.ts'
import type { Tier } from './data-quality.ts'
import type { Figure } from './figure.ts'

/** Results that have been added up, by category and tier; a single line is a group of one. */
export type ResultGroup = {
  readonly category: number
  readonly tier: Tier
  readonly lines: number
  /** kg CO2e, without biogenic CO2, credits or removals. */
  readonly kg: Figure
  /** Sum over the lines of kg times score. */
  readonly kgTimesScore: Figure
  /** kg CO2e calculated from data of suppliers. */
  readonly primaryKg: Figure
  /** kg CO2 of biogenic origin, reported beside. */
  readonly biogenicKg: Figure
}

/** The figures of a category, or of all. */
export type Totals = {
  readonly lines: number
  readonly kg: KilogramsCO2e
  readonly kgByTier: Readonly<Record<Tier, KilogramsCO2e>>
  /** Weighted by emissions, 1 data of suppliers to 3 spend; null if the emissions add up to nothing. */
  readonly tier: Decimal | null
  /** Weighted by emissions, 1 best to 5 worst; null if the emissions add up to nothing. */
  readonly score: Decimal | null
  /** Part that is calculated from data of suppliers, 0 to 1; null if the emissions add up to nothing. */
  readonly primaryShare: Decimal | null
  /** kg CO2 of biogenic origin, never inside `kg`. */
  readonly biogenicKg: Decimal
}

/** A category without lines is unknown, not zero. */
export type CategoryTotals =
  | { readonly category: number; readonly state: 'NO_DATA' }
  | ({
      readonly category: number
      readonly state: 'CALCULATED'
      /** Part of the inventory's emissions, 0 to 1; null if these add up to nothing. */
      readonly share: Decimal | null
    } & Totals)

/** The inventory's figures: each category of the standard in order, and all together. */
export function inventoryTotals(
  groups: readonly ResultGroup[],
  { categories }: CategoryCatalogue,
): { readonly total: Totals; readonly byCategory: readonly CategoryTotals[] } {
  const total = totalsOf(groups)
  const byNumber = Map.groupBy(groups, ({ category }) => category)
  const byCategory = [...categories.keys()].map((category): CategoryTotals => {
    const ofCategory = byNumber.get(category)
    if (!ofCategory || ofCategory.every(({ lines }) => lines === 0)) return { category, state: 'NO_DATA' }
    const totals = totalsOf(ofCategory)
    return { category, state: 'CALCULATED', share: partOf(totals.kg, total.kg), ...totals }
  })
  return { total, byCategory }
}

function totalsOf(groups: readonly ResultGroup[]): Totals {
  const add = (figure: 'kg' | 'kgTimesScore' | 'primaryKg' | 'biogenicKg', among = groups) =>
    sum(among.map((group) => decimal(group[figure])))
  const ofTier = (tier: Tier) =>
    kilogramsCO2e(
      add(
        'kg',
        groups.filter((group) => group.tier === tier),
      ),
    )
  const kg = kilogramsCO2e(add('kg'))
  const kgByTier = { 1: ofTier(1), 2: ofTier(2), 3: ofTier(3) }
  return {
    lines: groups.reduce((lines, group) => lines + group.lines, 0),
    kg,
    kgByTier,
    tier: partOf(kgByTier[1].plus(kgByTier[2].times(2)).plus(kgByTier[3].times(3)), kg),
    score: partOf(add('kgTimesScore'), kg),
    primaryShare: partOf(add('primaryKg'), kg),
    biogenicKg: add('biogenicKg'),
  }
}

function partOf(part: Decimal, whole: Decimal): Decimal | null {
  return whole.isZero() ? null : part.div(whole)
}
