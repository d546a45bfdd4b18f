import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/** IPCC report and time horizon. All scopes of an inventory use one. */
export type GwpSet = 'SAR' | 'AR4' | 'AR5' | 'AR5_WITH_FEEDBACK' | 'AR6' | 'AR6_GWP20' | 'AR6_GWP500'

/** kg CO2e per kg of a gas, by gas and report; null where the report has no figure. */
export type WarmingPotentials = ReadonlyMap<string, Readonly<Record<GwpSet, string | null>>>

/**
 * CO2e of an amount of one gas.
 *
 * @param kg - kg of the gas
 * @param gas - such as CH4_fossil or HFC-134a; hyphens do not count
 * @throws {WarmingPotentialMissing} if the report gives none for the gas
 */
export function co2eOfGas(kg: Figure, gas: string, set: GwpSet, potentials: WarmingPotentials): KilogramsCO2e {
  const potential = potentials.get(gas.replaceAll('-', ''))?.[set]
  if (!potential) throw new WarmingPotentialMissing(gas, set)
  return kilogramsCO2e(decimal(kg).times(potential))
}

/**
 * CO2e of an amount of a refrigerant blend, from its composition by mass.
 *
 * @param kg - kg of the blend
 * @param composition - share of each gas by mass; the shares add up to 1
 * @throws {BlendIncomplete} if the shares do not add up to 1
 */
export function co2eOfBlend(
  kg: Figure,
  composition: Readonly<Record<string, string>>,
  set: GwpSet,
  potentials: WarmingPotentials,
): KilogramsCO2e {
  const parts = Object.entries(composition).map(([gas, part]) => ({ gas, part: share(part) }))
  const whole = sum(parts.map(({ part }) => part))
  if (!whole.eq(1)) throw new BlendIncomplete(whole.toString())
  return kilogramsCO2e(sum(parts.map(({ gas, part }) => co2eOfGas(decimal(kg).times(part), gas, set, potentials))))
}

/** The report gives no warming potential for that gas. */
export class WarmingPotentialMissing extends DomainError {
  constructor(gas: string, set: GwpSet) {
    super('WARMING_POTENTIAL_MISSING', `${set} gives no warming potential for ${gas}. Choose another report or gas.`, {
      gas,
      set,
    })
  }
}

/** The composition of a blend does not describe the whole of it. */
export class BlendIncomplete extends DomainError {
  constructor(whole: string) {
    super('BLEND_INCOMPLETE', `The mass shares of a blend must add up to 1, but they add up to ${whole}.`, { whole })
  }
}
