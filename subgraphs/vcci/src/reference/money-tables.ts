import { readTable } from '@greenlang/files/reference-table.ts'
import { moneyTables } from '../domain/money.ts'
import type { ExchangeRate, MoneyTables, PriceIndex } from '../domain/money.ts'
import { shippedData } from './shipped-data.ts'

/** Exchange rates, price indices and currencies that come with the project. */
export function readMoneyTables(): MoneyTables {
  const currencies = readTable(shippedData, 'currencies.csv').map((row) => row.text('currency'))
  return moneyTables(currencies, [...monthlyRates(), ...annualRates()], priceIndices())
}

function sources(): ReadonlyMap<string, { source: string; unit: string }> {
  return new Map(
    readTable(shippedData, 'table-sources.csv').map((row) => [
      row.text('source_id'),
      { source: row.text('source'), unit: row.text('unit') },
    ]),
  )
}

function monthlyRates(): ExchangeRate[] {
  const source = sources().get('fx-monthly')?.source ?? ''
  return readTable(shippedData, 'fx-monthly.csv').map((row) => ({
    currency: row.text('currency'),
    period: row.text('month'),
    perUsd: row.text('per_usd'),
    months: 1,
    source,
  }))
}

function annualRates(): ExchangeRate[] {
  const source = sources().get('fx-annual')?.source ?? ''
  return readTable(shippedData, 'fx-annual.csv').map((row) => ({
    currency: row.text('currency'),
    period: row.text('year'),
    perUsd: row.text('per_usd'),
    months: row.wholeNumber('months'),
    source,
  }))
}

/** A year for which the office published none has no row here: it is missing, not 0. */
function priceIndices(): PriceIndex[] {
  const sourceOf = sources()
  return readTable(shippedData, 'price-index.csv').flatMap((row) => {
    const series = row.text('source_id')
    const value = row.figureOrNull('index')
    if (value === null) return []
    return {
      series,
      country: row.text('country'),
      year: row.year('year'),
      value,
      months: row.wholeNumberOrNull('months'),
      unit: sourceOf.get(series)?.unit ?? '',
      source: sourceOf.get(series)?.source ?? '',
    }
  })
}
