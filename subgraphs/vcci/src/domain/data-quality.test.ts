import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { indicatorsOf, scoreOf, tierOf, weightedScore } from './data-quality.ts'

describe('data quality', () => {
  it.each([
    ['SUPPLIER_SPECIFIC', 1],
    ['AVERAGE', 2],
    ['PRIMARY', 2],
    ['SPEND', 3],
  ] as const)('given %s data, then the tier is %d', (dataType, tier) => {
    expect(tierOf(dataType)).toBe(tier)
  })

  it('given spend two years from a factor of another country, then the score is the mean of 4, 1, 4, 2 and 4: 3', () => {
    const indicators = indicatorsOf('SPEND', 2, 'PROXY')
    expect(indicators).toEqual({ technology: 4, time: 1, geography: 4, completeness: 2, reliability: 4 })
    expect(scoreOf(indicators).toString()).toBe('3')
  })

  it.each([
    [3, 1],
    [-4, 2],
    [10, 3],
    [15, 4],
    [16, 5],
    [null, 5],
  ] as const)('given %s years between factor and activity, then time scores %d', (years, time) => {
    expect(indicatorsOf('AVERAGE', years, 'SAME').time).toBe(time)
  })

  it('given 900 kg at score 2 and 100 kg at score 4, then together they score 2.2', () => {
    const result = (kg: string, score: string) => ({ kg: decimal(kg), score: decimal(score) })
    expect(weightedScore([result('900', '2'), result('100', '4')])?.toString()).toBe('2.2')
    expect(weightedScore([])).toBeNull()
  })
})
