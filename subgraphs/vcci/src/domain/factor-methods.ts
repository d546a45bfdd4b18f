import type { EmissionFactor } from './emission-factor.ts'

/** Which method a kind of factor serves in a category; for spend also which industries. */
export type FactorMethod = {
  readonly kind: string
  /** First digits of the NAICS code, or "" for any. */
  readonly codePrefix: string
  readonly category: number
  /** Code of the method in the category catalogue. */
  readonly method: string
}

/** The method by which a factor gives the emissions of a category, or null if it is not made for the category. */
export function methodFor(factor: EmissionFactor, category: number, methods: readonly FactorMethod[]): string | null {
  const fitting = methods.find(
    ({ kind, codePrefix, category: served }) =>
      kind === factor.kind &&
      served === category &&
      (codePrefix === '' ? factor.categories.includes(category) : (factor.code?.startsWith(codePrefix) ?? false)),
  )
  return fitting?.method ?? null
}
