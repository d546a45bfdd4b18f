import type { Decimal } from '@greenlang/kernel/decimal.ts'
import type { Euros } from '@greenlang/kernel/quantity.ts'
import { scopeThresholds, thirdCountryThresholds, waveOneDerogation } from './parameters/scope-thresholds.ts'

/** The facts that decide, all on one basis: consolidated for the parent of a group. */
export type Undertaking = {
  /** EUR, of the financial year. */
  readonly netTurnover: Euros
  /** Average number during the financial year. */
  readonly averageEmployees: Decimal
  readonly publicInterestEntity: boolean
  /** Large in the meaning of Directive 2013/34/EU, Article 3. */
  readonly large: boolean
}

export type ScopeDecision = {
  readonly inScope: boolean
  readonly basis: 'WAVE_ONE' | 'ABOVE_BOTH_THRESHOLDS' | 'THIRD_COUNTRY_GROUP' | 'OUTSIDE'
  /** Whether a Member State may exempt it; whether one did is a fact to be recorded with the decision. */
  readonly derogationPossible: boolean
  readonly source: string
}

/**
 * Whether an undertaking established in the Union must report.
 *
 * @param financialYear - the calendar year in which it begins
 * @throws {ParameterNotPublished} before financial year 2024
 * @see Directive (EU) 2022/2464, Article 5(2), as amended by Directive (EU) 2026/470
 */
export function scopeDecision(undertaking: Undertaking, financialYear: number): ScopeDecision {
  const thresholds = scopeThresholds.on(`${financialYear}-01-01`)
  const { source } = scopeThresholds
  const { netTurnover, averageEmployees, publicInterestEntity, large } = undertaking
  const enoughEmployees = averageEmployees.gt(thresholds.employeesAbove)
  if (thresholds.rule === 'BOTH')
    return enoughEmployees && netTurnover.gt(thresholds.netTurnoverAbove)
      ? { inScope: true, basis: 'ABOVE_BOTH_THRESHOLDS', derogationPossible: false, source }
      : { inScope: false, basis: 'OUTSIDE', derogationPossible: false, source }
  if (!(enoughEmployees && publicInterestEntity && large))
    return { inScope: false, basis: 'OUTSIDE', derogationPossible: false, source }
  return { inScope: true, basis: 'WAVE_ONE', derogationPossible: mayBeExempted(undertaking, financialYear), source }
}

function mayBeExempted({ netTurnover, averageEmployees }: Undertaking, financialYear: number): boolean {
  const { financialYears, netTurnoverAbove, employeesAbove } = waveOneDerogation
  const exceedsBoth = netTurnover.gt(netTurnoverAbove) && averageEmployees.gt(employeesAbove)
  return financialYears.some((year) => year === financialYear) && !exceedsBoth
}

export type ThirdCountryGroup = {
  /** EUR in the Union: the last financial year and the one before. */
  readonly turnoverInUnion: readonly [Euros, Euros]
  /** EUR of the largest subsidiary or branch in the Union; null if there is none. */
  readonly largestSubsidiaryOrBranch: Euros | null
}

/** Whether a group with its parent outside the Union must report (from financial year 2028). */
export function thirdCountryScopeDecision(group: ThirdCountryGroup, financialYear: number): ScopeDecision {
  const { firstFinancialYear, turnoverInUnionAbove, subsidiaryOrBranchAbove, source } = thirdCountryThresholds
  const inScope =
    financialYear >= firstFinancialYear &&
    group.turnoverInUnion.every((turnover) => turnover.gt(turnoverInUnionAbove)) &&
    (group.largestSubsidiaryOrBranch?.gt(subsidiaryOrBranchAbove) ?? false)
  return { inScope, basis: inScope ? 'THIRD_COUNTRY_GROUP' : 'OUTSIDE', derogationPossible: false, source }
}
