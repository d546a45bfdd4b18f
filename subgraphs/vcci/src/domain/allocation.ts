import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/**
 * Divides shared emissions by a basis: mass, volume, units, tkm or, last, revenue.
 *
 * @param kg - kg CO2e to divide
 * @param basis - what each part has of the basis, all in one unit
 * @returns kg CO2e of each part, in the same order
 * @throws {NothingToAllocateBy} if the basis adds up to 0 or less, or a part of it is negative
 */
export function allocate(kg: Figure, basis: readonly Figure[]): KilogramsCO2e[] {
  const parts = basis.map((part) => decimal(part))
  const whole = sum(parts)
  if (whole.lte(0) || parts.some((part) => part.lt(0))) throw new NothingToAllocateBy(whole)
  return parts.map((part) => kilogramsCO2e(decimal(kg).times(part).div(whole)))
}

/** A consignment on a shared vehicle. */
export type Consignment = { readonly massT: Figure; readonly shortestKm: Figure }

/**
 * Divides the emissions of a trip among the consignments on it by tkm on the shortest distance, not on the distance
 * driven: a detour for the others is nobody's own.
 *
 * @see ISO 14083:2023; GHG Protocol Technical Guidance v1.0, 4.3
 */
export function allocateTrip(kg: Figure, consignments: readonly Consignment[]): KilogramsCO2e[] {
  return allocate(
    kg,
    consignments.map(({ massT, shortestKm }) => decimal(massT).times(shortestKm)),
  )
}

/**
 * The part of a supplier's scope 1 and 2 emissions that belongs to one customer.
 *
 * @param customerShare - 0 to 1, by mass, volume, units or, last, revenue
 * @see GHG Protocol Technical Guidance v1.0, 1.2
 */
export function allocatedToCustomer(supplierScope12Kg: Figure, customerShare: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(supplierScope12Kg).times(share(customerShare)))
}

/**
 * The part of a building's emissions that belongs to a leased area; the vacant part is borne by those who are there.
 *
 * @param occupancy - share of the total area that is let, 0 to 1
 * @throws {NothingToAllocateBy} if nothing is let
 * @see GHG Protocol Technical Guidance v1.0, 8.1
 */
export function allocatedToLease(
  buildingKg: Figure,
  { leasedM2, totalM2, occupancy }: Record<'leasedM2' | 'totalM2' | 'occupancy', Figure>,
): KilogramsCO2e {
  const occupiedM2 = decimal(totalM2).times(share(occupancy))
  if (occupiedM2.lte(0)) throw new NothingToAllocateBy(occupiedM2)
  return kilogramsCO2e(decimal(buildingKg).times(leasedM2).div(occupiedM2))
}

/** Shares can only be made of something that is there. */
export class NothingToAllocateBy extends DomainError {
  constructor(whole: Decimal) {
    const message = `The basis of an allocation must add up to more than 0 and hold no negative part; it adds up to ${whole.toString()}.`
    super('ALLOCATION_WITHOUT_BASIS', message, { whole: whole.toString() })
  }
}
