import type { Decimal } from '@greenlang/kernel/decimal.ts'
import type { FigureContent } from '../data-point-value.ts'

/** A number as it is printed: 1,234,567.8, with a true minus sign, rounded half away from zero. */
export function numberText(amount: Decimal, decimals: number): string {
  const rounded = amount.toDecimalPlaces(decimals)
  const [whole = '', fraction] = rounded.abs().toFixed(decimals).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const sign = rounded.isNegative() && !rounded.isZero() ? '−' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A share as percent with one decimal, without the sign: 0.125 is 12.5. */
export const percentText = (share: Decimal): string => numberText(share.times(100), 1)

export type PrintedFigure = { readonly number: string; readonly unit: string }

/**
 * A figure as it is printed, rounded once and never to more digits than its source states.
 *
 * @param decimals - digits after the point for emissions and energy
 */
export function figureText({ amount, unit, decimals: stated }: FigureContent, decimals: number): PrintedFigure {
  const digits = (most: number) => (stated === 'INF' ? most : Math.max(0, Math.min(most, stated)))
  if (unit === 'tCO2e') return { number: numberText(amount, digits(decimals)), unit: 't CO₂e' }
  if (unit === 'MWh') return { number: numberText(amount, digits(decimals)), unit }
  if (unit === '1') return { number: percentText(amount), unit: '%' }
  const currency = /^tCO2e\/(.+)$/.exec(unit)?.[1]
  if (currency === undefined) return { number: numberText(amount, digits(0)), unit }
  return { number: numberText(amount.times(1_000_000), 2), unit: `t CO₂e per million ${currency}` }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as it is printed: 2026-12-31 is 31 December 2026. */
export function dayText(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? day : `${Number(date)} ${name} ${year}`
}

/** A moment as it is printed: 2026-12-31T09:05:00.000Z is 31 December 2026, 09:05 UTC. */
export function momentText(at: string): string {
  const [, time] = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2}):[\d.]+Z$/.exec(at) ?? []
  return time === undefined ? at : `${dayText(at)}, ${time} UTC`
}
