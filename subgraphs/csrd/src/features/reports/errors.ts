import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { ReportState } from '../../domain/report-state.ts'

/** There is no report of that id in the organization. */
export class ReportNotFound extends DomainError {
  constructor(reportId: string) {
    super(
      'CSRD_REPORT_NOT_FOUND',
      `There is no report ${reportId}. Take an id that csrd(year) { report { id } } gives.`,
      {
        reportId,
      },
    )
  }
}

/** Somebody has made the report of that year already. */
export class ReportExists extends DomainError {
  constructor(year: number, reportId: string) {
    const message = `The report for ${year} is there already: ${reportId}. Go on with that one.`
    super('CSRD_REPORT_EXISTS', message, { year, reportId })
  }
}

/** The report is not a draft any more. */
export class ReportNotEditable extends DomainError {
  constructor(reportId: string, state: ReportState) {
    const message = `Only a draft can be changed, but report ${reportId} is ${state}. Return it to draft first.`
    super('CSRD_REPORT_NOT_EDITABLE', message, { reportId, state })
  }
}

/** The platform has no data points of that edition. */
export class DataPointsNotKnown extends DomainError {
  constructor(frameworkVersion: string) {
    const message = `No data points of ${frameworkVersion} are in this platform, so that nothing could be filled in. Choose another framework version.`
    super('CSRD_DATA_POINTS_NOT_KNOWN', message, { frameworkVersion })
  }
}
