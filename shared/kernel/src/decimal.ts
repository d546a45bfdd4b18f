import { Decimal as DecimalJs } from 'decimal.js'

/** No sum or product of figures comes near it. */
const exactDigits = 200
/** What is kept of a quotient that never ends, such as 1/3. */
const quotientDigits = 40

/**
 * Exact decimal arithmetic for everything that is declared or paid. Sums, differences, products, and quotients that end are exact; a
 * quotient that does not end keeps 40 significant digits. Never binary floats, never exponents in text.
 */
export const Decimal = DecimalJs.clone({ precision: exactDigits, toExpNeg: -9e15, toExpPos: 9e15, defaults: true })
export type Decimal = DecimalJs

function dividedBy(this: DecimalJs, divisor: DecimalJs.Value): DecimalJs {
  const quotient = DecimalJs.prototype.dividedBy.call(this, divisor)
  return quotient.precision() < exactDigits ? quotient : quotient.toSignificantDigits(quotientDigits)
}
const prototype: DecimalJs = Object.create(DecimalJs.prototype, {
  div: { value: dividedBy },
  dividedBy: { value: dividedBy },
})
Object.defineProperty(Decimal, 'prototype', { value: prototype })

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
