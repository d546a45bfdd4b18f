import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { readDataPoints } from '../reference/data-points.ts'
import { readPhaseIns } from '../reference/phase-ins.ts'
import type { FrameworkVersionName } from './framework-version.ts'
import { omissionAllowed } from './phase-in.ts'

const phaseIns = readPhaseIns()
const dataPoints = readDataPoints()

function omission(id: string, version: FrameworkVersionName, reportingYear: number, employees: number, waveOne = true) {
  const reporter = { reportingYear, waveOne, averageEmployees: decimal(employees) }
  return omissionAllowed(
    dataPoints.find((one) => one.id === id)!,
    version,
    reporter,
    phaseIns,
  )
}

describe('what may be left out in the first years', () => {
  it.each([
    ['E1-6_11', 'ESRS_2023', 1, 750, 'ph23-e1-6-750'],
    ['E1-6_11', 'ESRS_2023_AM_2025', 3, 750, 'qf25-e1-6-750'],
    ['E1-6_12', 'ESRS_2023_AM_2025_WITH_RELIEFS', 3, 600, 'qf25-e1-6-750'],
    ['E1-9_27', 'ESRS_2023_AM_2025', 2, 20_000, 'qf25-e1-9'],
  ] as const)(
    'given %s by %s in year %d with %d employees, then %s allows it',
    (id, version, year, employees, rule) => {
      expect(omission(id, version, year, employees)).toMatchObject({ phaseIn: { id: rule }, settled: true })
    },
  )

  it.each([
    ['E1-6_11', 'ESRS_2023', 2, 750],
    ['E1-6_11', 'ESRS_2023_AM_2025', 3, 751],
    ['E1-6_11', 'ESRS_2023_AM_2025', 4, 750],
    ['E1-6_07', 'ESRS_2023_AM_2025', 1, 750],
    ['E1-6_11', 'ESRS_2026', 1, 750],
  ] as const)('given %s by %s in year %d with %d employees, then nothing allows it', (id, version, year, employees) => {
    expect(omission(id, version, year, employees)).toBeNull()
  })

  it('given an undertaking that is not of wave one, then the extension of 2025 is not for it', () => {
    expect(omission('E1-6_11', 'ESRS_2023_AM_2025', 1, 600, false)).toBeNull()
  })

  it('given the intensity, then the rule for scope 3 and totals may reach it, and that is not settled', () => {
    expect(omission('E1-6_30', 'ESRS_2023_AM_2025', 1, 600)).toMatchObject({ settled: false })
  })
})
