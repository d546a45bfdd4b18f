import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { readReferenceData } from '../reference/reference-data.ts'
import { averageData } from './average-data.ts'
import { basisKeyText, calculationBasis, lineEmissions } from './calculation-basis.ts'
import type { BasisReference } from './calculation-basis.ts'
import { factorLibrary } from './emission-factor.ts'
import { FactorNotFound } from './factor-selection.ts'
import { convertSpend, CurrencyRateMissing } from './money.ts'
import { spendBased } from './spend-based.ts'
import { UnitMismatch } from './units.ts'

const data = readReferenceData()
const monthly: BasisReference = {
  library: factorLibrary(data.factorSets, data.factors),
  money: data.money,
  factorMethods: data.factorMethods,
  ratePeriod: 'MONTH',
}
const ofQuantity = (factorId: string, unit: string) => calculationBasis({ kind: 'ACTIVITY', factorId, unit }, monthly)

describe('the basis of spend', () => {
  const software = 'useeio-1.3-541511-with-margins'

  it('given EUR of 2024 at the annual rate, then 250 000 EUR carry 21 190.139082508 kg CO2e', () => {
    const key = { kind: 'SPEND', factorId: software, currency: 'EUR', month: '2024-05' } as const
    const basis = calculationBasis(key, { ...monthly, ratePeriod: 'YEAR' })
    expect(lineEmissions('250000', basis).toFixed(9)).toBe('21190.139082508')
    expect(basis.kgPerUnit.precision()).toBeLessThanOrEqual(34)
  })

  it.each([
    ['EUR', '2024-05', '250000'],
    ['GBP', '2023-11', '0.01'],
    ['JPY', '2026-02', '-98765432.10'],
    ['USD', '2022-06', '123456789.99'],
    ['INR', '2019-01', '33333.33'],
  ])('given %s of %s, then %s times the basis equals the steps one after the other', (currency, month, amount) => {
    for (const factorId of [software, 'useeio-1.3-111110-without-margins', 'useeio-1.3-331110-with-margins']) {
      const factor = monthly.library.byId.get(factorId)
      const money = monthly.library.sets.get('useeio-1.3')?.money
      if (!factor || !money) throw new Error(`${factorId} is part of the data`)
      const { real } = convertSpend({ amount, currency, month }, money, monthly.money, 'MONTH')
      const stepwise = spendBased(real, factor.kgCo2e)
      const basis = calculationBasis({ kind: 'SPEND', factorId, currency, month }, monthly)
      const inOneStep = lineEmissions(amount, basis)
      expect(inOneStep.toFixed(12)).toBe(stepwise.toFixed(12))
      expect(inOneStep.minus(stepwise).abs().div(stepwise.abs()).lt('1e-33')).toBe(true)
    }
  })

  it('given spend on software, then it is tier 3 by spend, its gases are known and its biogenic CO2 is not', () => {
    const key = { kind: 'SPEND', factorId: software, currency: 'USD', month: '2024-05', region: 'US' } as const
    const basis = calculationBasis(key, monthly)
    expect(basis).toMatchObject({
      tier: 3,
      dataType: 'SPEND',
      method: 'spend-based',
      gwp: 'AR5',
      co2BiogenicPerUnit: null,
    })
    expect(basis.score.toString()).toBe('2.4')
    const gases = Object.values(basis.gasesPerUnit ?? {}).map((kg) => kg ?? decimal(0))
    expect(
      gases
        .reduce((total, kg) => total.plus(kg))
        .div(basis.kgPerUnit)
        .toFixed(2),
    ).toBe('1.00')
  })

  it('given spend, then the trace leads from the rate over both indices and the factor to the kg per unit', () => {
    const basis = calculationBasis({ kind: 'SPEND', factorId: software, currency: 'EUR', month: '2025-05' }, monthly)
    expect(basis.trace.map(({ step }) => step)).toEqual([
      'exchange rate',
      'price index of the spend year',
      'price index of the factor year',
      'emission factor',
      'emissions per unit',
    ])
    expect(basis.trace.at(-1)).toMatchObject({ value: basis.kgPerUnit.toString(), unit: 'kg CO2e per EUR' })
  })

  it('given a month without rate, then there is no basis', () => {
    const key = { kind: 'SPEND', factorId: software, currency: 'EUR', month: '2026-11' } as const
    expect(() => calculationBasis(key, monthly)).toThrow(CurrencyRateMissing)
  })
})

