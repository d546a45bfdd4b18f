import { describe, expect, it } from '@jest/globals'
import { readMoneyTables } from '../reference/money-tables.ts'
import type { FactorMoney } from './emission-factor.ts'
import { convertSpend, CurrencyRateMissing, CurrencyUnknown, moneyTables, PriceIndexMissing } from './money.ts'
import { spendBased } from './spend-based.ts'

const tables = readMoneyTables()
const usd2022: FactorMoney = { currency: 'USD', priceYear: 2022, index: { series: 'cpi-u-us', country: 'USA' } }
const usd2021: FactorMoney = { ...usd2022, priceYear: 2021 }

describe('money of a spend (annual rates and CPI-U as shipped)', () => {
  it('given 250 000 EUR of 2024 at the annual rate, then it is 270 394.51 USD, 252 263.56 USD of 2022, 21 190.14 kg CO2e', () => {
    const spend = { amount: '250000', currency: 'EUR', month: '2024-05' }
    const { nominal, real } = convertSpend(spend, usd2022, tables, 'YEAR')
    expect(nominal.toFixed(8)).toBe('270394.50558365')
    expect(real.toFixed(8)).toBe('252263.56050605')
    expect(spendBased(real, '0.084').toFixed(9)).toBe('21190.139082508')
  })

  it('given 10 000 USD of 2024, then it is 8 638.17 USD of 2021 and 9 329.46 USD of 2022', () => {
    const spend = { amount: '10000', currency: 'USD', month: '2024-05' }
    expect(convertSpend(spend, usd2021, tables, 'YEAR').real.toFixed(8)).toBe('8638.17347755')
    expect(convertSpend(spend, usd2022, tables, 'MONTH').real.toFixed(8)).toBe('9329.46325820')
    expect(spendBased(convertSpend(spend, usd2021, tables, 'YEAR').real, '1.326').toFixed(6)).toBe('11454.218031')
    expect(spendBased(convertSpend(spend, usd2022, tables, 'YEAR').real, '0.532').toFixed(6)).toBe('4963.274453')
  })

  it('given a spend, then each step is traced in order: spend, rate, index of spend year, of factor year, both results', () => {
    const { trace } = convertSpend({ amount: '100', currency: 'EUR', month: '2025-05' }, usd2022, tables, 'MONTH')
    expect(trace.map(({ step }) => step)).toEqual([
      'spend',
      'exchange rate',
      'price index of the spend year',
      'price index of the factor year',
      'spend at current prices',
      'spend at prices of the factor year',
    ])
    expect(trace[1]?.source).toMatch(/Federal Reserve.*mean of 2025-05, months covered: 1/)
    expect(trace[2]).toMatchObject({ value: '321.943', unit: '1982-84 = 100' })
    expect(trace[2]?.source).toMatch(/mean of 2025, months covered: 11/)
  })

  it('given a factor in pounds, then euros are converted by the quotient of the two rates', () => {
    const rate = (currency: string, perUsd: string) => ({ currency, period: '2024-05', perUsd, months: 1, source: 's' })
    const index = { series: 'cpi', country: 'GBR', value: '100', months: null, unit: '1', source: 's' }
    const own = moneyTables(
      ['EUR', 'GBP'],
      [rate('EUR', '0.9'), rate('GBP', '0.8')],
      [
        { ...index, year: 2024 },
        { ...index, year: 2020, value: '80' },
      ],
    )
    const gbp2020 = { currency: 'GBP', priceYear: 2020, index: { series: 'cpi', country: 'GBR' } }
    const { nominal, real } = convertSpend({ amount: '90', currency: 'EUR', month: '2024-05' }, gbp2020, own, 'MONTH')
    expect([nominal.toString(), real.toString()]).toEqual(['80', '64'])
  })

  it('given a month whose rate is not published, then it refuses and does not take the annual rate', () => {
    const spend = { amount: '1', currency: 'EUR', month: '2017-12' }
    expect(() => convertSpend(spend, usd2022, tables, 'MONTH')).toThrow(CurrencyRateMissing)
    expect(convertSpend(spend, usd2022, tables, 'YEAR').nominal.toFixed(4)).toBe('1.1274')
  })

  it('given a currency without rates and one that does not exist, then the two are told apart', () => {
    const spend = { amount: '1', month: '2025-01' }
    expect(() => convertSpend({ ...spend, currency: 'PLN' }, usd2022, tables, 'MONTH')).toThrow(CurrencyRateMissing)
    expect(() => convertSpend({ ...spend, currency: 'EURO' }, usd2022, tables, 'MONTH')).toThrow(CurrencyUnknown)
  })

  it('given a year without a price index, then it says which one is missing', () => {
    const spend = { amount: '1', currency: 'USD', month: '1990-01' }
    expect(() => convertSpend(spend, usd2022, tables, 'MONTH')).toThrow(PriceIndexMissing)
  })
})
