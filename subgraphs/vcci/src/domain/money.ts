import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { FactorMoney } from './emission-factor.ts'
import type { Figure } from './figure.ts'
import type { TraceStep } from './trace.ts'

/** Which mean rate converts a spend: that of its month, or of its year where the inventory chose so. */
export type RatePeriod = 'MONTH' | 'YEAR'

/** The mean exchange rate of a month (YYYY-MM) or a year (YYYY). */
export type ExchangeRate = {
  readonly currency: string
  readonly period: string
  /** Units of the currency for one USD. */
  readonly perUsd: string
  /** How many months the mean covers. */
  readonly months: number
  readonly source: string
}

/** The price level of a country in a year. */
export type PriceIndex = {
  readonly series: string
  readonly country: string
  readonly year: number
  readonly value: string
  /** How many months the mean covers, or null if the publisher gives whole years only. */
  readonly months: number | null
  /** Base of the series, such as "2010 = 100". */
  readonly unit: string
  readonly source: string
}

/** Exchange rates and price indices as published, with the currencies that exist. */
export type MoneyTables = {
  readonly currencies: ReadonlySet<string>
  readonly rates: ReadonlyMap<string, ExchangeRate>
  readonly indices: ReadonlyMap<string, PriceIndex>
}

const rateKey = (currency: string, period: string) => `${currency} ${period}`
const indexKey = (series: string, country: string, year: number) => `${series} ${country} ${year}`

/** The tables, ready to be looked up. */
export function moneyTables(
  currencies: readonly string[],
  rates: readonly ExchangeRate[],
  indices: readonly PriceIndex[],
): MoneyTables {
  return {
    currencies: new Set(currencies),
    rates: new Map(rates.map((rate) => [rateKey(rate.currency, rate.period), rate])),
    indices: new Map(indices.map((index) => [indexKey(index.series, index.country, index.year), index])),
  }
}

/** What leads from a spend to the money of a factor. */
export type SpendConversion = {
  /** Units of the spend's currency for one unit of the factor's currency, mean of the period. */
  readonly rate: Decimal
  /** Index of the factor's currency in the year of the spend. */
  readonly indexOfSpendYear: Decimal
  /** The same index in the factor's price year. */
  readonly indexOfPriceYear: Decimal
  readonly trace: readonly TraceStep[]
}

/**
 * The rate and the two index values for a spend of a currency in a month (YYYY-MM).
 *
 * @throws {CurrencyUnknown} if there is no such currency
 * @throws {CurrencyRateMissing} if no rate is published for the period: none is guessed
 * @throws {PriceIndexMissing} if the index of one of the two years is not published
 */
export function spendConversion(
  { currency, month }: { readonly currency: string; readonly month: string },
  money: FactorMoney,
  tables: MoneyTables,
  ratePeriod: RatePeriod,
): SpendConversion {
  const period = ratePeriod === 'MONTH' ? month : month.slice(0, 4)
  const spendRate = rateOf(currency, period, tables)
  const factorRate = rateOf(money.currency, period, tables)
  const rate = decimal(spendRate.perUsd).div(factorRate.perUsd)
  const ofSpendYear = indexOf(money.index, Number(month.slice(0, 4)), tables)
  const ofPriceYear = indexOf(money.index, money.priceYear, tables)
  const trace = [
    ...rateSteps(spendRate, factorRate, rate),
    { ...indexStep(ofSpendYear), step: 'price index of the spend year' },
    { ...indexStep(ofPriceYear), step: 'price index of the factor year' },
  ]
  return { rate, indexOfSpendYear: decimal(ofSpendYear.value), indexOfPriceYear: decimal(ofPriceYear.value), trace }
}

/**
 * A spend in the currency and at the prices of a factor: first converted at the mean rate of its period, then moved to
 * the price year with the index of the factor's currency. The other order needs another index and gives another figure.
 *
 * @returns nominal: factor currency at the prices of the spend; real: at the prices of the factor's year; not rounded
 * @throws {CurrencyUnknown | CurrencyRateMissing | PriceIndexMissing} see {@link spendConversion}
 */
