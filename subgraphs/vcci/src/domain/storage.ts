import { decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { averageData } from './average-data.ts'
import type { FactoredQuantity } from './average-data.ts'
import type { Figure } from './figure.ts'

/** A warehouse that several companies share. */
export type StorageSite = {
  /** Fuel and electricity of the whole site with their factors. */
  readonly energy: readonly FactoredQuantity[]
  /** Volume of the company's goods and of all goods, in one unit. */
  readonly companyVolume: Figure
  readonly totalVolume: Figure
}

/**
 * The company's part of a warehouse, by volume.
 *
 * @throws {EmptyWarehouse} if the total volume is 0 or less
 * @see GHG Protocol Technical Guidance v1.0, 4.5
 */
export function siteStorage({ energy, companyVolume, totalVolume }: StorageSite): KilogramsCO2e {
  if (decimal(totalVolume).lte(0)) throw new EmptyWarehouse(decimal(totalVolume).toString())
  return kilogramsCO2e(averageData(energy).times(companyVolume).div(totalVolume))
}

/**
 * Storage by volume and time.
 *
 * @param kgPerM3Day - kg CO2e per m3 and day
 * @see GHG Protocol Technical Guidance v1.0, 4.6
 */
export function averageStorage(volumeM3: Figure, days: Figure, kgPerM3Day: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(volumeM3).times(days).times(kgPerM3Day))
}

/** A share of a warehouse needs something in it. */
export class EmptyWarehouse extends DomainError {
  constructor(totalVolume: string) {
    super('EMPTY_WAREHOUSE', `The total volume must be above 0, but it is ${totalVolume}.`, { totalVolume })
  }
}
