import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import {
  ComponentHeavierThanProduct,
  energyInUse,
  intensityPerUse,
  leakageInUse,
  NeverUsed,
  useOfComponent,
} from './sold-products.ts'

describe('use of sold products (GHG Protocol Technical Guidance v1.0)', () => {
  it.each([
    ['11500', '1000', '1.3', '7475000'],
    ['1900', '1100', '1.5', '1567500'],
    ['20000', '2000', '0.2', '4000000'],
  ])(
    'example 11.1: given %s units with %s uses of %s kWh at 0.5 kg CO2e per kWh, then their life causes %s kg CO2e',
    (unitsSold, lifetimeUses, energyPerUse, expected) => {
      expect(energyInUse({ unitsSold, lifetimeUses, energyPerUse, kgPerUnit: '0.5' }).toString()).toBe(expected)
    },
  )

  it('example 11.3: given a part of 20 in cars of 500 that drive 300 000 km, then ten of them carry 36 000 kg CO2e', () => {
    const useKg = decimal('10').times('300000').times('0.3')
    expect(useOfComponent(useKg, '20', '500').toString()).toBe('36000')
  })

  it('appendix C: given 500 000 kg CO2e over 2 000 products of 1 500 washes, then a wash carries 0.1667 kg CO2e', () => {
    expect(intensityPerUse('500000', '2000', '1500').toFixed(16)).toBe('0.1666666666666667')
  })

  it('given 100 units with 2 kg of gas of which half escapes at a potential of 1 300, then it is 130 000 kg CO2e', () => {
    expect(leakageInUse('100', '2', '0.5', '1300').toString()).toBe('130000')
  })

  it('given a component heavier than its product, then it refuses', () => {
    expect(() => useOfComponent('1', '501', '500')).toThrow(ComponentHeavierThanProduct)
  })

  it('given products that are never used, then there is no intensity', () => {
    expect(() => intensityPerUse('1', '0', '1500')).toThrow(NeverUsed)
  })
})
