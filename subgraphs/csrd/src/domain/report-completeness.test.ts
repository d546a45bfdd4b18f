import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { readDataPoints } from '../reference/data-points.ts'
import { readPhaseIns } from '../reference/phase-ins.ts'
import { enteredFigure } from './entered-figure.fixture.ts'
import { omissionAllowed } from './phase-in.ts'
import { reportCompleteness } from './report-completeness.ts'
import type { DisclosureDecision } from './report-completeness.ts'

const slice = readDataPoints().filter(({ disclosureRequirement }) => disclosureRequirement === 'E1-6')
const reporter = { reportingYear: 2, waveOne: true, averageEmployees: decimal(700) }
const phaseIns = readPhaseIns()

function examine(decisions: readonly DisclosureDecision[], values = [enteredFigure('E1-6_07', '8250')]) {
  const result = reportCompleteness(slice, values, decisions, (dataPoint) =>
    omissionAllowed(dataPoint, 'ESRS_2023_AM_2025', reporter, phaseIns),
  )
  const of = (id: string) => result.coverage.find(({ dataPoint }) => dataPoint.id === id)
  const codes = (id: string) =>
    result.findings.filter(({ subject }) => subject === id).map(({ code, severity }) => `${code} ${severity}`)
  return { ...result, of, codes }
}

describe('what is filled and what is not', () => {
  it('given one figure in E1-6, then 1 of its 29 data points is filled, 27 are missing and the voluntary one is not given', () => {
    const { counts, coverage } = examine([])
    expect(coverage).toHaveLength(29)
    expect(counts).toEqual({ FILLED: 1, MISSING: 27, NOT_APPLICABLE: 0, NOT_MATERIAL: 0, PHASED_IN: 0, NOT_GIVEN: 1 })
  })

  it('given decisions, then not applicable, not material and missing stay three things', () => {
    const { of, codes } = examine([
      { dataPointId: 'E1-6_14', decision: 'NOT_APPLICABLE', reason: 'No entity joined or left.' },
      { dataPointId: 'E1-6_08', decision: 'NOT_MATERIAL', reason: 'No installation is under emissions trading.' },
    ])
    expect(of('E1-6_14')).toMatchObject({ status: 'NOT_APPLICABLE', reason: 'No entity joined or left.' })
    expect(of('E1-6_08')?.status).toBe('NOT_MATERIAL')
    expect(of('E1-6_15')).toMatchObject({ status: 'MISSING', reason: null })
    expect([codes('E1-6_14'), codes('E1-6_08'), codes('E1-6_15')]).toEqual([[], [], ['CMP-003 WARNING']])
  })

  it('given scope 2 without value or decision, then it is an error, for other EU law asks for it too', () => {
    expect(examine([]).codes('E1-6_09')).toEqual(['CMP-002 ERROR'])
  })

  it('given 700 employees in year 2 of wave one, then scope 3 may be left out, and the rule is named', () => {
    const { of, codes } = examine([
      { dataPointId: 'E1-6_11', decision: 'PHASE_IN', reason: 'First inventory in 2027.' },
    ])
    expect(of('E1-6_11')).toMatchObject({ status: 'PHASED_IN' })
    expect(of('E1-6_11')?.reason).toContain('qf25-e1-6-750')
    expect(codes('E1-6_11')).toEqual([])
  })

  it('given a phase-in for scope 1, then there is none: it stays missing and is an error', () => {
    const { of, codes } = examine([{ dataPointId: 'E1-6_07', decision: 'PHASE_IN', reason: 'Later.' }], [])
    expect(of('E1-6_07')?.status).toBe('MISSING')
    expect(codes('E1-6_07')).toEqual(['CMP-005 ERROR'])
  })

  it('given a phase-in for the intensity, then it counts with a warning that the text does not settle it', () => {
    const { of, codes } = examine([{ dataPointId: 'E1-6_30', decision: 'PHASE_IN', reason: 'No total.' }])
    expect(of('E1-6_30')?.status).toBe('PHASED_IN')
    expect(codes('E1-6_30')).toEqual(['CMP-005 WARNING'])
  })

  it('given a value and a decision to leave it out, then it is filled, with a warning', () => {
    const { of, codes } = examine([{ dataPointId: 'E1-6_07', decision: 'NOT_MATERIAL', reason: 'Small.' }])
    expect(of('E1-6_07')?.status).toBe('FILLED')
    expect(codes('E1-6_07')).toEqual(['CMP-012 WARNING'])
  })

  it('given figures for categories 1 and 4, then the other 13 are without figure', () => {
    const parts = [1, 4].map((category) => enteredFigure('E1-6_11', '10', 'tCO2e', 'INF', category))
    const { categoriesWithoutFigure, of } = examine([], parts)
    expect(categoriesWithoutFigure).toEqual([2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(of('E1-6_11')?.status).toBe('MISSING')
  })
})
