import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Period } from './reporting-period.ts'
import type { Decimals } from './rounded-sum.ts'

/** What a report says at one data point, and where it comes from. */
export type DataPointValue = {
  readonly dataPointId: string
  /** Scope 3 category 1 to 15 for a part of the data point; null for the whole. */
  readonly category: number | null
  readonly content: Content
  readonly provenance: Provenance
}

export type Content = FigureContent | TextContent | CategoriesContent

export type FigureContent = {
  readonly kind: 'FIGURE'
  /** In full precision; it is rounded once, where it is shown. */
  readonly amount: Decimal
  /** `tCO2e`, `MWh`, `1` for a share, a currency code such as `EUR`, or `tCO2e/EUR`. */
  readonly unit: string
  /** To how many digits the source rounded it. */
  readonly decimals: Decimals
  /** Weighted by emissions: 1 supplier-specific, 2 average data, 3 spend; null if the source does not grade it. */
  readonly dataQualityTier: Decimal | null
}

export type TextContent = { readonly kind: 'TEXT'; readonly text: string }

/** A list of scope 3 categories. */
export type CategoriesContent = { readonly kind: 'CATEGORIES'; readonly categories: readonly number[] }

/** Every value has one: there is no figure without a source. */
export type Provenance = EventProvenance | EnteredProvenance | DerivedProvenance

/** Another module calculated it and told us by an event. */
export type EventProvenance = {
  readonly kind: 'EVENT'
  readonly sourceApp: 'vcci' | 'cbam'
  readonly eventId: string
  readonly calculationId: string
  /** Counts the calculations of that period. */
  readonly version: number
  readonly period: Period
  /** Consolidation approach, for example FINANCIAL_CONTROL; null if the source does not say. */
  readonly boundary: string | null
  /** The unit in which it arrived; the value has been converted exactly. */
  readonly unit: string
  /** ISO 8601 with time zone. */
  readonly calculatedAt: string
  /** Warming potentials by which gases were weighted, for example AR6; null if the source does not say. */
  readonly gwpSet: string | null
  readonly factorSets: readonly string[]
}

/** A person entered it, or a file did. */
export type EnteredProvenance = {
  readonly kind: 'ENTERED'
  readonly enteredBy: string
  readonly enteredAt: string
  /** The document that shows it; null if none is named. */
  readonly evidence: string | null
  readonly version: number
}

/** Computed here from other values of the same report. */
export type DerivedProvenance = {
  readonly kind: 'DERIVED'
  readonly calculationId: string
  /** In data point ids, for example `E1-6_07 + E1-6_09 + E1-6_11`. */
  readonly formula: string
  readonly inputs: readonly string[]
  readonly calculatedAt: string
}

/** The whole of a data point, without the parts by category. */
export function wholeOf(values: readonly DataPointValue[], dataPointId: string): DataPointValue | null {
  return values.find((value) => value.dataPointId === dataPointId && value.category === null) ?? null
}

/** The figure of the whole of a data point; null if it is not known. Not known is not zero. */
export function figureOf(values: readonly DataPointValue[], dataPointId: string): FigureContent | null {
  const content = wholeOf(values, dataPointId)?.content
  return content?.kind === 'FIGURE' ? content : null
}

export type CategoryFigure = {
  readonly category: number
  readonly value: DataPointValue
  readonly figure: FigureContent
}

/** The parts of a data point by scope 3 category, in the order of their numbers. */
export function categoryFigures(values: readonly DataPointValue[], dataPointId: string): readonly CategoryFigure[] {
  return values
    .flatMap((value) =>
      value.dataPointId === dataPointId && value.category !== null && value.content.kind === 'FIGURE'
        ? [{ category: value.category, value, figure: value.content }]
        : [],
    )
    .toSorted((one, other) => one.category - other.category)
}

/** A value names a data point that the report's framework version does not have. */
export class UnknownDataPoint extends DomainError {
  constructor(dataPointId: string) {
    const message = `There is no data point ${dataPointId} in this framework version. Choose one of its data points.`
    super('CSRD_UNKNOWN_DATA_POINT', message, { dataPointId })
  }
}