export function convertSpend(
  spend: { readonly amount: Figure; readonly currency: string; readonly month: string },
  money: FactorMoney,
  tables: MoneyTables,
  ratePeriod: RatePeriod,
): { readonly nominal: Decimal; readonly real: Decimal; readonly trace: readonly TraceStep[] } {
  const { rate, indexOfSpendYear, indexOfPriceYear, trace } = spendConversion(spend, money, tables, ratePeriod)
  const nominal = decimal(spend.amount).div(rate)
  const real = nominal.times(indexOfPriceYear).div(indexOfSpendYear)
  const unit = money.currency
  return {
    nominal,
    real,
    trace: [
      { step: 'spend', value: decimal(spend.amount).toString(), unit: spend.currency, source: 'input' },
      ...trace,
      { step: 'spend at current prices', value: nominal.toString(), unit, source: 'spend / rate' },
      {
        step: 'spend at prices of the factor year',
        value: real.toString(),
        unit: `${unit} of ${money.priceYear}`,
        source: 'spend / rate x index of factor year / index of spend year',
      },
    ],
  }
}

function rateOf(currency: string, period: string, { currencies, rates }: MoneyTables): ExchangeRate {
  if (!currencies.has(currency)) throw new CurrencyUnknown(currency)
  if (currency === 'USD') return { currency, period, perUsd: '1', months: 0, source: 'by definition' }
  const rate = rates.get(rateKey(currency, period))
  if (!rate) throw new CurrencyRateMissing(currency, period)
  return rate
}

function indexOf({ series, country }: FactorMoney['index'], year: number, { indices }: MoneyTables): PriceIndex {
  const index = indices.get(indexKey(series, country, year))
  if (!index) throw new PriceIndexMissing(country, year, series)
  return index
}

function rateSteps(spend: ExchangeRate, factor: ExchangeRate, rate: Decimal): TraceStep[] {
  const step = ({ currency, perUsd, period, months, source }: ExchangeRate): TraceStep => ({
    step: 'exchange rate',
    value: perUsd,
    unit: `${currency} per USD`,
    source: months === 0 ? source : `${source}; mean of ${period}, months covered: ${months}`,
  })
  if (factor.currency === 'USD') return [step(spend)]
  const cross = { step: 'cross rate', value: rate.toString(), unit: `${spend.currency} per ${factor.currency}` }
  return [step(spend), step(factor), { ...cross, source: 'quotient of the two rates' }]
}

function indexStep({ value, unit, series, country, year, months, source }: PriceIndex): TraceStep {
  const covered = months === null ? '' : `, months covered: ${months}`
  return { step: 'price index', value, unit, source: `${source}; ${series} of ${country}, mean of ${year}${covered}` }
}

/** There is no such currency. */
export class CurrencyUnknown extends DomainError {
  constructor(currency: string) {
    const message = `"${currency}" is not a currency. Use the three-letter code of ISO 4217 in capitals, such as EUR.`
    super('CURRENCY_UNKNOWN', message, { currency })
  }
}

/** No mean rate is at hand for that currency and period. */
export class CurrencyRateMissing extends DomainError {
  constructor(currency: string, period: string) {
    const message = `No exchange rate of ${currency} is at hand for ${period}. State the amount in a currency that has one, or load the rate.`
    super('CURRENCY_RATE_MISSING', message, { currency, period })
  }
}

/** No price index is at hand for that country and year. */
export class PriceIndexMissing extends DomainError {
  constructor(country: string, year: number, series: string) {
    const message = `The price index ${series} of ${country} has no value for ${year}. Load it, or choose a factor set whose index covers that year.`
    super('PRICE_INDEX_MISSING', message, { country, year, series })
  }
}
