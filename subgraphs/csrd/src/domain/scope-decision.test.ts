import { describe, expect, it } from '@jest/globals'
import { ParameterNotPublished } from '@greenlang/kernel/dated-parameter.ts'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { euros } from '@greenlang/kernel/quantity.ts'
import { scopeDecision, thirdCountryScopeDecision } from './scope-decision.ts'

const undertaking = (netTurnover: number, averageEmployees: number, publicInterestEntity = false, large = true) => ({
  netTurnover: euros(netTurnover),
  averageEmployees: decimal(averageEmployees),
  publicInterestEntity,
  large,
})

describe('who must report from financial year 2027', () => {
  it('given 450 000 001 EUR and 1 001 employees, then it must (LAW-1)', () => {
    const decision = scopeDecision(undertaking(450_000_001, 1_001), 2027)
    expect(decision).toMatchObject({ inScope: true, basis: 'ABOVE_BOTH_THRESHOLDS', derogationPossible: false })
  })

  it('given 900 000 000 EUR and 1 000 employees, then it need not: exactly at a threshold is outside (LAW-2)', () => {
    expect(scopeDecision(undertaking(900_000_000, 1_000), 2027).inScope).toBe(false)
  })

  it('given 450 000 000 EUR and 5 000 employees, then it need not', () => {
    expect(scopeDecision(undertaking(450_000_000, 5_000), 2027).inScope).toBe(false)
  })

  it('given a public-interest entity of 600 employees that had to report for 2026, then it need not for 2027', () => {
    expect(scopeDecision(undertaking(300_000_000, 600, true), 2027).inScope).toBe(false)
  })
})

describe('who must report for financial years 2024 to 2026', () => {
  it('given a public-interest entity of 600 employees and 300 000 000 EUR, then for 2026 it must unless exempted (LAW-3)', () => {
    const decision = scopeDecision(undertaking(300_000_000, 600, true), 2026)
    expect(decision).toMatchObject({ inScope: true, basis: 'WAVE_ONE', derogationPossible: true })
  })

  it.each([
    ['for 2024 none can be exempted', 2024, 300_000_000, 600, false],
    ['for 2025 it can if it does not exceed 450 000 000 EUR', 2025, 450_000_000, 1_001, true],
    ['for 2025 it cannot above both limits', 2025, 450_000_001, 1_001, false],
  ])('given wave one, then %s', (_sentence, year, turnover, employees, expected) => {
    expect(scopeDecision(undertaking(turnover, employees, true), year).derogationPossible).toBe(expected)
  })

  it.each([
    ['500 employees', undertaking(300_000_000, 500, true)],
    ['no public interest', undertaking(300_000_000, 600, false)],
    ['a size below large', undertaking(300_000_000, 600, true, false)],
  ])('given %s, then it need not report for 2025', (_fact, facts) => {
    expect(scopeDecision(facts, 2025).inScope).toBe(false)
  })

  it('given financial year 2023, then it refuses to decide by rules that did not hold', () => {
    expect(() => scopeDecision(undertaking(1, 1), 2023)).toThrow(ParameterNotPublished)
  })
})

describe('groups with their parent outside the Union', () => {
  const group = (before: number, last: number, branch: number | null) => ({
    turnoverInUnion: [euros(last), euros(before)] as const,
    largestSubsidiaryOrBranch: branch === null ? null : euros(branch),
  })

  it.each([
    [
      'two years above 450 000 000 EUR and a branch above 200 000 000 EUR',
      group(450_000_001, 460_000_000, 200_000_001),
      2028,
      true,
    ],
    ['the same for 2027', group(450_000_001, 460_000_000, 200_000_001), 2027, false],
    ['one year at 450 000 000 EUR', group(450_000_000, 460_000_000, 200_000_001), 2028, false],
    ['a branch at 200 000 000 EUR', group(450_000_001, 460_000_000, 200_000_000), 2028, false],
    ['no subsidiary or branch in the Union', group(450_000_001, 460_000_000, null), 2028, false],
  ])('given %s, then the decision follows', (_facts, facts, year, expected) => {
    expect(thirdCountryScopeDecision(facts, year).inScope).toBe(expected)
  })
})
