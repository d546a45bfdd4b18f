import { Decimal as DecimalJs } from 'decimal.js'

/**
 * Exact decimal arithmetic for everything that is declared or paid. Sums, differences and products of figures with
 * up to 40 significant digits are exact; a quotient keeps 40 significant digits. Never binary floats, never exponents in text.
 */
export const Decimal = DecimalJs.clone({ precision: 40, toExpNeg: -9e15, toExpPos: 9e15, defaults: true })
export type Decimal = DecimalJs

export const zero = new Decimal(0)

/** A decimal from its text, for example from a column of type numeric. */
export function decimal(value: string | number | Decimal): Decimal {
  return new Decimal(value)
}

/** The sum of any number of decimals; of none it is zero. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total: Decimal = zero
  for (const value of values) total = total.plus(value)
  return total
}
