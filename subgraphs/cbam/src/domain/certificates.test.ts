import { describe, expect, it } from '@jest/globals'
import { type TonnesCO2e, euros, tonnes, tonnesCO2e, tonnesCO2ePerTonne } from '@greenlang/kernel/quantity.ts'
import { loadReference } from '../reference/load-reference.ts'
import {
  certificatesToSurrender,
  costAtPrice,
  costByQuarterOfImport,
  obligationOf,
  roundedTotal,
} from './certificates.ts'

const { certificatePrices } = loadReference()

describe('certificates owed', () => {
  // Source: public estimator test fixture (August 2026)
  it('given 100 t of Algerian clinker at 1.28 x 1.1 less 0.64935, then 75.865 certificates cost 5 717.19 EUR in Q1 2026', () => {
    const owed = obligationOf(tonnes(100), tonnesCO2ePerTonne('1.408'), tonnesCO2ePerTonne('0.64935'))
    expect(owed.toString()).toBe('75.865')
    const { cost, provisional } = costByQuarterOfImport(new Map([['2026-Q1', owed]]), certificatePrices)
    expect(cost.toFixed(2)).toBe('5717.19')
    expect(provisional).toBe(false)
  })

  it('given 0.4 t CO2e/t embedded and 0.6 free, then nothing is owed and no credit arises', () => {
    expect(obligationOf(tonnes(100), tonnesCO2ePerTonne('0.4'), tonnesCO2ePerTonne('0.6')).toString()).toBe('0')
  })

  it('given obligations of 10 and 5.5 and a carbon price reduction of 4, then 11.5 remain; of 20, then none', () => {
    const obligations = [tonnesCO2e(10), tonnesCO2e('5.5')]
    expect(certificatesToSurrender(obligations, tonnesCO2e(4)).toString()).toBe('11.5')
    expect(certificatesToSurrender(obligations, tonnesCO2e(20)).toString()).toBe('0')
  })

  it.each([
    [undefined, '76'],
    ['UP', '76'],
    ['NEAREST', '75'],
    ['NONE', '75.065'],
  ] as const)('given a total of 75.065 and rounding %s, then %s is declared', (rounding, declared) => {
    expect(roundedTotal(tonnesCO2e('75.065'), rounding).toString()).toBe(declared)
  })

  it('given 75.865, then rounding up gives 76 and a whole total stays as it is', () => {
    expect(roundedTotal(tonnesCO2e('75.865')).toString()).toBe('76')
    expect(roundedTotal(tonnesCO2e(76)).toString()).toBe('76')
  })
})

describe('the cost of certificates', () => {
  it('given 10 of Q1 at 75.36 and 20 of Q2 at 75.28, then they cost 2 259.20 EUR', () => {
    const owed = new Map([
      ['2026-Q1', tonnesCO2e(10)],
      ['2026-Q2', tonnesCO2e(20)],
    ])
    expect(costByQuarterOfImport(owed, certificatePrices)).toMatchObject({
      provisional: false,
      quartersWithoutPrice: [],
    })
    expect(costByQuarterOfImport(owed, certificatePrices).cost.toString()).toBe('2259.2')
  })

  it('given 5 of Q4 2026, whose price is due on 4 January 2027, then the cost is provisional and leaves them out', () => {
    const owed = new Map<string, TonnesCO2e>([
      ['2026-Q1', tonnesCO2e(10)],
      ['2026-Q4', tonnesCO2e(5)],
    ])
    const { cost, provisional, quartersWithoutPrice, certificatesWithoutPrice } = costByQuarterOfImport(
      owed,
      certificatePrices,
    )
    expect([cost.toString(), provisional, quartersWithoutPrice]).toEqual(['753.6', true, ['2026-Q4']])
    expect(certificatesWithoutPrice.toString()).toBe('5')
  })

  it('given 100 certificates bought at 80.50 EUR in 2027, then they cost 8 050 EUR', () => {
    expect(costAtPrice(tonnesCO2e(100), euros('80.5')).toString()).toBe('8050')
  })
})
