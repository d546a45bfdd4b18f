import { describe, expect, it } from '@jest/globals'
import { readFrameworkVersions } from '../reference/framework-versions.ts'
import { FrameworkVersionNotAllowed, chooseVersion, defaultVersion, versionsAllowed } from './framework-version.ts'

const versions = readFrameworkVersions()
const names = (year: number, inScope: boolean) => versionsAllowed(year, inScope, versions).map(({ version }) => version)

describe('the versions of the standards that a report may follow', () => {
  it.each([
    [2024, ['ESRS_2023']],
    [2025, ['ESRS_2023_AM_2025']],
    [2026, ['ESRS_2023_AM_2025', 'ESRS_2023_AM_2025_WITH_RELIEFS', 'ESRS_2026']], // LAW-3
    [2027, ['ESRS_2026']],
    [2031, ['ESRS_2026']],
  ])('given an undertaking in scope, then for %d it may follow %j', (year, expected) => {
    expect(names(year, true)).toEqual(expected)
  })

  it.each([
    [2023, undefined],
    [2024, 'ESRS_2023'],
    [2025, 'ESRS_2023_AM_2025'],
    [2026, 'ESRS_2023_AM_2025'],
    [2027, 'ESRS_2026'],
  ])('given that nobody has chosen, then for %d it follows %s', (year, expected) => {
    expect(defaultVersion(year, versions)?.version).toBe(expected)
  })

  it('given an undertaking outside the scope, then for 2027 the voluntary standard is open to it as well', () => {
    expect(names(2027, false)).toEqual(['ESRS_2026', 'VOLUNTARY_2026'])
  })

  it('given an undertaking in scope for 2027, then the set of 2023 is refused and the revised set is named', () => {
    const choose = () => chooseVersion('ESRS_2023_AM_2025', 2027, true, versions)
    expect(choose).toThrow(FrameworkVersionNotAllowed)
    expect(choose).toThrow('A report for 2027 may not follow ESRS_2023_AM_2025. Choose one of ESRS_2026.')
  })

  it('given that the set of 2023 is chosen for 2026, then it comes with its legal act', () => {
    expect(chooseVersion('ESRS_2023_AM_2025', 2026, true, versions).legalAct).toContain('2025/1416')
  })
})
