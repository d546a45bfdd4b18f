import type { EmissionFactor, FactorMoney, FactorSet, Gases, PriceBasis } from '../domain/emission-factor.ts'
import type { FactorMethod } from '../domain/factor-methods.ts'
import { field, optionalField, readTable, wordOf } from './table.ts'
import type { Row } from './table.ts'

const factorFiles = ['factors-useeio-1.3', 'factors-uk-2025']
const biogenicFiles = ['biogenic-co2-uk-2025']

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
  return readTable('factor-sets').map((row) => ({
    id: field(row, 'set_id'),
    alias: field(row, 'alias'),
    publisher: field(row, 'publisher'),
    dataset: field(row, 'dataset'),
    version: field(row, 'version'),
    released: field(row, 'released'),
    licence: field(row, 'licence'),
    attribution: field(row, 'attribution'),
    source: field(row, 'source'),
    region: field(row, 'region'),
    year: Number(field(row, 'year')),
    money: moneyOf(row),
    gwp: field(row, 'gwp'),
  }))
}

/** All factors of all sets, each with the biogenic CO2 of its fuel. */
export function readEmissionFactors(): EmissionFactor[] {
  const biogenic = new Map(readBiogenicCo2().map(({ factorId, kg }) => [factorId, kg]))
  return factorFiles.flatMap((file) => readTable(file).map((row) => factorOf(row, biogenic)))
}

/** Biogenic CO2 of fuels, also that which belongs to no factor. */
export function readBiogenicCo2(): BiogenicCo2[] {
  return biogenicFiles.flatMap((file) =>
    readTable(file).map((row) => ({
      id: field(row, 'id'),
      setId: field(row, 'set_id'),
      factorId: optionalField(row, 'factor_id'),
      fuel: field(row, 'fuel'),
      region: field(row, 'region'),
      year: Number(field(row, 'year')),
      unit: field(row, 'unit'),
      kg: field(row, 'kg_biogenic_co2'),
    })),
  )
}

/** Which method a kind of factor serves in which category. */
export function readFactorMethods(): FactorMethod[] {
  return readTable('factor-methods').map((row) => ({
    kind: field(row, 'kind'),
    codePrefix: field(row, 'code_prefix'),
    category: Number(field(row, 'category')),
    method: field(row, 'method'),
  }))
}

function moneyOf(row: Row): FactorMoney | null {
  const currency = optionalField(row, 'currency')
  if (currency === null) return null
  const [series = '', country = ''] = field(row, 'price_index').split(':')
  return { currency, priceYear: Number(field(row, 'price_year')), index: { series, country } }
}

const priceBases: readonly (PriceBasis | '')[] = ['PURCHASER', 'PRODUCER', '']
const forcing = ['WITH', 'WITHOUT', ''] as const

function factorOf(row: Row, biogenic: ReadonlyMap<string | null, string>): EmissionFactor {
  const radiativeForcing = wordOf(row, 'radiative_forcing', forcing)
  return {
    id: field(row, 'id'),
    setId: field(row, 'set_id'),
    kind: field(row, 'kind'),
    code: optionalField(row, 'code'),
    activity: field(row, 'activity'),
    categories: field(row, 'categories').split(';').map(Number),
    region: field(row, 'region'),
    year: Number(field(row, 'year')),
    unit: field(row, 'unit'),
    priceBasis: wordOf(row, 'price_basis', priceBases) || null,
    boundary: field(row, 'boundary'),
    kgCo2e: field(row, 'kg_co2e'),
    gases: gasesOf(row),
    biogenicCo2Kg: biogenic.get(field(row, 'id')) ?? null,
    includesRadiativeForcing: radiativeForcing === '' ? null : radiativeForcing === 'WITH',
    note: field(row, 'note'),
  }
}

function gasesOf(row: Row): Gases | null {
  const gases = {
    co2: optionalField(row, 'kg_co2e_from_co2'),
    ch4: optionalField(row, 'kg_co2e_from_ch4'),
    n2o: optionalField(row, 'kg_co2e_from_n2o'),
    other: optionalField(row, 'kg_co2e_from_other'),
  }
  return Object.values(gases).every((gas) => gas === null) ? null : gases
}
