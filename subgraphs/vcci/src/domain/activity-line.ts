import type { Requirement } from './categories.ts'
import type { PriceBasis } from './emission-factor.ts'
import type { BasisKey } from './calculation-basis.ts'

/** One purchase, journey, shipment … of a reporting period, with the factor chosen for it. Decimals are exact text. */
export type ActivityLine = {
  /** Reference of the line in the system that it comes from. */
  readonly externalRef: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly year: number
  /** YYYY-MM. */
  readonly month: string
  readonly category: number
  readonly requirement: Requirement
  readonly method: string
  readonly supplierName: string | null
  readonly supplierId: string | null
  readonly description: string | null
  readonly classification: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly factorId: string
  readonly kind: 'SPEND' | 'ACTIVITY'
  /** What a run multiplies with the kg per unit: the amount, the quantity, or quantity times distance. */
  readonly input: string
  /** Currency or unit of `input`. */
  readonly inputUnit: string
  /** As stated in the file; null where the line has none. */
  readonly amount: string | null
  readonly currency: string | null
  readonly priceBasis: PriceBasis | null
  readonly quantity: string | null
  readonly unit: string | null
  readonly distanceKm: string | null
}

/** The key of the basis by which the line is calculated. */
export function basisKeyOf(line: ActivityLine): BasisKey {
  const shared = { factorId: line.factorId, category: line.category, region: line.country }
  return line.kind === 'SPEND'
    ? { ...shared, kind: 'SPEND', currency: line.inputUnit, month: line.month }
    : { ...shared, kind: 'ACTIVITY', unit: line.inputUnit, year: line.year }
}
