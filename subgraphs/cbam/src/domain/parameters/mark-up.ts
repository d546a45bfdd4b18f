import { type DatedParameter, datedParameter } from '@greenlang/kernel/dated-parameter.ts'
import { type Ratio, ratio } from '@greenlang/kernel/quantity.ts'
import type { Sector } from '../goods.ts'

const source = 'Implementing Regulation (EU) 2025/2621 as amended by (EU) 2026/1740'

const generalMarkUp = datedParameter({
  name: 'mark-up on default values',
  unit: '1',
  source,
  values: { '2026-01-01': ratio('0.1'), '2027-01-01': ratio('0.2'), '2028-01-01': ratio('0.3') },
})

const fertiliserMarkUp = datedParameter({
  name: 'mark-up on default values of fertilisers',
  unit: '1',
  source,
  values: { '2026-01-01': ratio('0.01') },
})

/** The share added to the total of a default value: once, never to actual emissions. */
export function markUpOf(sector: Sector): DatedParameter<Ratio> {
  return sector === 'FERTILISERS' ? fertiliserMarkUp : generalMarkUp
}
