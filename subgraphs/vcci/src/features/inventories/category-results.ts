import type { Decimal } from '@greenlang/kernel/decimal.ts'
import type { Category, CategoryCatalogue } from '../../domain/categories.ts'
import { inventoryTotals } from '../../domain/totals.ts'
import type { Rollup } from './inventory.ts'

/** A category of an inventory. Without data every figure is null, for nothing is known. */
export type CategoryResult = Pick<Category, 'name' | 'stream'> & {
  readonly category: number
  readonly state: 'NO_DATA' | 'CALCULATED'
  /** kg CO2e */
  readonly kg: Decimal | null
  /** kg CO2 of biogenic origin. */
  readonly biogenicKg: Decimal | null
  readonly share: Decimal | null
  readonly tier: Decimal | null
  readonly score: Decimal | null
  readonly primaryShare: Decimal | null
  readonly lines: number
  readonly methods: readonly Rollup[]
}

const noData = {
  kg: null,
  biogenicKg: null,
  share: null,
  tier: null,
  score: null,
  primaryShare: null,
  lines: 0,
  methods: [],
}

/** Every category of the standard in order. */
export function categoryResults(rollups: readonly Rollup[], catalogue: CategoryCatalogue): CategoryResult[] {
  return inventoryTotals(rollups, catalogue).byCategory.map((totals): CategoryResult => {
    const { name, stream } = catalogue.categories.get(totals.category)!
    const { category } = totals
    if (totals.state === 'NO_DATA') return { ...noData, ...totals, name, stream }
    return { ...totals, name, stream, methods: rollups.filter((rollup) => rollup.category === category) }
  })
}
