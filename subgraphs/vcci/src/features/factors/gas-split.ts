import type { Decimal } from '@greenlang/kernel/decimal.ts'

/** kg CO2e by gas, as published text or as calculated; null where the publisher does not split it. */
export type GasFigures = Readonly<Record<'co2' | 'ch4' | 'n2o' | 'other', Decimal | string | null>>
