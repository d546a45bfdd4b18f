import type { Context } from '../../context.ts'
import type { Finding } from '../../domain/finding.ts'
import { allFindings } from './report-contents.ts'
import type { Report } from './report.entity.ts'

/** A report after a change, with the findings that concern the change. */
export type ChangedReport = { readonly report: Report; readonly issues: Finding[] }

/** Reads a report anew after it was changed. */
export async function changedReport(
  { contentsLoader }: Pick<Context, 'contentsLoader'>,
  id: string,
  concerns: (finding: Finding) => boolean,
): Promise<ChangedReport> {
  const contents = (await contentsLoader.clear(id).load(id))!
  return { report: contents.report, issues: allFindings(contents).filter(concerns) }
}
