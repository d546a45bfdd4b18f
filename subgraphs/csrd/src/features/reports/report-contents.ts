import type { DataPointValue } from '../../domain/data-point-value.ts'
import type { Finding } from '../../domain/finding.ts'
import type { FrameworkVersion } from '../../domain/framework-version.ts'
import { fitFindings, reconcileImports, staleFinding, valuesOfInventory } from '../../domain/inbound-figure.ts'
import type { ImportReconciliation } from '../../domain/inbound-figure.ts'
import { reportChecks } from '../../domain/report-checks.ts'
import type { Check } from '../../domain/report-checks.ts'
import { reportCompleteness } from '../../domain/report-completeness.ts'
import type { Completeness } from '../../domain/report-completeness.ts'
import type { ReportSlice } from '../../domain/report-slice.ts'
import { calendarYear } from '../../domain/reporting-period.ts'
import type { Reference } from '../../reference/reference.ts'
import { isWaiting } from '../inbound-figures/news.ts'
import type { News } from '../inbound-figures/news.ts'
import type { Report } from './report.entity.ts'
import type { ReportFile } from './reports.repository.ts'

/** What a report says, and what there is to say about it. */
export type ReportContents = {
  readonly report: Report
  readonly framework: FrameworkVersion
  readonly slice: ReportSlice
  readonly values: readonly DataPointValue[]
  readonly completeness: Completeness
  readonly checks: readonly Check[]
  /** About figures of other modules, without those of `imports`. */
  readonly inboundFindings: readonly Finding[]
  readonly imports: ImportReconciliation | null
}

export function contentsOf({ report, values, news }: ReportFile, reference: Reference): ReportContents {
  const slice = reference.slice(report.frameworkVersion)
  const examined = slice.dataPoints.filter(
    (dataPoint) => slice.asked.includes(dataPoint) || values.some(({ dataPointId }) => dataPointId === dataPoint.id),
  )
  const { vcci, cbam } = news
  return {
    report,
    framework: reference.version(report.frameworkVersion),
    slice,
    values,
    completeness: reportCompleteness(examined, values, [], () => null),
    checks: reportChecks(values),
    inboundFindings: [
      ...(vcci ? [...findingsOf(vcci, report), ...inventoryFindings(vcci)] : []),
      ...(cbam ? findingsOf(cbam, report) : []),
    ],
    imports: cbam?.adopted ? reconcileImports(cbam.adopted.imports(), values) : null,
  }
}

/** All findings of a report, in the order in which it prints them. */
export function allFindings({ checks, completeness, inboundFindings, imports }: ReportContents): Finding[] {
  const failed = checks.flatMap(({ finding }) => finding ?? [])
  return [...failed, ...inboundFindings, ...(imports?.findings ?? []), ...completeness.findings]
}

/** The document counts by calendar year, and nobody has chosen a consolidation boundary. */
function findingsOf(news: News, { year }: Report): Finding[] {
  const fit = news.adopted ? fitFindings(news.adopted.provenance(), { period: calendarYear(year), boundary: null }) : []
  return isWaiting(news) ? [...fit, staleFinding(news.adopted, news.newest.provenance())] : [...fit]
}

/** What is to say about the inventory on which the report rests, and about the one that waits. */
function inventoryFindings({ newest, adopted }: News): Finding[] {
  const inventories = adopted === null || adopted.id === newest.id ? [newest] : [adopted, newest]
  return inventories.flatMap((figure) => [...valuesOfInventory(figure.inventory()).findings])
}
