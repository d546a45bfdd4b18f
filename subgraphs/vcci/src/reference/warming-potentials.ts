import type { WarmingPotentials } from '../domain/greenhouse-gases.ts'
import { field, optionalField, readTable } from './table.ts'

/** kg CO2e per kg of each gas, by IPCC report. */
export function readWarmingPotentials(): WarmingPotentials {
  return new Map(
    readTable('gwp').map((row) => [
      field(row, 'species'),
      {
        SAR: optionalField(row, 'sar_gwp100'),
        AR4: optionalField(row, 'ar4_gwp100'),
        AR5: optionalField(row, 'ar5_gwp100'),
        AR5_WITH_FEEDBACK: optionalField(row, 'ar5_gwp100_with_ccf'),
        AR6: optionalField(row, 'ar6_gwp100'),
        AR6_GWP20: optionalField(row, 'ar6_gwp20'),
        AR6_GWP500: optionalField(row, 'ar6_gwp500'),
      },
    ]),
  )
}
