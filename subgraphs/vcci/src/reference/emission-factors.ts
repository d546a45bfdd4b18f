import { type TableRow, readTable } from '@greenlang/files/reference-table.ts'
import type { EmissionFactor, FactorMoney, FactorSet, Gases, PriceBasis } from '../domain/emission-factor.ts'
import type { FactorMethod } from '../domain/factor-methods.ts'
import { shippedData } from './shipped-data.ts'

const factorFiles = ['factors-useeio-1.3.csv', 'factors-uk-2025.csv']
const biogenicFiles = ['biogenic-co2-uk-2025.csv']

/** kg of biogenic CO2 per unit of a fuel, published beside the factors. */
export type BiogenicCo2 = {
  readonly id: string
  readonly setId: string
  /** The factor of the same fuel and unit, or null if the publisher's unit does not name its heating value. */
  readonly factorId: string | null
  readonly fuel: string
  readonly region: string
  readonly year: number
  readonly unit: string
  readonly kg: string
}

/** The factor sets that come with the project. */
export function readFactorSets(): FactorSet[] {
  return readTable(shippedData, 'factor-sets.csv').map((row) => ({
    id: row.text('set_id'),
    alias: row.text('alias'),
    publisher: row.text('publisher'),
    dataset: row.text('dataset'),
    version: row.text('version'),
    released: row.text('released'),
    licence: row.text('licence'),
    attribution: row.text('attribution'),
    source: row.text('source'),
    region: row.text('region'),
    year: row.year('year'),
    money: moneyOf(row),
    gwp: row.text('gwp'),
  }))
}

/** All factors of all sets, each with the biogenic CO2 of its fuel. */
export function readEmissionFactors(): EmissionFactor[] {
  const biogenic = new Map(readBiogenicCo2().map(({ factorId, kg }) => [factorId, kg]))
  return factorFiles.flatMap((file) => readTable(shippedData, file).map((row) => factorOf(row, biogenic)))
}

/** Biogenic CO2 of fuels, also that which belongs to no factor. */
export function readBiogenicCo2(): BiogenicCo2[] {
  return biogenicFiles.flatMap((file) =>
    readTable(shippedData, file).map((row) => ({
      id: row.text('id'),
      setId: row.text('set_id'),
      factorId: row.textOrNull('factor_id'),
      fuel: row.text('fuel'),
      region: row.text('region'),
      year: row.year('year'),
      unit: row.text('unit'),
      kg: row.text('kg_biogenic_co2'),
    })),
  )
}

/** Which method a kind of factor serves in which category. */
export function readFactorMethods(): FactorMethod[] {
  return readTable(shippedData, 'factor-methods.csv').map((row) => ({
    kind: row.text('kind'),
    codePrefix: row.textOrNull('code_prefix') ?? '',
    category: row.wholeNumber('category'),
    method: row.text('method'),
  }))
}

function moneyOf(row: TableRow): FactorMoney | null {
  const currency = row.textOrNull('currency')
  if (currency === null) return null
  const [series = '', country = ''] = row.text('price_index').split(':')
  return { currency, priceYear: row.year('price_year'), index: { series, country } }
}

const priceBases: readonly PriceBasis[] = ['PURCHASER', 'PRODUCER']

function factorOf(row: TableRow, biogenic: ReadonlyMap<string | null, string>): EmissionFactor {
  const radiativeForcing = row.oneOfOrNull('radiative_forcing', ['WITH', 'WITHOUT'])
  return {
    id: row.text('id'),
    setId: row.text('set_id'),
    kind: row.text('kind'),
    code: row.textOrNull('code'),
    activity: row.text('activity'),
    categories: row.list('categories').map(Number),
    region: row.text('region'),
    year: row.year('year'),
    unit: row.text('unit'),
    priceBasis: row.oneOfOrNull('price_basis', priceBases),
    boundary: row.text('boundary'),
    kgCo2e: row.text('kg_co2e'),
    gases: gasesOf(row),
    biogenicCo2Kg: biogenic.get(row.text('id')) ?? null,
    includesRadiativeForcing: radiativeForcing === null ? null : radiativeForcing === 'WITH',
    note: row.text('note'),
  }
}

function gasesOf(row: TableRow): Gases | null {
  const gases = {
    co2: row.textOrNull('kg_co2e_from_co2'),
    ch4: row.textOrNull('kg_co2e_from_ch4'),
    n2o: row.textOrNull('kg_co2e_from_n2o'),
    other: row.textOrNull('kg_co2e_from_other'),
  }
  return Object.values(gases).every((gas) => gas === null) ? null : gases
}
