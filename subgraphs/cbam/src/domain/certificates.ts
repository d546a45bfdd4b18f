import { Decimal, sum, zero } from '@greenlang/kernel/decimal.ts'
import {
  type Euros,
  type Tonnes,
  type TonnesCO2e,
  type TonnesCO2ePerTonne,
  euros,
  tonnesCO2e,
  tonnesCO2ePerTonne,
} from '@greenlang/kernel/quantity.ts'
import type { DatedRow } from './dated-row.ts'

/** The price of one certificate (1 t CO2e) for the imports of one quarter. */
export type CertificatePriceRow = DatedRow & {
  /** For example 2026-Q1. */
  readonly quarter: string
  /** EUR as decimal text, or null while it is not published. */
  readonly price: string | null
  /** Day on which the publication is due. */
  readonly expectedOn: string
}

/** The published prices by quarter of importation. */
export class CertificatePrices {
  readonly #byQuarter: ReadonlyMap<string, CertificatePriceRow>

  constructor(rows: Iterable<CertificatePriceRow>) {
    this.#byQuarter = new Map([...rows].map((row) => [row.quarter, row]))
  }

  /** EUR per certificate for the imports of a quarter, or null while it is not published. */
  of(quarter: string): Euros | null {
    const price = this.#byQuarter.get(quarter)?.price ?? null
    return price === null ? null : euros(price)
  }

  /** All rows, for display. */
  all(): CertificatePriceRow[] {
    return [...this.#byQuarter.values()]
  }
}

/**
 * Certificates owed for one tonne: what it embeds less its free allocation, and never less than zero. That no credit
 * arises from clean goods is read from the act, which knows none.
 */
export function certificatesPerTonne(embedded: TonnesCO2ePerTonne, freeAllocation: TonnesCO2ePerTonne) {
  return tonnesCO2ePerTonne(Decimal.max(zero, embedded.minus(freeAllocation)))
}

/** Certificates owed for a quantity of one good, t CO2e, before any carbon price paid abroad; exact. */
export function obligationOf(mass: Tonnes, embedded: TonnesCO2ePerTonne, freeAllocation: TonnesCO2ePerTonne) {
  return tonnesCO2e(mass.times(certificatesPerTonne(embedded, freeAllocation)))
}

/** Certificates to surrender: the obligations of all goods less the carbon price reduction, never less than zero. */
export function certificatesToSurrender(obligations: Iterable<TonnesCO2e>, carbonPriceReduction: TonnesCO2e) {
  return tonnesCO2e(Decimal.max(zero, sum(obligations).minus(carbonPriceReduction)))
}

/**
 * How the declared total becomes a whole number. The acts do not say, so it is a setting: UP rounds up once at the level
 * of the declaration, NEAREST half up, NONE keeps the exact figure.
 */
export type TotalRounding = 'UP' | 'NEAREST' | 'NONE'

/** The declared number of certificates; lines stay exact, only the total is rounded. */
export function roundedTotal(total: TonnesCO2e, rounding: TotalRounding = 'UP'): TonnesCO2e {
  if (rounding === 'NONE') return total
  return tonnesCO2e(total.toDecimalPlaces(0, rounding === 'UP' ? Decimal.ROUND_CEIL : Decimal.ROUND_HALF_UP))
}

/** What certificates cost, as far as prices are published. */
export type CertificateCost = {
  /** EUR for the quarters with a price, not rounded. */
  readonly cost: Euros
  /** True while a quarter with certificates has no price: the cost then leaves it out. */
  readonly provisional: boolean
  readonly quartersWithoutPrice: readonly string[]
  readonly certificatesWithoutPrice: TonnesCO2e
}

/**
 * Cost of the certificates for imports of 2026: those of each quarter of importation at the price of that quarter,
 * although they are bought in 2027. A price that is not published is not guessed: the result is provisional.
 *
 * @param certificatesByQuarter - t CO2e by quarter such as 2026-Q1
 * @see Implementing Regulation (EU) 2025/2548
 */
export function costByQuarterOfImport(
  certificatesByQuarter: ReadonlyMap<string, TonnesCO2e>,
  prices: CertificatePrices,
): CertificateCost {
  const owed = [...certificatesByQuarter].filter(([, certificates]) => !certificates.isZero())
  const unpriced = owed.filter(([quarter]) => prices.of(quarter) === null)
  const cost = sum(owed.map(([quarter, certificates]) => certificates.times(prices.of(quarter) ?? zero)))
  return {
    cost: euros(cost),
    provisional: unpriced.length > 0,
    quartersWithoutPrice: unpriced.map(([quarter]) => quarter).toSorted(),
    certificatesWithoutPrice: tonnesCO2e(sum(unpriced.map(([, certificates]) => certificates))),
  }
}

/** Cost of certificates at one price per certificate, as they are sold from 2027 on. */
export function costAtPrice(certificates: TonnesCO2e, pricePerCertificate: Euros): Euros {
  return euros(certificates.times(pricePerCertificate))
}
