import { decimal } from '@greenlang/kernel/decimal.ts'
import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { Context } from '../../context.ts'
import type { EnterDataPointInput } from '../../generated/schema.ts'
import { changedReport } from '../reports/changed-report.ts'
import type { ChangedReport } from '../reports/changed-report.ts'
import { ReportNotFound } from '../reports/errors.ts'
import { ReportDraft } from '../reports/report-draft.ts'

type Needs = Pick<Context, 'requester' | 'tenant' | 'contentsLoader' | 'reference' | 'now'>

/**
 * Says what stands at a data point of a draft; what follows from it is computed and stored with it.
 *
 * @throws {ReportNotFound} {@link ReportNotEditable} {@link UnknownDataPoint} {@link DataPointNotEntered}
 * @throws {WrongKindOfValue} {@link ValueOutOfRange}
 */
export async function enterDataPoint(needs: Needs, input: EnterDataPointInput): Promise<ChangedReport> {
  const { tenant, reference, requester, now } = needs
  const reportId = uuidOf('rep', input.reportId)
  if (!reportId) throw new ReportNotFound(input.reportId)
  await tenant.write(async (em) => {
    const draft = await ReportDraft.byId(em, reportId, reference, now())
    await draft.enter(
      input.dataPointId,
      {
        amount: input.value ? decimal(input.value) : null,
        text: input.text ?? null,
        currency: input.currency ?? 'EUR',
      },
      { enteredBy: publicId('usr', requester!.userId), actor: requester!.userId, evidence: input.evidence ?? null },
    )
  })
  return changedReport(needs, reportId, ({ subject }) => subject.includes(input.dataPointId))
}
