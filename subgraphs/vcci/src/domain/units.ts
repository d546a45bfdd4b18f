import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Figure } from './figure.ts'

type Unit = { readonly dimension: string; readonly inBaseUnit: string }

/** Units of a dimension, each with its exact size in the base unit (the one of size 1). */
function dimension(name: string, sizes: Record<string, string>): [string, Unit][] {
  return Object.entries(sizes).map(([unit, inBaseUnit]) => [unit, { dimension: name, inBaseUnit }])
}

const energy = { MJ: '1', GJ: '1000', kWh: '3.6', MWh: '3600' }
/** Fuel energy is stated on one heating value, and the two cannot be exchanged without the fuel's own ratio. */
const fuelEnergy = (basis: 'net' | 'gross') => ({
  ...Object.fromEntries(Object.entries(energy).map(([unit, size]) => [`${unit}-${basis}`, size])),
  [`mmBtu-${basis}`]: '1055.05585262',
  [`therm-${basis}`]: '105.505585262',
})

/**
 * Every unit that an activity may be stated in. Sizes are exact by definition: the pound is 0.45359237 kg, the mile
 * 1.609344 km, the US gallon 3.785411784 l, the British thermal unit (IT) 1055.05585262 J. A standard cubic foot counts
 * as a cubic foot at the conditions of the factor.
 */
const units: ReadonlyMap<string, Unit> = new Map([
  ...dimension('mass', {
    kg: '1',
    g: '0.001',
    t: '1000',
    lb: '0.45359237',
    'short ton': '907.18474',
    'long ton': '1016.0469088',
  }),
  ...dimension('energy', energy),
  ...dimension('fuel energy, net calorific value', fuelEnergy('net')),
  ...dimension('fuel energy, gross calorific value', fuelEnergy('gross')),
  ...dimension('volume', { l: '1', m3: '1000', Ml: '1000000', 'US gallon': '3.785411784', scf: '28.316846592' }),
  ...dimension('distance', { km: '1', mile: '1.609344', 'nautical mile': '1.852' }),
  ...dimension('distance of vehicles', { 'vehicle-km': '1', 'vehicle-mile': '1.609344' }),
  ...dimension('freight', { tkm: '1', 'ton-mile': '1.45997231821056' }),
  ...dimension('passenger transport', { pkm: '1', 'passenger-mile': '1.609344' }),
  ...dimension('passengers', { passenger: '1' }),
  ...dimension('area', { m2: '1', ft2: '0.09290304' }),
  ...dimension('stay', { 'room-night': '1' }),
  ...dimension('working time', { 'FTE-hour': '1' }),
])

/** Every unit by name, as it is written in a file. */
export const unitNames: readonly string[] = [...units.keys()]

/** Whether the unit is known by that name; names are case-sensitive, for Ml is a million l. */
export function isUnit(name: string): boolean {
  return units.has(name)
}

/** What the unit measures, or null if it is not known. */
export function dimensionOf(name: string): string | null {
  return units.get(name)?.dimension ?? null
}

/** Whether one unit leads to the other without a density, calorific value or occupancy. */
export function isConvertible(from: string, to: string): boolean {
  const dimensionFrom = dimensionOf(from)
  return dimensionFrom !== null && dimensionFrom === dimensionOf(to)
}

/**
 * How many units `to` one unit `from` is.
 *
 * @throws {UnitMismatch} if the two measure different things: that needs an explicit, sourced step
 */
export function conversionFactor(from: string, to: string): Decimal {
  const source = units.get(from)
  const target = units.get(to)
  if (!source || !target || source.dimension !== target.dimension) throw new UnitMismatch(from, to)
  return decimal(source.inBaseUnit).div(target.inBaseUnit)
}

/** A quantity in another unit, exact. Throws {@link UnitMismatch}. */
export function convertQuantity(quantity: Figure, from: string, to: string): Decimal {
  const source = units.get(from)
  const target = units.get(to)
  if (!source || !target || source.dimension !== target.dimension) throw new UnitMismatch(from, to)
  return decimal(quantity).times(source.inBaseUnit).div(target.inBaseUnit)
}

/**
 * The unit in which a quantity over a distance counts: t and km make tkm, passengers and km make pkm.
 * Null if the distance says nothing about the quantity (a tkm already holds it).
 */
export function unitOverDistance(unit: string): 'tkm' | 'pkm' | null {
  const measured = dimensionOf(unit)
  return measured === 'mass' ? 'tkm' : measured === 'passengers' ? 'pkm' : null
}

/** Quantity times distance: tkm of a mass, pkm of passengers. Throws {@link UnitMismatch} for anything else. */
export function overDistance(quantity: Figure, unit: string, distanceKm: Figure): Decimal {
  const target = unitOverDistance(unit)
  if (!target) throw new UnitMismatch(unit, 'tkm')
  return convertQuantity(quantity, unit, target === 'tkm' ? 't' : 'passenger').times(distanceKm)
}

/** The quantity is stated in a unit from which no fixed conversion leads to the factor's unit. */
export class UnitMismatch extends DomainError {
  constructor(given: string, needed: string, advice = adviceFor(given, needed)) {
    const message = `The quantity is in "${given}", but the factor counts per "${needed}": ${advice}`
    super('UNIT_MISMATCH', message, { given, needed })
  }
}

function adviceFor(given: string, needed: string): string {
  const accepted = unitNames.filter((unit) => dimensionOf(unit) === dimensionOf(needed))
  if (unitOverDistance(given) === needed) return 'give distance_km as well.'
  if (accepted.length === 0) return `state it in ${needed}.`
  return `state it in ${accepted.join(', ')}, or choose a factor per ${given}.`
}
