import type { Decimal } from '@greenlang/kernel/decimal.ts'
import type { DataPoint } from './data-point.ts'
import type { FrameworkVersionName } from './framework-version.ts'

/** A rule by which something may be left out in the first years (ESRS 1, Appendix C). It is an option, and its use is stated. */
export type PhaseIn = {
  readonly id: string
  readonly frameworkVersions: readonly FrameworkVersionName[]
  /** Phase-in subjects of data points, for example `E1-6 scope 3`. */
  readonly appliesTo: readonly string[]
  /** Subjects of which the text does not say whether the rule reaches them. */
  readonly unsettledFor: readonly string[]
  /** 1 is the first financial year for which the undertaking had to report. */
  readonly reportingYears: readonly number[]
  readonly undertakings: 'ANY' | 'WAVE_ONE'
  /** Only for those with at most this average number of employees; null is for all. */
  readonly mostEmployees: number | null
  readonly effect: 'OMIT' | 'QUALITATIVE_ONLY'
  readonly source: string
}

export type Reporter = {
  readonly reportingYear: number
  readonly waveOne: boolean
  /** Average number during the financial year, consolidated. */
  readonly averageEmployees: Decimal
}

export type Omission = { readonly phaseIn: PhaseIn; readonly settled: boolean }

/** The rule by which a reporter may leave a data point out, or null if there is none. */
export function omissionAllowed(
  dataPoint: DataPoint,
  version: FrameworkVersionName,
  reporter: Reporter,
  phaseIns: readonly PhaseIn[],
): Omission | null {
  const subject = dataPoint.phaseInSubject
  if (subject === null) return null
  for (const phaseIn of phaseIns) {
    if (phaseIn.effect !== 'OMIT' || !isFor(phaseIn, version, reporter)) continue
    if (phaseIn.appliesTo.includes(subject)) return { phaseIn, settled: true }
    if (phaseIn.unsettledFor.includes(subject)) return { phaseIn, settled: false }
  }
  return null
}

function isFor(phaseIn: PhaseIn, version: FrameworkVersionName, reporter: Reporter): boolean {
  return (
    phaseIn.frameworkVersions.includes(version) &&
    phaseIn.reportingYears.includes(reporter.reportingYear) &&
    (phaseIn.undertakings === 'ANY' || reporter.waveOne) &&
    (phaseIn.mostEmployees === null || reporter.averageEmployees.lte(phaseIn.mostEmployees))
  )
}
