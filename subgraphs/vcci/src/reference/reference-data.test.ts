import { describe, expect, it } from '@jest/globals'
import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { categoryOf, methodOf } from '../domain/categories.ts'
import { methodFor } from '../domain/factor-methods.ts'
import { isUnit } from '../domain/units.ts'
import { readReferenceData } from './reference-data.ts'

const data = readReferenceData()

describe('the reference data that comes with the project', () => {
  it('given both factor sets, then they are complete: 2 032 of the US EPA and 2 616 of the UK, ids unique', () => {
    const ofSet = (id: string) => data.factors.filter(({ setId }) => setId === id)
    expect([ofSet('useeio-1.3').length, ofSet('uk-2025').length]).toEqual([2032, 2616])
    expect(new Set(data.factors.map(({ id }) => id)).size).toBe(4648)
    expect(ofSet('useeio-1.3').filter(({ priceBasis }) => priceBasis === 'PURCHASER')).toHaveLength(1016)
  })

  it('given any factor, then it has a set with licence and source, a unit that converts, and a method in each category', () => {
    const sets = new Map(data.factorSets.map((set) => [set.id, set]))
    const faults = data.factors.filter((factor) => {
      const set = sets.get(factor.setId)
      const unitKnown = set?.money ? factor.unit === set.money.currency : isUnit(factor.unit)
      const methods = factor.categories.map((category) => methodFor(factor, category, data.factorMethods))
      return !set?.licence || !set.source || !unitKnown || methods.includes(null) || decimal(factor.kgCo2e).lt(0)
    })
    expect(faults).toEqual([])
  })

  it('given any method of a factor, then the standard offers it in that category', () => {
    for (const { category, method } of data.factorMethods)
      expect(methodOf(categoryOf(data.catalogue, category), method).code).toBe(method)
  })

  it('given factors that the publisher splits by gas, then the gases add up to the figure within 1 %', () => {
    const apart = data.factors.filter(({ gases, kgCo2e }) => {
      if (!gases) return false
      const total = sum(Object.values(gases).map((kg) => decimal(kg ?? '0')))
      return total.minus(kgCo2e).abs().gt(decimal(kgCo2e).times('0.01').plus('0.0005'))
    })
    expect(apart).toEqual([])
  })

  it('given 56 rows of biogenic CO2, then 53 belong to a factor of the same unit and three to none', () => {
    const units = new Map(data.factors.map(({ id, unit }) => [id, unit]))
    const linked = data.biogenicCo2.filter(({ factorId }) => factorId !== null)
    expect([data.biogenicCo2.length, linked.length]).toEqual([56, 53])
    expect(linked.filter(({ factorId, unit }) => units.get(factorId ?? '') !== unit)).toEqual([])
  })

  it('given flights, then half of the 56 factors hold the radiative-forcing uplift', () => {
    const flights = data.factors.filter(({ kind }) => kind === 'air-travel')
    expect(flights.filter((flight) => flight.includesRadiativeForcing)).toHaveLength(28)
    expect(flights).toHaveLength(56)
  })

  it('given CPI-U and the euro of 2024, then they are 313.689 and 0.924575 per USD', () => {
    expect(data.money.indices.get('cpi-u-us USA 2024')?.value).toBe('313.689')
    expect(data.money.rates.get('EUR 2024')?.perUsd).toBe('0.924575')
    expect([data.money.indices.size, data.money.rates.size]).toEqual([3383 - 6, 2244 + 374]) // six rows are published without a figure
  })

  it('given every rate, then its currency is one of ISO 4217 and the rate is above 0', () => {
    const faults = [...data.money.rates.values()].filter(
      ({ currency, perUsd }) => !data.money.currencies.has(currency) || decimal(perUsd).lte(0),
    )
    expect(faults).toEqual([])
  })

  it('given a year for which an office has no index, such as Barbados 2023, then there is none, and a need of it is PRICE_INDEX_MISSING', () => {
    expect([...data.money.indices.values()].filter(({ value }) => !/^\d+(\.\d+)?$/.test(value))).toEqual([])
  })
})
