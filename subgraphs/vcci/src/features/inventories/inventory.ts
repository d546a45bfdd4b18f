import type { ResultGroup } from '../../domain/totals.ts'
import type { DataType } from '../../domain/categories.ts'
import type { Indicators, Tier } from '../../domain/data-quality.ts'
import type { LineInput } from '../../domain/line-trace.ts'
import type { TraceStep } from '../../domain/trace.ts'

/** An inventory as last calculated. Decimals are exact text. */
export type Inventory = {
  readonly id: string
  readonly year: number
  readonly version: number
  readonly calculationId: string
  readonly calculatedAt: string
  /** The latest import that had changed lines of the year. */
  readonly latestImportId: string | null
  readonly lineCount: number
  readonly unresolvedLineCount: number
  /** kg CO2e, without biogenic CO2. */
  readonly kg: string
  /** kg CO2 of biogenic origin. */
  readonly biogenicKg: string
  readonly gwp: string
  readonly factorSets: readonly string[]
}

/** One calculation of a year, without its lines. */
export type InventoryVersion = Pick<
  Inventory,
  'calculationId' | 'version' | 'calculatedAt' | 'kg' | 'lineCount' | 'unresolvedLineCount'
>

/** What one method gave in a category. */
export type Rollup = ResultGroup & {
  readonly calculationId: string
  readonly method: string
  readonly dataType: DataType
  readonly kg: string
}

/** Why lines have no figure. */
export type Gap = { readonly code: string; readonly message: string; readonly lineCount: number }

/** A line as it was calculated. */
export type LineResult = LineInput & {
  readonly rank: number
  readonly lineId: string
  readonly lineVersion: number
  readonly externalRef: string
  readonly date: string
  readonly category: number
  readonly supplierName: string | null
  readonly kg: string
  readonly biogenicKg: string | null
  readonly factorId: string
  readonly gasesPerUnit: Readonly<Record<'co2' | 'ch4' | 'n2o' | 'other', string | null>> | null
  readonly method: string
  readonly dataType: DataType
  readonly tier: Tier
  readonly indicators: Indicators
  readonly score: string
  readonly boundary: string
  /** From the classification to the kg per unit. */
  readonly basisTrace: readonly TraceStep[]
}

/** A line without a figure. */
export type UnresolvedLine = Pick<
  LineResult,
  'rank' | 'lineId' | 'lineVersion' | 'externalRef' | 'date' | 'category' | 'supplierName'
> & { readonly code: string; readonly message: string }
