import type { PoolClient } from 'pg'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { calculationBasis } from '../../domain/calculation-basis.ts'
import type { BasisKey, BasisReference, CalculationBasis } from '../../domain/calculation-basis.ts'
import type { PriceBasis } from '../../domain/emission-factor.ts'
import { selectionSteps } from '../../domain/line-trace.ts'
import type { TraceStep } from '../../domain/trace.ts'

/** Lines of a year that share a basis, and how they were classified. */
export type LineGroup = {
  readonly factorId: string
  readonly classification: string
  readonly priceBasis: PriceBasis | null
  readonly category: number
  readonly country: string | null
  readonly kind: 'SPEND' | 'ACTIVITY'
  readonly inputUnit: string
  /** YYYY-MM of spend, else null. */
  readonly month: string | null
  readonly lines: number
}

/** The basis of a group with every step to it, or why there is none. */
export type GroupBasis = { readonly group: LineGroup } & (
  | { readonly basis: CalculationBasis; readonly trace: readonly TraceStep[] }
  | { readonly basis: null; readonly failure: DomainError }
)

/** The month of a line as it counts for its group. */
export const monthOfLine = `case when l.kind = 'SPEND' then to_char(l.date, 'YYYY-MM') end`

/** The groups of a year, in an order that does not depend on how lines are stored. */
export async function lineGroups(client: PoolClient, year: number): Promise<LineGroup[]> {
  const sql = `
    select l.factor_id as "factorId", l.classification, l.price_basis as "priceBasis", l.category, l.country, l.kind,
      l.input_unit as "inputUnit", ${monthOfLine} as month, count(*)::int as lines
    from vcci.activity_lines l where l.year = $1
    group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 8, 7, 4, 5, 2, 3`
  return (await client.query<LineGroup>(sql, [year])).rows
}

/** What the lines of a group emit per unit, or why that cannot be said. */
export function basisOfGroup(group: LineGroup, year: number, reference: BasisReference): GroupBasis {
  try {
    const basis = calculationBasis(keyOf(group, year), reference)
    return { group, basis, trace: [...selectionSteps({ ...group, year }, reference), ...basis.trace] }
  } catch (failure) {
    if (failure instanceof DomainError) return { group, basis: null, failure }
    throw failure
  }
}

function keyOf({ factorId, category, country, kind, inputUnit, month }: LineGroup, year: number): BasisKey {
  const shared = { factorId, category, region: country }
  return kind === 'SPEND'
    ? { ...shared, kind, currency: inputUnit, month: month ?? '' }
    : { ...shared, kind, unit: inputUnit, year }
}
