import { decimal } from '@greenlang/kernel/decimal.ts'
import type { TraceStep } from '../../domain/calculation-basis.ts'

/** What one line emits and owes; figures as exact text in t CO2e, null if the line is unresolved. */
export type LineResult = {
  readonly calculationId: string
  readonly lineId: string
  readonly lineVersion: number
  /** Number of the basis in the calculation. */
  readonly basis: number
  readonly quarter: number
  readonly cn8: string
  readonly originCountry: string
  readonly productionCountry: string
  readonly unit: 't' | 'MWh'
  readonly quantity: string
  readonly embedded: string | null
  readonly freeAllocation: string | null
  readonly certificates: string | null
  readonly failureCode: string | null
}

/** Names a basis: its calculation and its number in it. */
export type BasisId = Pick<LineResult, 'calculationId' | 'basis'>

/** The stored figures per unit of one good, or why they cannot be said. */
export type StoredBasis = BasisId & {
  readonly taric10: string | null
  readonly failureMessage: string | null
  readonly trace: readonly TraceStep[]
}

/** The steps of a line: those of its basis, then its quantity times the figures per unit. */
export function traceOf(line: LineResult, { trace }: StoredBasis): TraceStep[] {
  if (line.embedded === null || line.freeAllocation === null || line.certificates === null) return []
  const source = 'import line'
  const step = (name: string, value: string, unit: string) => ({
    step: name,
    value: decimal(value).toString(),
    unit,
    source,
  })
  return [
    ...trace,
    step(line.unit === 't' ? 'net mass' : 'electricity', line.quantity, line.unit),
    step('embedded emissions of the line = quantity x embedded emissions', line.embedded, 't CO2e'),
    step('free allocation of the line = quantity x free allocation', line.freeAllocation, 't CO2e'),
    step('certificates of the line = quantity x certificates', line.certificates, 'certificates'),
  ]
}
