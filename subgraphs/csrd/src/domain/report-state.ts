import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Finding, FindingLayer } from './finding.ts'

/** AMENDED: a new draft version follows, and this one stays as it was published. */
export type ReportState = 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'PUBLISHED' | 'AMENDED'

export type ReportAction = 'SUBMIT_FOR_REVIEW' | 'RETURN' | 'APPROVE' | 'WITHDRAW' | 'PUBLISH' | 'AMEND'

const moves: Record<ReportAction, { readonly from: ReportState; readonly to: ReportState }> = {
  SUBMIT_FOR_REVIEW: { from: 'DRAFT', to: 'IN_REVIEW' },
  RETURN: { from: 'IN_REVIEW', to: 'DRAFT' },
  APPROVE: { from: 'IN_REVIEW', to: 'APPROVED' },
  WITHDRAW: { from: 'APPROVED', to: 'DRAFT' },
  PUBLISH: { from: 'APPROVED', to: 'PUBLISHED' },
  AMEND: { from: 'PUBLISHED', to: 'AMENDED' },
}

/** Which law and what matters is settled before anybody reviews figures. */
const decidedBeforeReview: readonly FindingLayer[] = ['LAW', 'MATERIALITY', 'COMPLETENESS']

export type Occasion = {
  readonly state: ReportState
  /** User who acts. */
  readonly actor: string
  /** User who changed the report last. */
  readonly lastEditor: string
  /** Findings that nobody has accepted with a reason. */
  readonly openFindings: readonly Finding[]
  /** SHA-256 over values, texts and tags; null if the snapshot has not been stored. */
  readonly snapshotHash: string | null
}

/**
 * The state to which an action leads.
 *
 * @throws {ReportTransitionNotAllowed} if the report is not in the state from which the action starts
 * @throws {OpenErrors} to review with an open error of law, materiality or completeness; to approval with any
 * @throws {FourEyesNeeded} if the last editor approves
 * @throws {SnapshotMissing} if it would be published without its snapshot
 */
export function nextState(action: ReportAction, occasion: Occasion): ReportState {
  const { from, to } = moves[action]
  const { state, actor, lastEditor, openFindings, snapshotHash } = occasion
  if (state !== from) throw new ReportTransitionNotAllowed(action, state, from)
  const errors = openFindings.filter(({ severity }) => severity === 'ERROR')
  const inTheWay =
    action === 'SUBMIT_FOR_REVIEW'
      ? errors.filter(({ layer }) => decidedBeforeReview.includes(layer))
      : action === 'APPROVE'
        ? errors
        : []
  if (inTheWay.length > 0) throw new OpenErrors(inTheWay)
  if (action === 'APPROVE' && actor === lastEditor) throw new FourEyesNeeded()
  if (action === 'PUBLISH' && snapshotHash === null) throw new SnapshotMissing()
  return to
}

/** Whether values may change, by hand or by a newer calculation. What is being reviewed stays as its reviewer reads it. */
export const isEditable = (state: ReportState): boolean => state === 'DRAFT'

/** The action does not start from the state of the report. */
export class ReportTransitionNotAllowed extends DomainError {
  constructor(action: ReportAction, state: ReportState, from: ReportState) {
    const message = `${action} starts from ${from}, but the report is ${state}.`
    super('CSRD_REPORT_TRANSITION_NOT_ALLOWED', message, { action, state, from })
  }
}

/** Errors are open that must be mended or accepted first. */
export class OpenErrors extends DomainError {
  constructor(errors: readonly Finding[]) {
    const codes = [...new Set(errors.map(({ code }) => code))]
    const message = `${errors.length} errors are open (${codes.join(', ')}). Mend them, or accept them by name with a reason.`
    super('CSRD_REPORT_HAS_OPEN_ERRORS', message, { count: errors.length, codes })
  }
}

/** The last editor may not approve. */
export class FourEyesNeeded extends DomainError {
  constructor() {
    super('CSRD_FOUR_EYES_NEEDED', 'You changed this report last. Somebody else must approve it.')
  }
}

/** A report is published with the hash of what it says. */
export class SnapshotMissing extends DomainError {
  constructor() {
    super('CSRD_SNAPSHOT_MISSING', 'The snapshot of the report has not been stored. Store it, then publish.')
  }
}
