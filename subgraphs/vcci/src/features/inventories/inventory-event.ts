import type { scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import type { EventContract } from '@greenlang/events/contract.ts'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { publicId } from '@greenlang/kernel/id.ts'
import type { inventoryTotals } from '../../domain/totals.ts'
import type { Inventory, Rollup } from './inventory.ts'

type DataOf<Contract> = Contract extends EventContract<infer Data> ? Data : never

/** A calculation that has just been made. */
export type Calculated = Pick<Inventory, 'version' | 'lineCount' | 'kg' | 'biogenicKg' | 'gwp' | 'factorSets'> & {
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
  const { year, version, kg, biogenicKg, gwp, lineCount, factorSets, rollups, totals } = calculated
  return {
    calculationId: publicId('clc', calculated.calculationId),
    inventoryId: publicId('inv', calculated.inventoryId),
    year,
    version,
    totalKgCO2e: plain(kg),
    biogenicKgCO2: plain(biogenicKg),
    gwp,
    primaryDataShare: totals.total.primaryShare?.toString() ?? '0',
    lineCount,
    categories: totals.byCategory.flatMap((category) => {
      const ofCategory = rollups.filter((rollup) => rollup.category === category.category)
      const [first] = ofCategory
      if (category.state === 'NO_DATA' || !first) return []
      // Emissions that add up to nothing weigh nothing: the worst tier of the category stands for it.
      const worst = Math.max(...ofCategory.map(({ tier }) => tier))
      return {
        category: category.category,
        kgCO2e: plain(first.categoryKg),
        lineCount: category.lines,
        dataQualityTier: category.tier?.toString() ?? String(worst),
      }
    }),
    factorSets: [...factorSets],
    calculatedAt: calculated.calculatedAt.toISOString(),
  }
}

/** Without the zeros that the database pads. */
const plain = (figure: string) => decimal(figure).toString()
