import { decimal } from '@greenlang/kernel/decimal.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/**
 * 3a, upstream of purchased fuels: what a fuel emits over its life cycle less what burning it emits (scope 1).
 *
 * @param fuel - in the unit of both factors
 * @see GHG Protocol Technical Guidance v1.0, 3
 */
export function upstreamOfFuel(fuel: Figure, kgLifeCycle: Figure, kgCombustion: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(kgLifeCycle).minus(kgCombustion).times(fuel))
}

/**
 * 3b, upstream of purchased electricity, steam, heat or cooling; generating it stays in scope 2.
 *
 * @param kgUpstream - kg CO2e per kWh before generation. A life-cycle grid factor holds generation: subtract it first.
 */
export function upstreamOfEnergy(kWh: Figure, kgUpstream: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(kWh).times(kgUpstream))
}

/**
 * 3c, energy lost in transmission and distribution.
 *
 * @param kWh - energy bought
 * @param kgUpstream - kg CO2e per kWh before generation
 * @param kgGeneration - kg CO2e per kWh of generation
 * @param lossRate - share of the energy that is lost, 0 to 1
 */
export function gridLosses(
  kWh: Figure,
  { kgUpstream, kgGeneration, lossRate }: { kgUpstream: Figure; kgGeneration: Figure; lossRate: Figure },
): KilogramsCO2e {
  return kilogramsCO2e(decimal(kgUpstream).plus(kgGeneration).times(kWh).times(share(lossRate)))
}

/** 3d, energy bought to be sold to end users, over its whole life cycle. */
export function resoldEnergy(kWh: Figure, kgLifeCycle: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(kWh).times(kgLifeCycle))
}
