import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { interval, isRoundingOf, sumIsConsistent } from './rounded-sum.ts'
import type { Decimals } from './rounded-sum.ts'

const figure = (amount: string, decimals: Decimals) => ({ amount: decimal(amount), decimals })
const figures = (amounts: string[], decimals: Decimals) => amounts.map((amount) => figure(amount, decimals))

describe('sums of rounded figures', () => {
  it('given 333 + 333 + 333 rounded to whole numbers, then a total of 1 000 is consistent (CALC11-TOL)', () => {
    expect(sumIsConsistent(figure('1000', 0), figures(['333', '333', '333'], 0))).toBe(true)
  })

  it('given 333 + 333 + 333 rounded to whole numbers, then a total of 1 002 is not', () => {
    expect(sumIsConsistent(figure('1002', 0), figures(['333', '333', '333'], 0))).toBe(false)
  })

  it.each([
    ['location-based', ['265.12', '499.97'], '765.10'],
    ['market-based', ['265.12', '474.48'], '739.61'],
  ])(
    'given a published %s total 0.01 above its parts, then it holds with 2 decimals and not if exact (GHG-GUARDINI-2022, CALC11-EXACT)',
    (_name, parts, total) => {
      expect(sumIsConsistent(figure(total, 2), figures(parts, 2))).toBe(true)
      expect(sumIsConsistent(figure(total, 'INF'), figures(parts, 'INF'))).toBe(false)
    },
  )

  it('given 1 230 rounded to tens, then it stands for 1 225 to 1 235 (DEC-1)', () => {
    const { from, to } = interval(figure('1230', -1))
    expect([from.toFixed(), to.toFixed()]).toEqual(['1225', '1235'])
  })

  it('given 350 t over 23 500 EUR, then 0.0148936 with 7 decimals is a rounding of it, and 0.0148937 is not (INT-VSME)', () => {
    const computed = decimal(350).div(23_500)
    expect(isRoundingOf(figure('0.0148936', 7), computed)).toBe(true)
    expect(isRoundingOf(figure('0.0148937', 7), computed)).toBe(false)
  })
})
