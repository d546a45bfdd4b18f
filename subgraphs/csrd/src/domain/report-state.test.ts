import { describe, expect, it } from '@jest/globals'
import { error, warning } from './finding.ts'
import type { FindingLayer } from './finding.ts'
import {
  FourEyesNeeded,
  OpenErrors,
  ReportTransitionNotAllowed,
  SnapshotMissing,
  isEditable,
  nextState,
} from './report-state.ts'
import type { ReportAction, ReportState } from './report-state.ts'

const occasion = (state: ReportState) => ({
  state,
  actor: 'usr_2',
  lastEditor: 'usr_1',
  openFindings: [],
  snapshotHash: 'a1b2',
})
const finding = (layer: FindingLayer) => ({ code: 'X-001', layer, subject: 'E1-6_07', message: 'Wrong.' })

describe('the life of a report', () => {
  it.each([
    ['SUBMIT_FOR_REVIEW', 'DRAFT', 'IN_REVIEW'],
    ['RETURN', 'IN_REVIEW', 'DRAFT'],
    ['APPROVE', 'IN_REVIEW', 'APPROVED'],
    ['WITHDRAW', 'APPROVED', 'DRAFT'],
    ['PUBLISH', 'APPROVED', 'PUBLISHED'],
    ['AMEND', 'PUBLISHED', 'AMENDED'],
  ] as const)('%s leads from %s to %s', (action, from, to) => {
    expect(nextState(action, occasion(from))).toBe(to)
  })

  it.each([
    ['PUBLISH', 'DRAFT'],
    ['SUBMIT_FOR_REVIEW', 'PUBLISHED'],
    ['AMEND', 'AMENDED'],
    ['WITHDRAW', 'PUBLISHED'],
  ] as [ReportAction, ReportState][])('%s is refused from %s', (action, from) => {
    expect(() => nextState(action, occasion(from))).toThrow(ReportTransitionNotAllowed)
  })

  it('given an open error of calculation, then it may go to review and may not be approved', () => {
    const openFindings = [error(finding('CALCULATION'))]
    expect(nextState('SUBMIT_FOR_REVIEW', { ...occasion('DRAFT'), openFindings })).toBe('IN_REVIEW')
    expect(() => nextState('APPROVE', { ...occasion('IN_REVIEW'), openFindings })).toThrow(OpenErrors)
  })

  it.each(['LAW', 'MATERIALITY', 'COMPLETENESS'] as const)(
    'given an open error of %s, then it may not go to review',
    (layer) => {
      const openFindings = [error(finding(layer))]
      expect(() => nextState('SUBMIT_FOR_REVIEW', { ...occasion('DRAFT'), openFindings })).toThrow(OpenErrors)
    },
  )

  it('given warnings only, then it may be approved', () => {
    const openFindings = [warning(finding('COMPLETENESS'))]
    expect(nextState('APPROVE', { ...occasion('IN_REVIEW'), openFindings })).toBe('APPROVED')
  })

  it('given that the last editor approves, then somebody else must', () => {
    expect(() => nextState('APPROVE', { ...occasion('IN_REVIEW'), actor: 'usr_1' })).toThrow(FourEyesNeeded)
  })

  it('given no snapshot, then it is not published', () => {
    expect(() => nextState('PUBLISH', { ...occasion('APPROVED'), snapshotHash: null })).toThrow(SnapshotMissing)
  })

  it('given each state, then only a draft is editable', () => {
    const states = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'AMENDED'] as const
    expect(states.map(isEditable)).toEqual([true, false, false, false, false])
  })
})
