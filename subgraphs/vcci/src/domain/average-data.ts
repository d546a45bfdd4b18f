import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/** A quantity and the kg CO2e of one unit of it, both in the same unit. */
export type FactoredQuantity = { readonly quantity: Figure; readonly kgPerUnit: Figure }

/**
 * Quantity times factor: purchased mass, waste by treatment, processed mass, m2, room-nights.
 * With a supplier's own footprint as factor it is the supplier-specific method.
 *
 * @returns kg CO2e, not rounded
 * @see GHG Protocol Technical Guidance v1.0, 1.1, 1.4, 5.1, 10.2
 */
export function averageData(lines: readonly FactoredQuantity[]): KilogramsCO2e {
  return kilogramsCO2e(sum(lines.map(({ quantity, kgPerUnit }) => decimal(quantity).times(kgPerUnit))))
}

/**
 * A total that is treated in several ways, by the share of each: waste or sold products at the end of their life.
 *
 * @param total - in the unit of the factors
 * @param treatments - share (0 to 1) and kg CO2e per unit of each treatment
 * @see GHG Protocol Technical Guidance v1.0, 5.2, 12.1
 */
export function byTreatment(
  total: Figure,
  treatments: readonly { readonly share: Figure; readonly kgPerUnit: Figure }[],
): KilogramsCO2e {
  return averageData(
    treatments.map((treatment) => ({
      quantity: decimal(total).times(share(treatment.share)),
      kgPerUnit: treatment.kgPerUnit,
    })),
  )
}
