import { categoryFigures, wholeOf } from '../../domain/data-point-value.ts'
import type { CategoryFigure, DataPointValue } from '../../domain/data-point-value.ts'
import type { DataPoint } from '../../domain/data-point.ts'
import type { CoverageStatus } from '../../domain/report-completeness.ts'
import type { Scope3Category } from '../../domain/scope-3-category.ts'
import type { ReportContents } from '../reports/report-contents.ts'

/** A data point with what a report says there. */
export type DataPointLine = {
  readonly dataPoint: DataPoint
  readonly state: CoverageStatus
  readonly reason: string | null
  readonly value: DataPointValue | null
  readonly parts: readonly CategoryFigure[]
  readonly categories: readonly Scope3Category[]
}

/** The lines of a report, in the order of the standard; headings of tables have none. */
export function dataPointLines(
  { slice, completeness, values }: ReportContents,
  categories: readonly Scope3Category[],
): DataPointLine[] {
  return slice.dataPoints
    .filter(({ dataType }) => dataType !== 'TABLE')
    .map((dataPoint) => {
      const coverage = completeness.coverage.find((one) => one.dataPoint.id === dataPoint.id)
      return {
        dataPoint,
        state: coverage?.status ?? 'NOT_GIVEN',
        reason: coverage?.reason ?? null,
        value: wholeOf(values, dataPoint.id),
        parts: categoryFigures(values, dataPoint.id),
        categories,
      }
    })
}
