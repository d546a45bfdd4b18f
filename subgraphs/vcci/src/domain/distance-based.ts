import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/** A transport of goods: mass in t, distance in km, kg CO2e per tkm of the mode. */
export type FreightLeg = { readonly massT: Figure; readonly distanceKm: Figure; readonly kgPerTkm: Figure }

/**
 * Freight by mass and distance. A default per tkm already holds load factor and empty running.
 *
 * @see GHG Protocol Technical Guidance v1.0, 4.2 and 9.1
 */
export function freight(legs: readonly FreightLeg[]): KilogramsCO2e {
  return kilogramsCO2e(
    sum(legs.map(({ massT, distanceKm, kgPerTkm }) => decimal(massT).times(distanceKm).times(kgPerTkm))),
  )
}

/**
 * Travel of persons by a factor per passenger-km. An air factor "with RF" already holds the uplift.
 *
 * @see GHG Protocol Technical Guidance v1.0, 6.1
 */
export function passengerTravel(persons: Figure, distanceKm: Figure, kgPerPkm: Figure): KilogramsCO2e {
  return kilogramsCO2e(decimal(persons).times(distanceKm).times(kgPerPkm))
}

/**
 * Travel of persons in vehicles by a factor per vehicle-km: 100 persons by 3 are 33.33 vehicles, not rounded up.
 *
 * @throws {NobodyOnBoard} if the occupancy is 0 or less
 * @see GHG Protocol Technical Guidance v1.0, 6.1
 */
export function vehicleTravel(
  persons: Figure,
  {
    personsPerVehicle,
    distanceKm,
    kgPerVehicleKm,
  }: Record<'personsPerVehicle' | 'distanceKm' | 'kgPerVehicleKm', Figure>,
): KilogramsCO2e {
  const occupancy = decimal(personsPerVehicle)
  if (occupancy.lte(0)) throw new NobodyOnBoard(occupancy.toString())
  return kilogramsCO2e(decimal(persons).times(distanceKm).times(kgPerVehicleKm).div(occupancy))
}

/** How a part of the staff comes to work: share of the employees, km one way, kg CO2e per km. */
export type CommutingMode = { readonly share: Figure; readonly oneWayKm: Figure; readonly kgPerKm: Figure }

/**
 * Commuting from the modal split, there and back on each working day.
 *
 * @param days - working days in the year on which an employee commutes
 * @see GHG Protocol Technical Guidance v1.0, 7.2
 */
export function commuting(employees: Figure, days: Figure, modes: readonly CommutingMode[]): KilogramsCO2e {
  const trips = decimal(employees).times(days).times(2)
  const perTrip = modes.map((mode) => share(mode.share).times(mode.oneWayKm).times(mode.kgPerKm))
  return kilogramsCO2e(sum(perTrip).times(trips))
}

/** A vehicle has at least one person in it. */
export class NobodyOnBoard extends DomainError {
  constructor(personsPerVehicle: string) {
    const message = `The occupancy must be above 0 persons per vehicle, but it is ${personsPerVehicle}.`
    super('NOBODY_ON_BOARD', message, { personsPerVehicle })
  }
}
