import { describe, expect, it } from '@jest/globals'
import { ParameterNotPublished } from '@greenlang/kernel/dated-parameter.ts'
import { cbamFactor } from './cbam-factor.ts'
import { crossSectoralCorrectionFactor } from './cross-sectoral-correction-factor.ts'
import { markUpOf } from './mark-up.ts'
import { massThreshold } from './mass-threshold.ts'

describe('numbers set by law', () => {
  it.each([
    [2026, '0.975'],
    [2027, '0.95'],
    [2028, '0.9'],
    [2029, '0.775'],
    [2030, '0.515'],
    [2031, '0.39'],
    [2032, '0.265'],
    [2033, '0.14'],
    [2034, '0'],
  ])('given imports of %d, then %s of the free allocation remains', (year, share) => {
    expect(cbamFactor.on(`${year}-06-30`).toString()).toBe(share)
  })

  it('given imports of 2025, then there is no CBAM factor: the definitive period begins on 1 January 2026', () => {
    expect(() => cbamFactor.on('2025-12-31')).toThrow(ParameterNotPublished)
  })

  it('given 2030, then the correction factor is 1; given 2031, then it is not published and not guessed', () => {
    expect(crossSectoralCorrectionFactor.on('2030-12-31').toString()).toBe('1')
    expect(() => crossSectoralCorrectionFactor.on('2031-01-01')).toThrow(ParameterNotPublished)
  })

  it.each([
    ['IRON_STEEL', 2026, '0.1'],
    ['CEMENT', 2027, '0.2'],
    ['ALUMINIUM', 2028, '0.3'],
    ['HYDROGEN', 2031, '0.3'],
    ['FERTILISERS', 2026, '0.01'],
    ['FERTILISERS', 2028, '0.01'],
  ] as const)('given %s imported in %d, then the mark-up is %s', (sector, year, share) => {
    expect(markUpOf(sector).on(`${year}-01-01`).toString()).toBe(share)
  })

  it('given 2026, then the threshold is 50 t', () => {
    expect(massThreshold.on('2026-01-01').toString()).toBe('50')
  })
})
