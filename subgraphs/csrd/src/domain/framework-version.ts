import { DomainError } from '@greenlang/kernel/domain-error.ts'

export type FrameworkVersionName =
  | 'ESRS_2023'
  | 'ESRS_2023_AM_2025'
  | 'ESRS_2023_AM_2025_WITH_RELIEFS'
  | 'ESRS_2026'
  | 'VOLUNTARY_2026'

/** The first set keeps its data points through its amendments, which touch phase-ins and reliefs only. */
export type DataPointSet = 'ESRS_2023_AM_2025' | 'ESRS_2026' | 'VOLUNTARY_2026'

/** An edition of the reporting standards. A report follows exactly one and names it. */
export type FrameworkVersion = {
  readonly version: FrameworkVersionName
  readonly title: string
  readonly legalAct: string
  /** First and last financial year for which it may be followed; null is without limit. */
  readonly firstYear: number | null
  readonly lastYear: number | null
  /** From this financial year there is no other for those in scope; null if never. */
  readonly mandatoryFrom: number | null
  /** OUTSIDE_SCOPE: only for those who need not report. */
  readonly audience: 'ANY' | 'OUTSIDE_SCOPE'
  readonly dataPointSet: DataPointSet
}

/**
 * The editions that the report of a financial year may follow.
 *
 * @param financialYear - the calendar year in which it begins
 * @param inScope - whether the law obliges the undertaking to report for that year
 * @see Delegated Regulation (EU) 2026/1563, Article 2
 */
export function versionsAllowed(
  financialYear: number,
  inScope: boolean,
  versions: readonly FrameworkVersion[],
): readonly FrameworkVersion[] {
  return versions.filter(
    ({ firstYear, lastYear, audience }) =>
      (firstYear === null || financialYear >= firstYear) &&
      (lastYear === null || financialYear <= lastYear) &&
      (audience === 'ANY' || !inScope),
  )
}

/**
 * The edition that holds for a financial year as long as nobody chooses another; null if none does. Where the law leaves a
 * choice (the reliefs, the revised set before its time, the voluntary standard) it is a person's.
 *
 * @see Delegated Regulation (EU) 2026/1563, Article 2
 */
export function defaultVersion(financialYear: number, versions: readonly FrameworkVersion[]): FrameworkVersion | null {
  return versionsAllowed(financialYear, true, versions)[0] ?? null
}

/** @throws {FrameworkVersionNotAllowed} if a report of that year may not follow the version */
export function chooseVersion(
  version: FrameworkVersionName,
  financialYear: number,
  inScope: boolean,
  versions: readonly FrameworkVersion[],
): FrameworkVersion {
  const allowed = versionsAllowed(financialYear, inScope, versions)
  const chosen = allowed.find((candidate) => candidate.version === version)
  if (!chosen) throw new FrameworkVersionNotAllowed(version, financialYear, allowed)
  return chosen
}

/** The edition does not hold for that financial year, or not for this undertaking. */
export class FrameworkVersionNotAllowed extends DomainError {
  constructor(version: string, financialYear: number, allowed: readonly FrameworkVersion[]) {
    const names = allowed.map((candidate) => candidate.version)
    const right = names.length > 0 ? `Choose one of ${names.join(', ')}.` : 'No version is known for that year.'
    super('CSRD_FRAMEWORK_VERSION_NOT_ALLOWED', `A report for ${financialYear} may not follow ${version}. ${right}`, {
      version,
      financialYear,
      allowed: names,
    })
  }
}
