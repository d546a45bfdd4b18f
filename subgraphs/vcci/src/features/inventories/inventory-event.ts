import type { scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import type { EventContract } from '@greenlang/events/contract.ts'
import { publicId } from '@greenlang/kernel/id.ts'
import type { inventoryTotals } from '../../domain/totals.ts'
import type { Inventory, Rollup } from './inventory.ts'

type DataOf<Contract> = Contract extends EventContract<infer Data> ? Data : never

/** A calculation that has just been made. */
export type Calculated = Pick<Inventory, 'version' | 'lineCount' | 'gwp' | 'factorSets'> & {
  readonly organizationId: string
  readonly calculationId: string
  readonly inventoryId: string
  readonly year: number
  readonly calculatedAt: Date
  readonly rollups: readonly Rollup[]
  readonly totals: ReturnType<typeof inventoryTotals>
}

/** What the other subgraphs are told of it. */
export function inventoryEvent(calculated: Calculated): DataOf<typeof scope3Calculated> {
  const { year, version, gwp, lineCount, factorSets, rollups, totals } = calculated
  return {
    calculationId: publicId('clc', calculated.calculationId),
    inventoryId: publicId('inv', calculated.inventoryId),
    year,
    version,
    totalKgCO2e: totals.total.kg.toString(),
    biogenicKgCO2: totals.total.biogenicKg.toString(),
    gwp,
    primaryDataShare: totals.total.primaryShare?.toString() ?? '0',
    lineCount,
    categories: totals.byCategory.flatMap((category) => {
      if (category.state === 'NO_DATA') return []
      // Emissions that add up to nothing weigh nothing: the worst tier of the category stands for it.
      const ofCategory = rollups.filter((rollup) => rollup.category === category.category)
      const worst = Math.max(...ofCategory.map(({ tier }) => tier))
      return {
        category: category.category,
        kgCO2e: category.kg.toString(),
        lineCount: category.lines,
        dataQualityTier: category.tier?.toString() ?? String(worst),
      }
    }),
    factorSets: [...factorSets],
    calculatedAt: calculated.calculatedAt.toISOString(),
  }
}
