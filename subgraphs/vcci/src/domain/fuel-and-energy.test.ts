import { describe, expect, it } from '@jest/globals'
import { sum } from '@greenlang/kernel/decimal.ts'
import { ShareOutOfRange } from './figure.ts'
import { gridLosses, resoldEnergy, upstreamOfEnergy, upstreamOfFuel } from './fuel-and-energy.ts'

/** GHG Protocol Technical Guidance v1.0, example 3.1: kWh, kg CO2e per kWh upstream and generation, share lost. */
const electricity = [
  ['AU', '500000', '0.12', '0.8', '0.1'],
  ['CA', '600000', '0.1', '0.4', '0.13'],
  ['IN', '400000', '0.15', '0.8', '0.15'],
  ['US', '5500000', '0.1', '0.5', '0.1'],
  ['TR', '200000', '0.05', '0.4', '0.12'],
] as const
const heat = ['CA', '50000', '0.05', '0.15', '0.05'] as const

describe('category 3 (GHG Protocol Technical Guidance v1.0, example 3.1)', () => {
  it('given five sites, then the upstream of electricity is 740 000 and that of heat 2 500 kg CO2e', () => {
    const upstream = electricity.map(([, kWh, kgUpstream]) => upstreamOfEnergy(kWh, kgUpstream))
    expect(sum(upstream).toString()).toBe('740000')
    expect(upstreamOfEnergy(heat[1], heat[2]).toString()).toBe('2500')
  })

  it('given losses by the generation factor alone, as the example prints them, then they are 404 175 kg CO2e', () => {
    const losses = [...electricity, heat].map(([, kWh, , kgGeneration, lossRate]) =>
      gridLosses(kWh, { kgUpstream: '0', kgGeneration, lossRate }),
    )
    expect(sum(losses).toString()).toBe('404175')
  })

  it('given losses by the life-cycle factor, as the formula asks, then they are 483 300 kg CO2e', () => {
    const losses = [...electricity, heat].map(([, kWh, kgUpstream, kgGeneration, lossRate]) =>
      gridLosses(kWh, { kgUpstream, kgGeneration, lossRate }),
    )
    expect(sum(losses).toString()).toBe('483300')
  })

  it('given a fuel at 3.2 over its life and 2.7 kg CO2e per l in burning, then 1 000 l carry 500 kg CO2e upstream', () => {
    expect(upstreamOfFuel('1000', '3.2', '2.7').toString()).toBe('500')
  })

  it('given 1 000 kWh resold at 0.45 kg CO2e per kWh, then it is 450 kg CO2e', () => {
    expect(resoldEnergy('1000', '0.45').toString()).toBe('450')
  })

  it('given a loss rate of 10 instead of 0.1, then it refuses', () => {
    expect(() => gridLosses('1', { kgUpstream: '0', kgGeneration: '1', lossRate: '10' })).toThrow(ShareOutOfRange)
  })
})
