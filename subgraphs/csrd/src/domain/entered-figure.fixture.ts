import { decimal } from '@greenlang/kernel/decimal.ts'
import type { DataPointValue } from './data-point-value.ts'
import type { Decimals } from './rounded-sum.ts'

/** A figure that somebody entered, for tests. */
export function enteredFigure(
  dataPointId: string,
  amount: string,
  unit = 'tCO2e',
  decimals: Decimals = 'INF',
  category: number | null = null,
): DataPointValue {
  return {
    dataPointId,
    category,
    content: { kind: 'FIGURE', amount: decimal(amount), unit, decimals, dataQualityTier: null },
    provenance: {
      kind: 'ENTERED',
      enteredBy: 'usr_1',
      enteredAt: '2027-01-15T10:00:00Z',
      evidence: 'energy-accounts.xlsx, sheet 2',
      version: 1,
    },
  }
}
