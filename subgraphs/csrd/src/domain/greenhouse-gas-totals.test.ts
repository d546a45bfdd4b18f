import { describe, expect, it } from '@jest/globals'
import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import {
  NoNetRevenue,
  NothingStatedBefore,
  emissionIntensity,
  greenhouseGasTotals,
  restatementChange,
} from './greenhouse-gas-totals.ts'
import { sumIsConsistent } from './rounded-sum.ts'

function totals(scope1: string, locationBased: string, marketBased: string, scope3: string) {
  const { locationBased: location, marketBased: market } = greenhouseGasTotals({
    scope1: tonnesCO2e(scope1),
    scope2LocationBased: tonnesCO2e(locationBased),
    scope2MarketBased: tonnesCO2e(marketBased),
    scope3: tonnesCO2e(scope3),
  })
  return [location.toFixed(), market.toFixed()]
}

describe('total greenhouse gas emissions, location-based and market-based', () => {
  it.each([
    ['GHG-VSME-CURRENT', '100', '50', '50', '200', '350', '350'],
    ['GHG-GUARDINI-2021, without scope 3', '300.75', '794.38', '753.88', '0', '1095.13', '1054.63'],
    ['GHG-GUARDINI-2022, without scope 3', '265.12', '499.97', '474.48', '0', '765.09', '739.6'],
    ['GHG-ALPHABET-2020', '55800', '5865100', '911400', '7600000', '13520900', '8567200'],
    ['GHG-ALPHABET-2022', '91200', '8045400', '2492200', '10034000', '18170600', '12617400'],
    ['GHG-GREENTECH', '8250', '12800', '8320', '145000', '166050', '161570'],
  ])(
    '%s: scope 1 %s, scope 2 %s or %s, scope 3 %s give %s t and %s t',
    (_id, scope1, lb, mb, scope3, location, market) => {
      expect(totals(scope1, lb, mb, scope3)).toEqual([location, market])
    },
  )
})

describe('breakdowns (GHG-GREENTECH, GHG-S1-SOURCES, GHG-ALPHABET)', () => {
  it.each([
    ['scope 1 by gas', '8250', ['7850', '180', '220'], true],
    ['scope 1 by source', '8250', ['6200', '1450', '350', '250'], true],
    ['scope 1 by country', '8250', ['5600', '1700', '800', '100', '50'], true],
    ['scope 1 by quarter', '8250', ['2200', '1950', '1850', '2250'], true],
    ['scope 2 by quarter', '12800', ['3400', '3050', '3150', '3200'], true],
    ['scope 2 by country', '12800', ['9800', '3900', '690', '240', '14'], false],
    ['scope 1 from four sources', '11000', ['5000', '3500', '2000', '500'], true],
    [
      'scope 3 of 2020',
      '7600000',
      ['2249000', '1886000', '462000', '464000', '8000', '97000', '116000', '2318000'],
      true,
    ],
    [
      'scope 3 of 2022',
      '10034000',
      ['3762000', '1645000', '916000', '556000', '9000', '211000', '151000', '2784000'],
      true,
    ],
    ['scope 3 by category', '145000', ['98000', '4200', '12500', '3800', '2100', '3400', '8500', '12500'], true],
  ])('%s of %s t: adding up is told apart from not adding up', (_name, total, parts, consistent) => {
    const exact = (amount: string) => ({ amount: decimal(amount), decimals: 'INF' as const })
    expect(sumIsConsistent(exact(total), parts.map(exact))).toBe(consistent)
    expect(sum(parts.map(decimal)).eq(total)).toBe(consistent)
  })
})

describe('emissions per net revenue', () => {
  it('given 166 050 t and 450 000 000 EUR, then 0.000369 t per EUR, 369 t per million (GHG-GREENTECH)', () => {
    const intensity = emissionIntensity(tonnesCO2e(166_050), decimal(450_000_000))
    expect(intensity.toFixed()).toBe('0.000369')
    expect(intensity.times(1_000_000).toFixed()).toBe('369')
  })

  it('given 350 t and 23 500 EUR, then 0.0148936170212765957 t per EUR, not rounded (INT-VSME)', () => {
    const intensity = emissionIntensity(tonnesCO2e(350), decimal(23_500))
    expect(intensity.minus('0.014893617021276596').abs().lt('1e-15')).toBe(true)
    expect(intensity.toDecimalPlaces(7).toFixed()).toBe('0.0148936')
  })

  it.each([0, -1])('given net revenue of %d EUR, then it refuses to divide', (netRevenue) => {
    expect(() => emissionIntensity(tonnesCO2e(350), decimal(netRevenue))).toThrow(NoNetRevenue)
  })
})

describe('restated figures', () => {
  it('given 10 507 t restated as 9 832 t, then the change is -6.4 % (GHG-RESTATE)', () => {
    const change = restatementChange(tonnesCO2e(10_507), tonnesCO2e(9_832))
    expect(change.times(100).toDecimalPlaces(1).toFixed()).toBe('-6.4')
  })

  it('given nothing stated before, then there is no relative change', () => {
    expect(() => restatementChange(tonnesCO2e(0), tonnesCO2e(5))).toThrow(NothingStatedBefore)
  })
})
