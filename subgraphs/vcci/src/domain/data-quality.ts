import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import type { DataType } from './categories.ts'
import type { RegionMatch } from './factor-selection.ts'

/** 1 supplier-specific data or footprint, 2 average data by quantity, 3 spend. */
export type Tier = 1 | 2 | 3

/** 1 is best, 5 is worst. */
export type Score = 1 | 2 | 3 | 4 | 5

/** The five indicators of data quality. */
export type Indicators = Readonly<Record<'technology' | 'time' | 'geography' | 'completeness' | 'reliability', Score>>

/** The tier that a result is labelled with. */
export function tierOf(dataType: DataType): Tier {
  if (dataType === 'SUPPLIER_SPECIFIC') return 1
  return dataType === 'SPEND' ? 3 : 2
}

/**
 * Scores of technology, completeness and reliability by tier where nobody has assessed the line: our own choice.
 * A supplier's own figure is of the process itself; an average of the same process elsewhere; spend of a whole industry.
 */
const unassessed: Readonly<Record<Tier, Pick<Indicators, 'technology' | 'completeness' | 'reliability'>>> = {
  1: { technology: 1, completeness: 2, reliability: 2 },
  2: { technology: 3, completeness: 2, reliability: 2 },
  3: { technology: 4, completeness: 2, reliability: 4 },
}

const geographyScore: Readonly<Record<RegionMatch, Score>> = { SAME: 1, PARENT: 2, WORLD: 3, PROXY: 4, NOT_STATED: 5 }

/** Distance in years between factor and activity up to which a score is given. */
const timeLimits: readonly (readonly [years: number, Score])[] = [
  [3, 1],
  [6, 2],
  [10, 3],
  [15, 4],
]

/**
 * The indicators of a result that nobody has assessed.
 *
 * @param years - between the factor's year and the activity's; null if the activity's is not stated
 */
export function indicatorsOf(dataType: DataType, years: number | null, region: RegionMatch): Indicators {
  const time = years === null ? 5 : (timeLimits.find(([limit]) => Math.abs(years) <= limit)?.[1] ?? 5)
  return { ...unassessed[tierOf(dataType)], time, geography: geographyScore[region] }
}

/** The score of a line: the mean of its five indicators, 1 to 5. */
export function scoreOf({ technology, time, geography, completeness, reliability }: Indicators): Decimal {
  return decimal(technology + time + geography + completeness + reliability).div(5)
}

/** The score of several results, weighted by their emissions; null if these add up to nothing. */
export function weightedScore(results: readonly { readonly kg: Decimal; readonly score: Decimal }[]): Decimal | null {
  const kg = sum(results.map((result) => result.kg))
  if (kg.isZero()) return null
  return sum(results.map((result) => result.kg.times(result.score))).div(kg)
}
