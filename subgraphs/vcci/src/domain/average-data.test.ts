import { describe, expect, it } from '@jest/globals'
import { sum } from '@greenlang/kernel/decimal.ts'
import { averageData, byTreatment } from './average-data.ts'
import { ShareOutOfRange } from './figure.ts'
import { spendBased } from './spend-based.ts'

const lines = (...pairs: readonly (readonly [quantity: string, kgPerUnit: string])[]) =>
  pairs.map(([quantity, kgPerUnit]) => ({ quantity, kgPerUnit }))

describe('quantity times factor (GHG Protocol Technical Guidance v1.0)', () => {
  it('example 1.1: given five materials with footprints of their suppliers, then they carry 145 000 kg CO2e', () => {
    const materials = lines(
      ['200000', '0.15'],
      ['600000', '0.1'],
      ['200000', '0.1'],
      ['100000', '0.25'],
      ['50000', '0.2'],
    )
    expect(averageData(materials).toString()).toBe('145000')
  })

  it('example 1.4: given six masses, then average data gives 42 400 kg CO2e', () => {
    const masses = lines(['400', '20'], ['200', '10'], ['500', '40'], ['100', '70'], ['1500', '3'], ['300', '3'])
    expect(averageData(masses).toString()).toBe('42400')
  })

  it('example 5.1: given four kinds of waste, then they carry 132 500 kg CO2e', () => {
    expect(averageData(lines(['2000', '40'], ['5000', '2'], ['4000', '10'], ['5000', '0.5'])).toString()).toBe('132500')
  })

  it('example 10.2: given 1 000 kg to be processed at 1.5 kg CO2e per kg, then it is 1 500 kg CO2e', () => {
    expect(averageData(lines(['1000', '1.5'])).toString()).toBe('1500')
  })

  it('example 12.1: given 10 000 kg of which 90 % are at 0.3 and 10 % at 1 kg CO2e per kg, then it is 3 700 kg CO2e', () => {
    const treatments = [
      { share: '0.9', kgPerUnit: '0.3' },
      { share: '0.1', kgPerUnit: '1' },
    ]
    expect(byTreatment('10000', treatments).toString()).toBe('3700')
  })

  it('given a share of 90 instead of 0.9, then it refuses', () => {
    expect(() => byTreatment('10000', [{ share: '90', kgPerUnit: '0.3' }])).toThrow(ShareOutOfRange)
  })
})

describe('spend times factor (GHG Protocol Technical Guidance v1.0)', () => {
  it('example 1.4: given nine spends, then together they carry 11 700 kg CO2e', () => {
    const spends = [
      ['5000', '0.3'],
      ['3000', '0.3'],
      ['4000', '0.3'],
      ['6000', '0.5'],
      ['1500', '0.2'],
      ['5000', '0.2'],
      ['5000', '0.3'],
      ['1000', '0.3'],
      ['5000', '0.4'],
    ] as const
    expect(sum(spends.map(([spend, factor]) => spendBased(spend, factor))).toString()).toBe('11700')
  })
})
