import { type Decimal, sum } from '@greenlang/kernel/decimal.ts'
import { type Ratio, type Tonnes, ratio, tonnes } from '@greenlang/kernel/quantity.ts'
import type { Sector } from './goods.ts'
import { massThreshold, thresholdAlerts } from './parameters/mass-threshold.ts'

/** BELOW 80 %; ALERT_80 and ALERT_90 from 80 and 90 % on; EXCEEDED above the threshold. Exactly 50 t do not exceed it. */
export type ThresholdState = 'BELOW' | 'ALERT_80' | 'ALERT_90' | 'EXCEEDED'

/** Where an importer stands against the single mass-based threshold in one calendar year. */
export type ThresholdPosition = {
  readonly year: number
  /** Net mass of the sectors that count. */
  readonly tonnesBySector: ReadonlyMap<Sector, Tonnes>
  readonly counted: Tonnes
  readonly threshold: Tonnes
  /** Counted mass as a share of the threshold; above 1 it is exceeded. */
  readonly share: Ratio
  readonly state: ThresholdState
}

const uncountedSectors: ReadonlySet<Sector> = new Set(['HYDROGEN', 'ELECTRICITY'])

/**
 * The position of an importer. Hydrogen and electricity are never exempt and do not count. Once the threshold is
 * exceeded, every import of that year counts from 1 January.
 *
 * @param masses - net masses in t by sector; several entries of one sector are added up
 * @throws {ParameterNotPublished} for years before 2026
 * @see Regulation (EU) 2023/956, Article 2a
 */
export function thresholdPosition(year: number, masses: Iterable<{ sector: Sector; mass: Tonnes }>): ThresholdPosition {
  const day = `${year}-01-01`
  const threshold = massThreshold.on(day)
  const tonnesBySector = new Map<Sector, Tonnes>()
  for (const { sector, mass } of masses) {
    if (uncountedSectors.has(sector)) continue
    tonnesBySector.set(sector, tonnes(mass.plus(tonnesBySector.get(sector) ?? 0)))
  }
  const counted = tonnes(sum(tonnesBySector.values()))
  const share = ratio(counted.dividedBy(threshold))
  return { year, tonnesBySector, counted, threshold, share, state: stateAt(share, day) }
}

function stateAt(share: Decimal, day: string): ThresholdState {
  const alerts = thresholdAlerts.on(day)
  if (share.greaterThan(1)) return 'EXCEEDED'
  if (share.greaterThanOrEqualTo(alerts.late)) return 'ALERT_90'
  return share.greaterThanOrEqualTo(alerts.early) ? 'ALERT_80' : 'BELOW'
}
