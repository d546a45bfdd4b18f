import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { Figure } from './figure.ts'

/** A leg (activity distance in km, kg CO2e per tkm) or a hub (kg CO2e per t of throughput) of a transport chain. */
export type TransportChainElement =
  | { readonly element: 'LEG'; readonly distanceKm: Figure; readonly kgPerTkm: Figure }
  | { readonly element: 'HUB'; readonly kgPerT: Figure }

/**
 * Well-to-wheel emissions of goods that pass through a chain of legs and hubs.
 *
 * @param massT - t of goods
 * @param chain - distances are shortest feasible or great-circle ones, never the distance driven
 * @returns kg CO2e of each element, in order, and their sum
 * @see ISO 14083:2023; GLEC Framework v3
 */
export function transportChain(
  massT: Figure,
  chain: readonly TransportChainElement[],
): { readonly elements: readonly KilogramsCO2e[]; readonly total: KilogramsCO2e } {
  const elements = chain.map((part) =>
    kilogramsCO2e(
      part.element === 'LEG'
        ? decimal(massT).times(part.distanceKm).times(part.kgPerTkm)
        : decimal(massT).times(part.kgPerT),
    ),
  )
  return { elements, total: kilogramsCO2e(sum(elements)) }
}
