import { describe, expect, it } from '@jest/globals'
import { readEmissionFactors, readFactorSets } from '../reference/emission-factors.ts'
import { factorLibrary } from './emission-factor.ts'
import type { EmissionFactor, PriceBasis } from './emission-factor.ts'
import {
  ClassificationUnknown,
  defaultPolicy,
  FactorAmbiguous,
  FactorNotFound,
  regionMatch,
  selectFactor,
} from './factor-selection.ts'
import { UnitMismatch } from './units.ts'

const library = factorLibrary(readFactorSets(), readEmissionFactors())
const spend = (
  classification: string,
  priceBasis: PriceBasis = 'PURCHASER',
  year = 2025,
  region: string | null = 'US',
) => ({ classification, measure: { kind: 'SPEND', priceBasis }, region, year }) as const
const activity = (classification: string, unit: string, region: string | null = 'GB', year = 2025) =>
  ({ classification, measure: { kind: 'ACTIVITY', unit }, region, year }) as const

describe('factors for spend', () => {
  it('given NAICS 541511 on an invoice, then the factor with margins is 0.084 kg CO2e per USD of 2022', () => {
    const { factor, set } = selectFactor(spend('NAICS:541511'), library)
    expect(factor).toMatchObject({ id: 'useeio-1.3-541511-with-margins', kgCo2e: '0.084', unit: 'USD' })
    expect(set.money).toMatchObject({ currency: 'USD', priceYear: 2022 })
  })

  it('given soybeans from the farm, then the factor without margins is 0.488 instead of 0.532', () => {
    expect(selectFactor(spend('NAICS:111110', 'PRODUCER'), library).factor.kgCo2e).toBe('0.488')
    expect(selectFactor(spend('NAICS:111110', 'PURCHASER'), library).factor.kgCo2e).toBe('0.532')
  })

  it('given a purchase in Germany, then the factor of the US stands in, and the trace says so', () => {
    const { regionMatch: match, trace } = selectFactor(spend('NAICS:111110', 'PURCHASER', 2025, 'DE'), library)
    expect(match).toBe('PROXY')
    expect(trace.find(({ step }) => step === 'region')?.source).toMatch(/stands in as proxy/)
    const strict = { ...defaultPolicy, proxyRegionAllowed: false }
    expect(() => selectFactor(spend('NAICS:111110', 'PURCHASER', 2025, 'DE'), library, strict)).toThrow(FactorNotFound)
  })

  it('given a factor, then the trace tells classification, price basis, region, year and factor in this order', () => {
    const { trace } = selectFactor(spend('NAICS:111110'), library)
    expect(trace.map(({ step }) => step)).toEqual([
      'classification',
      'price basis',
      'region',
      'factor year',
      'emission factor',
    ])
    expect(trace[3]?.source).toBe('3 years older than the activity')
  })

  it('given NAICS 1111 with many industries below it, then the first five are offered', () => {
    const options = ['111110', '111120', '111130', '111140', '111150'].map((code) => `useeio-1.3-${code}-with-margins`)
    const failure = expect.objectContaining({
      code: 'FACTOR_AMBIGUOUS',
      details: { classification: 'NAICS:1111', options },
    })
    expect(() => selectFactor(spend('NAICS:1111'), library)).toThrow(FactorAmbiguous)
    expect(() => selectFactor(spend('NAICS:1111'), library)).toThrow(failure)
  })

  it.each(['NAICS:999999', 'useeio-1.3-000000-with-margins', 'UK2025:Unicorns'])(
    'given %s, then no factor is found',
    (classification) => {
      expect(() => selectFactor(spend(classification), library)).toThrow(FactorNotFound)
    },
  )

  it.each(['SIC:1234', 'NAICS:33A', 'steel, hot rolled', ''])('given "%s", then it is not a classification', (text) => {
    expect(() => selectFactor(spend(text), library)).toThrow(ClassificationUnknown)
  })

  it('given a spend of 2035, then a factor of 2022 is too old', () => {
    expect(() => selectFactor(spend('NAICS:111110', 'PURCHASER', 2035), library)).toThrow(FactorNotFound)
  })

  it('given a spend of 2020 that is calculated again, then the later set serves it', () => {
    const { trace } = selectFactor(spend('NAICS:111110', 'PURCHASER', 2020), library)
    expect(trace[3]?.source).toBe('2 years younger than the activity')
  })

  it('given an inventory that pins only the UK set, then a NAICS code finds nothing', () => {
    const ukOnly = factorLibrary(readFactorSets(), readEmissionFactors(), ['uk-2025'])
    expect(() => selectFactor(spend('NAICS:111110'), ukOnly)).toThrow(FactorNotFound)
  })
})

