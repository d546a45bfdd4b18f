import { decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { ActivityLine } from './activity-line.ts'
import type { BasisReference } from './calculation-basis.ts'
import { selectFactor } from './factor-selection.ts'
import type { Figure } from './figure.ts'
import type { TraceStep } from './trace.ts'

/** What the input of a line is made of. The last three are set if it is a quantity over a distance. */
export type LineInput = Pick<ActivityLine, 'kind' | 'input' | 'inputUnit' | 'quantity' | 'unit' | 'distanceKm'>

/** What led to the factor of a line. */
export type LineClassification = Pick<
  ActivityLine,
  'classification' | 'factorId' | 'kind' | 'inputUnit' | 'priceBasis' | 'country' | 'year'
>

/** Every step from the input of a line to its figure, in order; `between` leads from the classification to the kg per unit. */
export function lineTrace(line: LineInput, between: readonly TraceStep[], kg: Figure): TraceStep[] {
  const source = 'input x emissions per unit'
  return [
    ...inputSteps(line),
    ...between,
    { step: 'emissions', value: decimal(kg).toString(), unit: 'kg CO2e', source },
  ]
}

function inputSteps({ kind, input, inputUnit, quantity, unit, distanceKm }: LineInput): TraceStep[] {
  const given = (step: string, value: string, unitGiven: string): TraceStep => ({
    step,
    value: decimal(value).toString(),
    unit: unitGiven,
    source: 'input',
  })
  if (kind === 'SPEND') return [given('spend', input, inputUnit)]
  if (quantity === null || unit === null || distanceKm === null || unit === inputUnit)
    return [given('quantity', input, inputUnit)]
  return [
    given('quantity', quantity, unit),
    given('distance', distanceKm, 'km'),
    { ...given('activity', input, inputUnit), source: 'quantity x distance' },
  ]
}

/**
 * How the classification of a line led to its factor. If it leads to another one today, because sets were pinned since
 * or let go, the line keeps the factor that it came in with, and the step says so.
 */
export function selectionSteps(line: LineClassification, { library }: BasisReference): readonly TraceStep[] {
  const { classification, factorId, kind, inputUnit, priceBasis, country: region, year } = line
  const measure =
    kind === 'SPEND' ? { kind, priceBasis: priceBasis ?? 'PURCHASER' } : ({ kind, unit: inputUnit } as const)
  try {
    const { factor, trace } = selectFactor({ classification, measure, region, year }, library)
    if (factor.id === factorId) return trace.slice(0, -1) // the factor itself is a step of the basis
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause
  }
  const source = `led to ${factorId} when the line was imported`
  return [{ step: 'classification', value: classification, unit: '', source }]
}
