import { datedParameter } from '@greenlang/kernel/dated-parameter.ts'
import { ratio } from '@greenlang/kernel/quantity.ts'

/** Factor by which all free allocation is cut if too much is asked for. Nothing is published after 2030. */
export const crossSectoralCorrectionFactor = datedParameter({
  name: 'cross-sectoral correction factor',
  unit: '1',
  source: 'Implementing Decision (EU) 2026/1862',
  values: { '2026-01-01': ratio(1), '2031-01-01': null },
})
