import { decimal } from '@greenlang/kernel/decimal.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { costByQuarterOfImport, type CertificateCost, type CertificatePrices } from '../../domain/certificates.ts'

/** Certificates owed for the imports of one quarter, such as 2026-Q1, with their price as far as it is published. */
export type PricedQuarter = {
  readonly quarter: string
  readonly certificates: string
  /** EUR per certificate. */
  readonly price: string | null
  /** EUR, not rounded. */
  readonly cost: string | null
}

export type PricedCertificates = CertificateCost & { readonly quarters: readonly PricedQuarter[] }

export type QuarterSum = { readonly quarter: string; readonly certificates: string }

/** The cost of certificates by the prices that are published today. */
export function priced(sums: readonly QuarterSum[], prices: CertificatePrices): PricedCertificates {
  const byQuarter = new Map(sums.map(({ quarter, certificates }) => [quarter, tonnesCO2e(certificates)]))
  const quarters = sums.map(({ quarter, certificates }) => {
    const price = prices.of(quarter)
    const cost = price === null ? null : decimal(certificates).times(price).toString()
    return { quarter, certificates, price: price?.toString() ?? null, cost }
  })
  return { ...costByQuarterOfImport(byQuarter, prices), quarters }
}
