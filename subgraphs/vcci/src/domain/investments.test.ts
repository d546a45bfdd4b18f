import { describe, expect, it } from '@jest/globals'
import {
  attributionFactor,
  byShareHeld,
  enterpriseValueIncludingCash,
  financedEmissions,
  NothingFinanced,
  sovereignDebt,
} from './investments.ts'

describe('investments by share (GHG Protocol Technical Guidance v1.0)', () => {
  it('example 15.1: given four investees, then 493 000 t CO2e are ours', () => {
    const investees = [
      { tonnes: '120000', share: '0.4' },
      { tonnes: '200000', share: '0.15' },
      { tonnes: '1600000', share: '0.25' },
      { tonnes: '60000', share: '0.25' },
    ]
    expect(byShareHeld(investees).toString()).toBe('493000')
  })

  it('example 15.3: given four projects, the last financed by a ninth, then 26 833.33 t CO2e are ours', () => {
    const projects = [
      { tonnes: '200000', share: '0.05' },
      { tonnes: '10000', share: '0.1' },
      { tonnes: '250000', share: '0.05' },
      { tonnes: '30000', share: attributionFactor('1', '9') },
    ]
    expect(byShareHeld(projects).toFixed(9)).toBe('26833.333333333')
  })
})

describe('financed emissions (PCAF Standard Part A, 2022)', () => {
  it('given equity 50 and debt 50 with 20 of cash in them, then EVIC is 100 and the equity finances 0.5', () => {
    const evic = enterpriseValueIncludingCash({ equity: '50', debt: '50' })
    expect(evic.toString()).toBe('100')
    expect(attributionFactor('50', evic).toString()).toBe('0.5')
  })

  it('tables 5-4 and 5-5: given three holdings, then scope 1 is 6 100 t, and removals and credits stay apart', () => {
    const holding = (
      attribution: string,
      [scope1, scope2, scope3, removals, retired, generated]: readonly string[],
    ) => ({
      attribution,
      scope1: scope1 ?? '',
      scope2: scope2 ?? '',
      scope3: scope3 ?? '',
      removals: removals ?? '',
      creditsRetired: retired ?? '',
      creditsGenerated: generated ?? '',
    })
    const financed = financedEmissions([
      holding('0.1', ['1000', '100', '5000', '20000', '0', '5000']),
      holding('0.25', ['20000', '5000', '30000', '0', '25000', '0']),
      holding('0.2', ['5000', '0', '10000', '1000', '5000', '500']),
    ])
    expect(Object.fromEntries(Object.entries(financed).map(([kind, tonnes]) => [kind, tonnes.toString()]))).toEqual({
      scope1: '6100',
      scope2: '1260',
      scope3: '10000',
      removals: '2200',
      creditsRetired: '7250',
      creditsGenerated: '600',
    })
  })

  it('given 1 million USD of a country with 61 451 586 t and 579 762 million USD of GDP, then it finances 105.99 t', () => {
    expect(sovereignDebt('61451586', '579762', '1').toFixed(11)).toBe('105.99450464156')
  })

  it('given an investee without value, then it refuses to divide', () => {
    expect(() => attributionFactor('50', '0')).toThrow(NothingFinanced)
  })
})
