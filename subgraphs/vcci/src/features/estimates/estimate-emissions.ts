import type { Decimal } from '@greenlang/kernel/decimal.ts'
import type { RowIssue } from '@greenlang/kernel/issue.ts'
import { basisKeyOf } from '../../domain/activity-line.ts'
import { calculationBasis, lineEmissions, lineGases } from '../../domain/calculation-basis.ts'
import type { CalculationBasis, GasesPerUnit } from '../../domain/calculation-basis.ts'
import type { EmissionFactor, PriceBasis } from '../../domain/emission-factor.ts'
import { rowImporter } from '../../domain/import-row.ts'
import { lineTrace, selectionSteps } from '../../domain/line-trace.ts'
import type { TraceStep } from '../../domain/trace.ts'
import type { Context } from '../../context.ts'

type Needs = Pick<Context, 'reference'>

/** What a row of a file would say; decimals with a point. */
export type EstimateInput = {
  readonly classification: string
  readonly date: string
  readonly category?: number | null | undefined
  readonly country?: string | null | undefined
  readonly amount?: string | null | undefined
  readonly currency?: string | null | undefined
  readonly priceBasis?: PriceBasis | null | undefined
  readonly quantity?: string | null | undefined
  readonly unit?: string | null | undefined
  readonly distanceKm?: string | null | undefined
}

/** A figure with the basis that it comes from. */
export type EmissionEstimate = CalculationBasis & {
  readonly category: number
  readonly factor: EmissionFactor
  readonly kg: Decimal
  readonly biogenicKg: Decimal | null
  readonly gases: GasesPerUnit | null
  readonly fullTrace: readonly TraceStep[]
}

export type Estimated = { readonly estimate: EmissionEstimate | null; readonly issues: readonly RowIssue[] }

/** What a line emits, by the same rules and figures as an import and a calculation. Nothing is stored. */
export function estimateEmissions({ reference }: Needs, input: EstimateInput): Estimated {
  const year = input.date.slice(0, 4)
  const read = rowImporter(reference, {
    numberFormat: 'POINT',
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
  })
  const { line, issues } = read({ row: 2, fields: fieldsOf(input), fault: null })
  if (!line) return { estimate: null, issues }
  const basis = calculationBasis(basisKeyOf(line), reference.basis)
  const kg = lineEmissions(line.input, basis)
  const between = [...selectionSteps(line, reference.basis), ...basis.trace]
  const estimate = {
    ...basis,
    category: line.category,
    factor: reference.basis.library.byId.get(line.factorId)!,
    kg,
    biogenicKg: basis.co2BiogenicPerUnit && basis.co2BiogenicPerUnit.times(line.input),
    gases: basis.gasesPerUnit && lineGases(line.input, basis.gasesPerUnit),
    fullTrace: lineTrace(line, between, kg),
  }
  return { estimate, issues }
}

function fieldsOf(input: EstimateInput): Record<string, string> {
  const text = (value: string | number | null | undefined) => (value ?? '').toString()
  return {
    external_ref: 'estimate',
    date: input.date,
    classification: input.classification.trim(),
    category: text(input.category),
    country: text(input.country),
    amount: text(input.amount),
    currency: text(input.currency),
    price_basis: text(input.priceBasis),
    quantity: text(input.quantity),
    unit: text(input.unit),
    distance_km: text(input.distanceKm),
  }
}
