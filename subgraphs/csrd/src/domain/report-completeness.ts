import { scope3CategoryNumbers } from './scope-3-category.ts'
import type { DataPoint } from './data-point.ts'
import { categoryFigures, wholeOf } from './data-point-value.ts'
import type { DataPointValue } from './data-point-value.ts'
import { error, warning } from './finding.ts'
import type { Finding } from './finding.ts'
import type { Omission } from './phase-in.ts'

/** What someone decided about a data point that has no value, and why. */
export type DisclosureDecision = {
  readonly dataPointId: string
  /** NOT_APPLICABLE: there is nothing to tell; NOT_MATERIAL: it does not matter enough; PHASE_IN: a rule lets it wait. */
  readonly decision: 'NOT_APPLICABLE' | 'NOT_MATERIAL' | 'PHASE_IN'
  readonly reason: string
}

/** Missing, not applicable and not material are three things; NOT_GIVEN is a voluntary data point without value. */
export type CoverageStatus = 'FILLED' | 'MISSING' | 'NOT_APPLICABLE' | 'NOT_MATERIAL' | 'PHASED_IN' | 'NOT_GIVEN'

export type Coverage = {
  readonly dataPoint: DataPoint
  readonly status: CoverageStatus
  /** Reason of the decision, with the rule for a phase-in; null if none was taken. */
  readonly reason: string | null
}

export type Completeness = {
  readonly coverage: readonly Coverage[]
  readonly counts: Readonly<Record<CoverageStatus, number>>
  /** Scope 3 categories without a figure: they are not known, not zero. Empty if scope 3 has no figure at all. */
  readonly categoriesWithoutFigure: readonly number[]
  readonly findings: readonly Finding[]
}

/**
 * Which data points of a slice of the standard are filled, and what became of the others. Table headings are not counted.
 *
 * @param slice - data points of the report's framework version, for example all of E1-6
 * @param omissionAllowed - the phase-in that the reporter may use for a data point, or null
 * @see ESRS 1, par. 29 to 35 and Appendix C
 */
export function reportCompleteness(
  slice: readonly DataPoint[],
  values: readonly DataPointValue[],
  decisions: readonly DisclosureDecision[],
  omissionAllowed: (dataPoint: DataPoint) => Omission | null,
): Completeness {
  const asked = slice.filter(({ dataType }) => dataType !== 'TABLE')
  const examined = asked.map((dataPoint) => {
    const decision = decisions.find(({ dataPointId }) => dataPointId === dataPoint.id) ?? null
    const filled = wholeOf(values, dataPoint.id) !== null
    const omission = decision?.decision === 'PHASE_IN' ? omissionAllowed(dataPoint) : null
    return {
      coverage: coverageOf(dataPoint, filled, decision, omission),
      findings: filled ? contradiction(dataPoint, decision) : gapFindings(dataPoint, decision, omission),
    }
  })
  const coverage = examined.map((one) => one.coverage)
  const parts = categoryFigures(values, 'E1-6_11').map(({ category }) => category)
  const categoriesWithoutFigure =
    parts.length === 0 ? [] : scope3CategoryNumbers.filter((number) => !parts.includes(number))
  return {
    coverage,
    counts: counted(coverage),
    categoriesWithoutFigure,
    findings: examined.flatMap((one) => one.findings),
  }
}

function coverageOf(
  dataPoint: DataPoint,
  filled: boolean,
  decision: DisclosureDecision | null,
  omission: Omission | null,
): Coverage {
  if (filled) return { dataPoint, status: 'FILLED', reason: null }
  if (!decision)
    return { dataPoint, status: dataPoint.requirement === 'VOLUNTARY' ? 'NOT_GIVEN' : 'MISSING', reason: null }
  const { reason } = decision
  if (decision.decision !== 'PHASE_IN') return { dataPoint, status: decision.decision, reason }
  if (!omission) return { dataPoint, status: 'MISSING', reason }
  return { dataPoint, status: 'PHASED_IN', reason: `${reason} (${omission.phaseIn.id}: ${omission.phaseIn.source})` }
}

function contradiction({ id }: DataPoint, decision: DisclosureDecision | null): Finding[] {
  if (!decision) return []
  const message = `${id} has a value, and is also said to be left out. Withdraw one of the two.`
  return [warning({ code: 'CMP-012', layer: 'COMPLETENESS', subject: id, message })]
}

function gapFindings(dataPoint: DataPoint, decision: DisclosureDecision | null, omission: Omission | null): Finding[] {
  const { id, requirement, euLaw } = dataPoint
  const about = { subject: id, layer: 'COMPLETENESS' } as const
  if (decision?.decision === 'PHASE_IN') {
    if (!omission) {
      const message = `No phase-in lets ${id} be left out in this year by this undertaking. Fill it, or decide otherwise.`
      return [error({ ...about, code: 'CMP-005', message })]
    }
    if (!omission.settled) {
      const message = `Whether ${omission.phaseIn.id} reaches ${id} is not settled by its text. Say on which reading it is left out.`
      return [warning({ ...about, code: 'CMP-005', message })]
    }
    return []
  }
  if (decision || requirement === 'VOLUNTARY') return []
  if (euLaw.length > 0) {
    const message = `${id} is asked for by other EU law too (${euLaw.join(', ')}). Fill it, or state that it is not material.`
    return [error({ ...about, code: 'CMP-002', message })]
  }
  const message = `${id} has neither a value nor a decision. Fill it, or decide why it is left out.`
  return [warning({ ...about, code: 'CMP-003', message })]
}

function counted(coverage: readonly Coverage[]): Record<CoverageStatus, number> {
  const counts = { FILLED: 0, MISSING: 0, NOT_APPLICABLE: 0, NOT_MATERIAL: 0, PHASED_IN: 0, NOT_GIVEN: 0 }
  for (const { status } of coverage) counts[status] += 1
  return counts
}
