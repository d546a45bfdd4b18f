import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A figure as exact decimal or as its text: a binary float cannot slip in. */
export type Figure = Decimal | string

/** A share given as text or decimal, between 0 and 1. Throws {@link ShareOutOfRange}. */
export function share(figure: Figure): Decimal {
  const value = decimal(figure)
  if (value.lt(0) || value.gt(1)) throw new ShareOutOfRange(value)
  return value
}

/** A part of a whole is neither negative nor more than the whole. */
export class ShareOutOfRange extends DomainError {
  constructor(given: Decimal) {
    super('SHARE_OUT_OF_RANGE', `A share must lie between 0 and 1 (0.4 for 40 %), but it is ${given.toString()}.`, {
      share: given.toString(),
    })
  }
}