describe('the basis of quantities (UK factors 2025)', () => {
  it.each([
    ['4250', 'tkm', 'defra-2025-27_304_3132_14', '327.3775'],
    ['4250', 'tkm', 'defra-2025-28_907_3132_14', '76.4575'],
    ['11200', 'pkm', 'defra-2025-21_316_3170_11', '1310.848'],
    ['11200', 'pkm', 'defra-2025-22_912_3170_11', '275.632'],
    ['250000', 'kWh', 'defra-2025-13_402_4000_5', '4632.5'],
    ['250', 'MWh', 'defra-2025-13_402_4000_5', '4632.5'],
    ['3.2', 't', 'defra-2025-19_504_5104_15', '29170.884192'],
    ['1800', 'kg', 'defra-2025-19_504_5107_15', '1791.14022'],
  ])('given %s %s of %s, then it is %s kg CO2e', (quantity, unit, factorId, expected) => {
    expect(lineEmissions(quantity, ofQuantity(factorId, unit)).toString()).toBe(expected)
  })

  it('given a quantity in the factor’s own unit, then the basis equals quantity times factor', () => {
    const basis = ofQuantity('defra-2025-19_504_5104_15', 't')
    const stepwise = averageData([{ quantity: '3.2', kgPerUnit: '9115.90131' }])
    expect(lineEmissions('3.2', basis).toString()).toBe(stepwise.toString())
  })

  it('given 1 000 l of bioethanol, then 9.01 kg CO2e are inside and 1 520 kg of biogenic CO2 beside', () => {
    const basis = ofQuantity('defra-2025-2_103_1031_8', 'l')
    expect(lineEmissions('1000', basis).toString()).toBe('9.01')
    expect(basis.co2BiogenicPerUnit?.times(1000).toString()).toBe('1520')
  })

  it('given a flight with radiative forcing, then the uplift is a flag of the factor and not a second step', () => {
    const factor = monthly.library.byId.get('defra-2025-21_316_3170_11')
    expect(factor?.includesRadiativeForcing).toBe(true)
    expect(ofQuantity('defra-2025-21_316_3170_11', 'pkm').trace.map(({ step }) => step)).toEqual([
      'unit conversion',
      'emission factor',
      'emissions per unit',
    ])
  })

  it('given freight in category 9 of a known year and place, then it is tier 2 by distance with the best scores for both', () => {
    const key = {
      kind: 'ACTIVITY',
      factorId: 'defra-2025-27_304_3132_14',
      unit: 'tkm',
      year: 2025,
      region: 'GB',
      category: 9,
    }
    const basis = calculationBasis({ ...key, kind: 'ACTIVITY' }, monthly)
    expect(basis).toMatchObject({ tier: 2, method: 'distance-based', boundary: 'TTW' })
    expect(basis.indicators).toMatchObject({ time: 1, geography: 1 })
  })

  it('given litres for a factor per tkm, or money, then there is no basis', () => {
    expect(() => ofQuantity('defra-2025-27_304_3132_14', 'l')).toThrow(UnitMismatch)
    const key = { kind: 'SPEND', factorId: 'defra-2025-27_304_3132_14', currency: 'EUR', month: '2025-01' } as const
    expect(() => calculationBasis(key, monthly)).toThrow(UnitMismatch)
    expect(() => ofQuantity('unknown', 'l')).toThrow(FactorNotFound)
  })
})

it('given two lines with the same factor, currency and month, then their key is one text', () => {
  const key = { kind: 'SPEND', factorId: 'f', currency: 'EUR', month: '2025-01' } as const
  expect(basisKeyText(key)).toBe(basisKeyText({ ...key }))
  expect(basisKeyText(key)).not.toBe(basisKeyText({ ...key, month: '2025-02' }))
})
