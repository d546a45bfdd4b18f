import { describe, expect, it } from '@jest/globals'
import { readCategoryCatalogue } from '../reference/category-catalogue.ts'
import { inventoryTotals } from './totals.ts'
import type { ResultGroup } from './totals.ts'

const catalogue = readCategoryCatalogue()
const group = (values: Partial<ResultGroup>): ResultGroup => ({
  category: 1,
  tier: 3,
  lines: 1,
  kg: '0',
  kgTimesScore: '0',
  primaryKg: '0',
  biogenicKg: '0',
  ...values,
})

describe('totals of an inventory', () => {
  const { total, byCategory } = inventoryTotals(
    [
      group({ tier: 3, lines: 10, kg: '600', kgTimesScore: '1800' }),
      group({ tier: 1, lines: 2, kg: '200', kgTimesScore: '300', primaryKg: '200' }),
      group({ category: 4, tier: 2, lines: 5, kg: '200', kgTimesScore: '500', biogenicKg: '12' }),
    ],
    catalogue,
  )

  it('given 800 kg of purchases and 200 kg of freight, then the shares are 0.8 and 0.2 and the total is 1 000 kg', () => {
    const [purchases, , , freight] = byCategory
    expect(total.kg.toString()).toBe('1000')
    expect(purchases?.state === 'CALCULATED' && purchases.share?.toString()).toBe('0.8')
    expect(freight?.state === 'CALCULATED' && freight.share?.toString()).toBe('0.2')
  })

  it('given purchases at 600 kg with score 3 and 200 kg with score 1.5, then they score 2.625, a quarter from suppliers, tier 2.5', () => {
    const [purchases] = byCategory
    if (purchases?.state !== 'CALCULATED') throw new Error('category 1 has lines')
    expect(purchases.score?.toString()).toBe('2.625')
    expect(purchases.primaryShare?.toString()).toBe('0.25')
    expect(purchases.tier?.toString()).toBe('2.5')
    expect([1, 2, 3].map((tier) => purchases.kgByTier[tier as 1 | 2 | 3].toString())).toEqual(['200', '0', '600'])
  })

  it('given 12 kg of biogenic CO2, then they stand beside the total', () => {
    expect(total.biogenicKg.toString()).toBe('12')
    expect(total.kg.toString()).toBe('1000')
  })

  it('given lines in two categories, then the other thirteen have no data, which is not zero', () => {
    expect(byCategory.filter(({ state }) => state === 'NO_DATA')).toHaveLength(13)
    expect(byCategory[1]).toEqual({ category: 2, state: 'NO_DATA' })
  })

  it('given a purchase and its credit note, then the category is 0 kg, without score and share', () => {
    const { byCategory: cancelled } = inventoryTotals(
      [group({ kg: '50', kgTimesScore: '150' }), group({ kg: '-50', kgTimesScore: '-150' })],
      catalogue,
    )
    expect(cancelled[0]).toMatchObject({ state: 'CALCULATED', lines: 2, share: null, score: null, tier: null })
  })
})
