import { moneyTables } from '../domain/money.ts'
import type { ExchangeRate, MoneyTables, PriceIndex } from '../domain/money.ts'
import { field, optionalField, readTable } from './table.ts'

/** Exchange rates, price indices and currencies that come with the project. */
export function readMoneyTables(): MoneyTables {
  const currencies = readTable('currencies').map((row) => field(row, 'currency'))
  return moneyTables(currencies, [...monthlyRates(), ...annualRates()], priceIndices())
}

function sources(): ReadonlyMap<string, { source: string; unit: string }> {
  return new Map(
    readTable('table-sources').map((row) => [
      field(row, 'source_id'),
      { source: field(row, 'source'), unit: field(row, 'unit') },
    ]),
  )
}

function monthlyRates(): ExchangeRate[] {
  const source = sources().get('fx-monthly')?.source ?? ''
  return readTable('fx-monthly').map((row) => ({
    currency: field(row, 'currency'),
    period: field(row, 'month'),
    perUsd: field(row, 'per_usd'),
    months: 1,
    source,
  }))
}

function annualRates(): ExchangeRate[] {
  const source = sources().get('fx-annual')?.source ?? ''
  return readTable('fx-annual').map((row) => ({
    currency: field(row, 'currency'),
    period: field(row, 'year'),
    perUsd: field(row, 'per_usd'),
    months: Number(field(row, 'months')),
    source,
  }))
}

function priceIndices(): PriceIndex[] {
  const sourceOf = sources()
  return readTable('price-index').map((row) => {
    const series = field(row, 'source_id')
    const months = optionalField(row, 'months')
    return {
      series,
      country: field(row, 'country'),
      year: Number(field(row, 'year')),
      value: field(row, 'index'),
      months: months === null ? null : Number(months),
      unit: sourceOf.get(series)?.unit ?? '',
      source: sourceOf.get(series)?.source ?? '',
    }
  })
}
