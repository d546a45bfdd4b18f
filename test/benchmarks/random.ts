/** Numbers that look random and are the same in every run, so that two runs measure the same file. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 2 ** 32) * limit)
  }

  oneOf<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('There is nothing to choose from.')
    return items[this.below(items.length)]!
  }

  /** A decimal with two places, as text, from 0.01 to below `limit`. */
  hundredths(limit: number): string {
    return ((this.below(limit * 100 - 1) + 1) / 100).toFixed(2)
  }
}

/** Every nth item, so that a choice of some reaches through all of them. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count))
  return items.filter((_, index) => index % step === 0).slice(0, count)
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0')
