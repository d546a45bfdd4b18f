import { decimal } from '@greenlang/kernel/decimal.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { Figure } from './figure.ts'

/**
 * Spend times factor.
 *
 * @param realSpend - in the currency and at the prices of the factor's year (see `convertSpend`), without VAT
 * @param kgPerMoney - kg CO2e per unit of that money, on the price basis of the spend
 * @see GHG Protocol Technical Guidance v1.0, 1.4
 */
export function spendBased(realSpend: Figure, kgPerMoney: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(realSpend).times(kgPerMoney))
}
