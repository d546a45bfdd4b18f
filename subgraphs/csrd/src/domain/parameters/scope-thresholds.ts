import { datedParameter } from '@greenlang/kernel/dated-parameter.ts'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { euros } from '@greenlang/kernel/quantity.ts'

/** Who must report, by the first day of the financial year. "Above" means above: exactly at a threshold is outside. */
export const scopeThresholds = datedParameter({
  name: 'Scope of sustainability reporting',
  unit: 'EUR net turnover; average number of employees in the year',
  source: 'Directive (EU) 2022/2464, Article 5(2), as amended by Directives (EU) 2025/794 and (EU) 2026/470',
  values: {
    '2024-01-01': { rule: 'WAVE_ONE', employeesAbove: decimal(500) },
    '2027-01-01': { rule: 'BOTH', netTurnoverAbove: euros(450_000_000), employeesAbove: decimal(1_000) },
  } as const,
})

/** Financial years and sizes for which a Member State may exempt wave one: it may if one of the two is not exceeded. */
export const waveOneDerogation = {
  source: 'Directive (EU) 2026/470',
  financialYears: [2025, 2026],
  netTurnoverAbove: euros(450_000_000),
  employeesAbove: decimal(1_000),
} as const

/** Groups with a parent outside the Union, from financial year 2028. Their own standard is still a draft. */
export const thirdCountryThresholds = {
  source: 'Directive (EU) 2026/470',
  firstFinancialYear: 2028,
  /** EUR turnover in the Union, in each of the last two years. */
  turnoverInUnionAbove: euros(450_000_000),
  /** EUR turnover of at least one subsidiary or branch in the Union. */
  subsidiaryOrBranchAbove: euros(200_000_000),
} as const
