import { decimal, sum, zero } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'

/** Digits after the point to which a figure was rounded (negative: tens, hundreds); INF says that it is exact. */
export type Decimals = number | 'INF'

export type RoundedFigure = { readonly amount: Decimal; readonly decimals: Decimals }

/** To how many digits a sum of figures is known: no better than the coarsest of them. */
export function coarsest(decimals: readonly Decimals[]): Decimals {
  const rounded = decimals.filter((one) => one !== 'INF')
  return rounded.length === 0 ? 'INF' : Math.min(...rounded)
}

/** All values that a figure may stand for; both ends belong to it. */
type Interval = { readonly from: Decimal; readonly to: Decimal }

/** A figure with d decimals stands for everything within half a unit of its last digit. */
export function interval({ amount, decimals }: RoundedFigure): Interval {
  const half = decimals === 'INF' ? zero : decimal(10).pow(-decimals).times('0.5')
  return { from: amount.minus(half), to: amount.plus(half) }
}

/**
 * Whether a stated total can be the sum of its stated parts, all of them rounded: the sum of the parts' intervals
 * touches the interval of the total.
 *
 * @see XBRL Calculations 1.1, inconsistency by rounding
 */
export function sumIsConsistent(total: RoundedFigure, parts: readonly RoundedFigure[]): boolean {
  const ranges = parts.map(interval)
  const from = sum(ranges.map((range) => range.from))
  const to = sum(ranges.map((range) => range.to))
  const stated = interval(total)
  return from.lte(stated.to) && stated.from.lte(to)
}

/** Whether a stated figure is the computed one up to its rounding. A computed quotient has 40 digits, so INF means those. */
export function isRoundingOf(stated: RoundedFigure, computed: Decimal): boolean {
  const { from, to } = interval(stated)
  return computed.gte(from) && computed.lte(to)
}
