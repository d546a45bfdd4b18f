import { embeddedEmissionsCalculated, scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import { newEvent } from '@greenlang/events/contract.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'

type Scope3 = ReturnType<typeof scope3Calculated.data.parse>
type Embedded = ReturnType<typeof embeddedEmissionsCalculated.data.parse>

const occasion = ({ organizationId }: Requester) => ({
  organizationId,
  correlationId: 'test',
  now: new Date('2027-02-01T09:00:01Z'),
})

/** Scope 3 of GHG-GREENTECH in kg, category by category: 145 000 t. */
const greentech: readonly [category: number, kgCO2e: string][] = [
  [1, '98000000'],
  [3, '4200000'],
  [4, '12500000'],
  [5, '3800000'],
  [6, '2100000'],
  [7, '3400000'],
  [9, '8500000'],
  [11, '12500000'],
]

/** The news that vcci calculated the inventory of 2026. */
export function inventoryTold(requester: Requester, change: Partial<Scope3> = {}) {
  const data = {
    calculationId: publicId('clc', newUuid()),
    inventoryId: publicId('inv', newUuid()),
    year: 2026,
    version: 1,
    totalKgCO2e: '145000000',
    biogenicKgCO2: '250500.5',
    gwp: 'AR6',
    primaryDataShare: '0.25',
    lineCount: 800,
    categories: greentech.map(([category, kgCO2e]) => ({ category, kgCO2e, lineCount: 100, dataQualityTier: '2.1' })),
    factorSets: ['DEFRA 2025'],
    calculatedAt: '2027-02-01T09:00:00Z',
    ...change,
  }
  return newEvent(scope3Calculated, data, occasion(requester))
}

/** An inventory of one category, in kg. */
export const purchasesTold = (requester: Requester, version: number, kgCO2e: string, change: Partial<Scope3> = {}) =>
  inventoryTold(requester, {
    version,
    totalKgCO2e: kgCO2e,
    categories: [{ category: 1, kgCO2e, lineCount: 1, dataQualityTier: '3' }],
    ...change,
  })

/** The news that cbam calculated the embedded emissions of 2026. */
export function importsTold(requester: Requester, change: Partial<Embedded> = {}) {
  const figures = { netMassTonnes: '12000', embeddedTonnesCO2e: '24500.75', certificates: '612.5' }
  const data = {
    calculationId: publicId('clc', newUuid()),
    year: 2026,
    version: 1,
    ...figures,
    lineCount: 40,
    sectors: [{ sector: 'IRON_STEEL', ...figures }],
    provisional: false,
    calculatedAt: '2027-02-01T08:00:00Z',
    ...change,
  }
  return newEvent(embeddedEmissionsCalculated, data, occasion(requester))
}