describe('factors for quantities', () => {
  const butane = 'UK2025:Fuels > Gaseous fuels > Butane'

  it.each([
    ['t', '3033.38067'],
    ['l', '1.74533'],
    ['kWh-net', '0.24107'],
    ['kg', '3033.38067'],
  ])('given butane in %s, then the factor is %s kg CO2e per unit of its own', (unit, kgCo2e) => {
    expect(selectFactor(activity(butane, unit), library).factor.kgCo2e).toBe(kgCo2e)
  })

  it('given butane in kWh without heating value, then it says that the factor needs net or gross', () => {
    expect(() => selectFactor(activity(butane, 'kWh'), library)).toThrow(UnitMismatch)
  })

  it('given a factor id, with or without its set, then it is that factor', () => {
    const id = 'defra-2025-27_304_3132_14'
    expect(selectFactor(activity(id, 'tkm'), library).factor.kgCo2e).toBe('0.07703')
    expect(selectFactor(activity(`UK2025:${id}`, 'tkm'), library).factor.id).toBe(id)
    expect(selectFactor(activity(`uk2025: fuels>gaseous fuels>butane`, 't'), library).factor.activity).toMatch(/Butane/)
  })

  it('given hotel nights without a country of their own, then the line’s country decides', () => {
    expect(selectFactor(activity('UK2025:Hotel stay', 'room-night', 'DE'), library).factor.region).toBe('DE')
    expect(() => selectFactor(activity('UK2025:Hotel stay', 'room-night', null), library)).toThrow(FactorAmbiguous)
  })

  it('given money for a factor per t, or t for a factor per USD, then it refuses', () => {
    expect(() => selectFactor(spend(butane), library)).toThrow(UnitMismatch)
    expect(() => selectFactor(activity('NAICS:111110', 't'), library)).toThrow(UnitMismatch)
  })

  it('given an activity without an edition, then the same year is taken, else the nearest earlier up to five years', () => {
    const [set] = readFactorSets().filter(({ id }) => id === 'uk-2025')
    if (!set) throw new Error('the UK set is part of the data')
    const water: EmissionFactor = { ...selectFactor(activity('ACTIVITY:Water supply', 'm3'), library).factor }
    const years = [2021, 2023, 2025]
    const own = factorLibrary(
      years.map((year) => ({ ...set, id: `s${year}`, alias: `S${year}`, year })),
      years.map((year) => ({ ...water, id: `w${year}`, setId: `s${year}`, year })),
    )
    const yearFor = (year: number) => selectFactor(activity('ACTIVITY:Water supply', 'm3', 'GB', year), own).factor.year
    expect([2023, 2024, 2030].map(yearFor)).toEqual([2023, 2023, 2025])
    expect(() => yearFor(2020)).toThrow(FactorNotFound)
    expect(() => yearFor(2031)).toThrow(FactorNotFound)
  })
})

it('given GB for London, WORLD and another country, then they are parent, world and proxy', () => {
  const matches = ['GB-LND', 'GB', 'WORLD', 'FR'].map((factorRegion) => regionMatch(factorRegion, 'GB-LND'))
  expect(matches).toEqual(['SAME', 'PARENT', 'WORLD', 'PROXY'])
  expect(regionMatch('GB', null)).toBe('NOT_STATED')
})
