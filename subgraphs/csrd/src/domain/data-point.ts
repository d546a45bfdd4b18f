import type { DataPointSet } from './framework-version.ts'

export type DataType = 'EMISSIONS' | 'PERCENTAGE' | 'MONEY' | 'INTENSITY' | 'ENERGY' | 'NARRATIVE' | 'CHOICES' | 'TABLE'

/** Other EU law that asks for the same datum (ESRS 2, Appendix B). */
export type EuLaw = 'SFDR' | 'PILLAR_3' | 'BENCHMARK' | 'CLIMATE_LAW'

/** One datum that a standard asks for. */
export type DataPoint = {
  readonly set: DataPointSet
  /** For example `E1-6_11`. */
  readonly id: string
  /** For example `E1-6`. */
  readonly disclosureRequirement: string
  readonly paragraphs: readonly string[]
  readonly applicationRequirements: readonly string[]
  /** Our own short name; the wording of the standard is in the act. */
  readonly label: string
  readonly dataType: DataType
  /** `tCO2e`, `MWh`, `1` for a share, `currency` for an amount, `tCO2e/currency`; null for texts and tables. */
  readonly unit: string | null
  readonly requirement: 'REQUIRED' | 'CONDITIONAL' | 'ALTERNATIVE' | 'VOLUNTARY'
  readonly materialityRule: 'ALWAYS' | 'IF_TOPIC_MATERIAL' | 'WITH_MATERIAL_MATTER'
  /** Empty if no other EU law asks for it. If it is left out, the report says "not material" (ESRS 1, par. 35). */
  readonly euLaw: readonly EuLaw[]
  /** What the phase-ins call it, for example `E1-6 scope 3`; null if none touches it. */
  readonly phaseInSubject: string | null
  readonly xbrlElement: string | null
  readonly completenessSets: readonly string[]
}

/** Where a data point of the 2023 set went in the 2026 set. */
export type DataPointCorrespondence = {
  readonly dataPoint2023: string
  readonly requirement2026: string
  /** UNKNOWN says that it has not been checked against the text of the act. */
  readonly asked: 'YES' | 'NO' | 'UNKNOWN'
  readonly subject: string
}

/** Where a disclosure requirement of the 2023 set went in the 2026 set. */
export type RequirementCorrespondence = { readonly requirement2023: string; readonly requirement2026: string }
