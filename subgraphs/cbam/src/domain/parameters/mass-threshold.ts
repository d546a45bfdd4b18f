import { datedParameter } from '@greenlang/kernel/dated-parameter.ts'
import { ratio, tonnes } from '@greenlang/kernel/quantity.ts'

/** Net mass per importer and calendar year up to which imports are exempt. */
export const massThreshold = datedParameter({
  name: 'single mass-based threshold',
  unit: 't',
  source: 'Regulation (EU) 2023/956, Article 2a and Annex VII, as amended by Regulation (EU) 2025/2083',
  values: { '2026-01-01': tonnes(50) },
})

/** Shares of the threshold at which an importer is warned. Authorities receive a list of importers above 90 %. */
export const thresholdAlerts = datedParameter({
  name: 'alerts before the single mass-based threshold',
  unit: '1',
  source: 'early warning 80 %; Regulation (EU) 2025/2083 for 90 %',
  values: { '2026-01-01': { early: ratio('0.8'), late: ratio('0.9') } },
})
