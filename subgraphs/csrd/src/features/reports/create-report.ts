import type { Context } from '../../context.ts'
import { chooseVersion } from '../../domain/framework-version.ts'
import type { CreateReportInput } from '../../generated/schema.ts'
import { changedReport } from './changed-report.ts'
import type { ChangedReport } from './changed-report.ts'
import { ReportDraft } from './report-draft.ts'

type Needs = Pick<Context, 'requester' | 'tenant' | 'contentsLoader' | 'reference' | 'now'>

/**
 * Makes the report of a year with an edition that a person chose. One that news of a calculation made is taken on.
 *
 * @throws {FrameworkVersionNotAllowed} {@link DataPointsNotKnown} {@link ReportExists} {@link ReportNotEditable}
 */
export async function createReport(
  needs: Needs,
  { year, frameworkVersion }: CreateReportInput,
): Promise<ChangedReport> {
  const { tenant, reference, requester, now } = needs
  const { organizationId, userId } = requester!
  // Whoever chooses the voluntary standard says that no duty to report reaches it.
  const inScope = frameworkVersion !== 'VOLUNTARY_2026'
  const version = chooseVersion(frameworkVersion, year, inScope, reference.versions)
  const id = await tenant.write(async (em) => {
    const draft = await ReportDraft.ofYear(em, { organizationId, year, version }, reference, now())
    await draft.choose(version, userId)
    return draft.report.id
  })
  return changedReport(needs, id, ({ layer }) => layer === 'INBOUND' || layer === 'VALUE')
}
