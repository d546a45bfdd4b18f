import { factorLibrary } from '../domain/emission-factor.ts'
import type { EmissionFactor, FactorSet } from '../domain/emission-factor.ts'
import type { ImportReference } from '../domain/import-row.ts'
import { readReferenceData } from './reference-data.ts'

/** What imports, estimates and calculations rest on: categories, pinned factor sets, rates and indices. */
export type CalculationReference = ImportReference & {
  readonly factorSets: readonly FactorSet[]
  /** Factors of the pinned sets by id. */
  readonly factors: readonly EmissionFactor[]
}

/** The reference of a process, from `data/`. Every set that comes with the project is pinned, and rates are monthly means. */
export function readCalculationReference(): CalculationReference {
  const { factorSets, factors, factorMethods, catalogue, money, countries } = readReferenceData()
  const library = factorLibrary(factorSets, factors)
  return {
    factorSets,
    factors: [...library.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    catalogue,
    countries,
    basis: { library, money, factorMethods, ratePeriod: 'MONTH' },
  }
}
