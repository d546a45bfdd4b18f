export type FindingLayer = 'LAW' | 'MATERIALITY' | 'COMPLETENESS' | 'VALUE' | 'CALCULATION' | 'INBOUND'

/** Something about a report that its editors should know. An error blocks approval, a warning asks for a look. */
export type Finding = {
  /** Never changes: `CAL-002`. The list is in this package's README. */
  readonly code: string
  readonly layer: FindingLayer
  readonly severity: 'ERROR' | 'WARNING'
  /** Id of a data point, calculation or whatever else is meant. */
  readonly subject: string
  /** One sentence that says what is wrong and what would be right. */
  readonly message: string
}

type Told = Omit<Finding, 'severity'>
export const error = (finding: Told): Finding => ({ ...finding, severity: 'ERROR' })
export const warning = (finding: Told): Finding => ({ ...finding, severity: 'WARNING' })
