import { keyAfter, pageLimit, type PageArguments } from '@greenlang/graphql/connection.ts'
import type { EmissionFactor } from '../../domain/emission-factor.ts'
import type { CalculationReference } from '../../reference/calculation-reference.ts'

export type FactorFilter = {
  search?: string | null | undefined
  set?: string | null | undefined
  region?: string | null | undefined
}

/** Up to one factor more than the page, by id. Every word of the search must stand in id, code or activity. */
export function factorsPage(
  { factors, basis }: CalculationReference,
  { search, set, region }: FactorFilter,
  page: PageArguments,
): EmissionFactor[] {
  const limit = pageLimit(page)
  const [after = ''] = keyAfter(page) ?? []
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const setId = set ? (basis.library.setByAlias.get(set.toUpperCase())?.id ?? set) : null
  const fits = (factor: EmissionFactor) =>
    factor.id > after &&
    (setId === null || factor.setId === setId) &&
    (!region || factor.region === region) &&
    holdsAll(`${factor.id} ${factor.code ?? ''} ${factor.activity}`.toLowerCase(), words)
  return factors.filter(fits).slice(0, limit)
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}
