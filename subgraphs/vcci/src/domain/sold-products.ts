import { decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/**
 * Direct use phase of products that use energy, over the whole life of the units sold in the year.
 *
 * @param energyPerUse - in the unit of the factor, for example kWh
 * @see GHG Protocol Technical Guidance v1.0, 11.1
 */
export function energyInUse(product: {
  readonly unitsSold: Figure
  readonly lifetimeUses: Figure
  readonly energyPerUse: Figure
  readonly kgPerUnit: Figure
}): KilogramsCO2e {
  const { unitsSold, lifetimeUses, energyPerUse, kgPerUnit } = product
  return kilogramsCO2e(decimal(unitsSold).times(lifetimeUses).times(energyPerUse).times(kgPerUnit))
}

/**
 * The part of a final product's use phase that belongs to a component in it, by mass.
 *
 * @param useKg - kg CO2e of the final products' use phase
 * @throws {ComponentHeavierThanProduct} unless 0 <= component <= final product, and the product has a mass
 * @see GHG Protocol Technical Guidance v1.0, 11.3
 */
export function useOfComponent(useKg: Figure, componentMass: Figure, finalMass: Figure): KilogramsCO2e {
  const component = decimal(componentMass)
  if (component.lt(0) || component.gt(finalMass) || decimal(finalMass).lte(0))
    throw new ComponentHeavierThanProduct(component.toString(), decimal(finalMass).toString())
  return kilogramsCO2e(decimal(useKg).times(component).div(finalMass))
}

/**
 * Gas that escapes from sold products over their life.
 *
 * @param chargeKg - kg of the gas in one unit
 * @param leakedShare - part of the charge that escapes over the life, 0 to 1
 * @param gwp - kg CO2e per kg of the gas
 * @see GHG Protocol Technical Guidance v1.0, 11.1
 */
export function leakageInUse(units: Figure, chargeKg: Figure, leakedShare: Figure, gwp: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(units).times(chargeKg).times(share(leakedShare)).times(gwp))
}

/**
 * kg CO2e of one use, such as a wash: a figure beside the inventory.
 *
 * @throws {NeverUsed} if the products are never used
 * @see GHG Protocol Technical Guidance v1.0, appendix C
 */
export function intensityPerUse(useKg: Figure, products: Figure, usesPerProduct: Figure): KilogramsCO2e {
  const uses = decimal(products).times(usesPerProduct)
  if (uses.lte(0)) throw new NeverUsed(uses.toString())
  return kilogramsCO2e(decimal(useKg).div(uses))
}

/** A component is a part of the product. */
export class ComponentHeavierThanProduct extends DomainError {
  constructor(componentMass: string, finalMass: string) {
    const message = `The component's mass must lie between 0 and the product's ${finalMass}, but it is ${componentMass}.`
    super('COMPONENT_HEAVIER_THAN_PRODUCT', message, { componentMass, finalMass })
  }
}

/** An intensity per use needs a use. */
export class NeverUsed extends DomainError {
  constructor(uses: string) {
    super('NEVER_USED', `The number of uses must be above 0, but it is ${uses}.`, { uses })
  }
}
