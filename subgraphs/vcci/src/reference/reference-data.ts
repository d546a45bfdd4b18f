import { readTable } from '@greenlang/files/reference-table.ts'
import type { CategoryCatalogue } from '../domain/categories.ts'
import type { EmissionFactor, FactorSet } from '../domain/emission-factor.ts'
import type { FactorMethod } from '../domain/factor-methods.ts'
import type { WarmingPotentials } from '../domain/greenhouse-gases.ts'
import type { MoneyTables } from '../domain/money.ts'
import { readCategoryCatalogue } from './category-catalogue.ts'
import { readBiogenicCo2, readEmissionFactors, readFactorMethods, readFactorSets } from './emission-factors.ts'
import type { BiogenicCo2 } from './emission-factors.ts'
import { readMoneyTables } from './money-tables.ts'
import { shippedData } from './shipped-data.ts'
import { readWarmingPotentials } from './warming-potentials.ts'

/** Everything that comes with the project in `data/`, typed. */
export type ReferenceData = {
  readonly factorSets: readonly FactorSet[]
  readonly factors: readonly EmissionFactor[]
  readonly biogenicCo2: readonly BiogenicCo2[]
  readonly factorMethods: readonly FactorMethod[]
  readonly catalogue: CategoryCatalogue
  readonly money: MoneyTables
  readonly warmingPotentials: WarmingPotentials
  /** Codes of ISO 3166-1 alpha-2. */
  readonly countries: ReadonlySet<string>
}

/** Reads `data/`: once per process, for the files are several thousand rows. */
export function readReferenceData(): ReferenceData {
  return {
    factorSets: readFactorSets(),
    factors: readEmissionFactors(),
    biogenicCo2: readBiogenicCo2(),
    factorMethods: readFactorMethods(),
    catalogue: readCategoryCatalogue(),
    money: readMoneyTables(),
    warmingPotentials: readWarmingPotentials(),
    countries: new Set(readTable(shippedData, 'countries.csv').map((row) => row.text('country'))),
  }
}
