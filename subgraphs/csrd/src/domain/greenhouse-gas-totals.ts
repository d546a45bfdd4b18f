import { sum } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import type { Ratio, TonnesCO2e } from '@greenlang/kernel/quantity.ts'

/** Gross emissions: no removals, credits or allowances are taken off, and biogenic CO2 stands beside them. */
export type GrossEmissions = {
  readonly scope1: TonnesCO2e
  readonly scope2LocationBased: TonnesCO2e
  readonly scope2MarketBased: TonnesCO2e
  readonly scope3: TonnesCO2e
}

export type GreenhouseGasTotals = { readonly locationBased: TonnesCO2e; readonly marketBased: TonnesCO2e }

/**
 * The two totals: each counts scope 2 by one method, and the two are never mixed.
 *
 * @returns t CO2e, not rounded
 * @see ESRS E1, par. 44, 52 and AR47
 */
export function greenhouseGasTotals(gross: GrossEmissions): GreenhouseGasTotals {
  const { scope1, scope2LocationBased, scope2MarketBased, scope3 } = gross
  return {
    locationBased: tonnesCO2e(sum([scope1, scope2LocationBased, scope3])),
    marketBased: tonnesCO2e(sum([scope1, scope2MarketBased, scope3])),
  }
}

/**
 * Emissions per unit of currency of net revenue. Per million it is the same figure times 1 000 000.
 *
 * @param total - t CO2e, location-based or market-based
 * @param netRevenue - in the presentation currency of the financial statements, from those
 * @returns t CO2e per unit of that currency, to 40 digits
 * @throws {NoNetRevenue} if the net revenue is 0 or less: the ratio has no meaning
 * @see ESRS E1, par. 53 to 55 and AR53
 */
export function emissionIntensity(total: TonnesCO2e, netRevenue: Decimal): Decimal {
  if (netRevenue.lte(0)) throw new NoNetRevenue(netRevenue)
  return total.div(netRevenue)
}

/**
 * By how much a restated figure differs from the one stated before, as a share of the latter (-0.064 is 6.4 % less).
 *
 * @throws {NothingStatedBefore} if the earlier figure is 0
 * @see ESRS 1, par. 84
 */
export function restatementChange(previous: TonnesCO2e, restated: TonnesCO2e): Ratio {
  if (previous.isZero()) throw new NothingStatedBefore()
  return restated.minus(previous).div(previous) as Ratio
}

/** An intensity was asked for without revenue. */
export class NoNetRevenue extends DomainError {
  constructor(netRevenue: Decimal) {
    const message = `The net revenue must be above 0, but it is ${netRevenue.toFixed()}.`
    super('CSRD_NO_NET_REVENUE', message, { netRevenue: netRevenue.toFixed() })
  }
}

/** A relative change was asked for against nothing. */
export class NothingStatedBefore extends DomainError {
  constructor() {
    super(
      'CSRD_NOTHING_STATED_BEFORE',
      'The earlier figure is 0 t CO2e: state the change in tonnes instead of percent.',
    )
  }
}
