import { readTable } from '@greenlang/files/reference-table.ts'
import type { WarmingPotentials } from '../domain/greenhouse-gases.ts'
import { shippedData } from './shipped-data.ts'

/** kg CO2e per kg of each gas, by IPCC report. */
export function readWarmingPotentials(): WarmingPotentials {
  return new Map(
    readTable(shippedData, 'gwp.csv').map((row) => [
      row.text('species'),
      {
        SAR: row.textOrNull('sar_gwp100'),
        AR4: row.textOrNull('ar4_gwp100'),
        AR5: row.textOrNull('ar5_gwp100'),
        AR5_WITH_FEEDBACK: row.textOrNull('ar5_gwp100_with_ccf'),
        AR6: row.textOrNull('ar6_gwp100'),
        AR6_GWP20: row.textOrNull('ar6_gwp20'),
        AR6_GWP500: row.textOrNull('ar6_gwp500'),
      },
    ]),
  )
}
