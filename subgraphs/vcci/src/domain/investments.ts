import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { ratio, tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import type { Ratio, TonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { share } from './figure.ts'
import type { Figure } from './figure.ts'

/**
 * Emissions of investees or financed projects by the share held or financed.
 *
 * @param holdings - t CO2e of scope 1 and 2 (or of the project in the year) and share, 0 to 1
 * @see GHG Protocol Technical Guidance v1.0, 15.1 and 15.3
 */
export function byShareHeld(holdings: readonly { readonly tonnes: Figure; readonly share: Figure }[]): TonnesCO2e {
  return tonnesCO2e(sum(holdings.map((holding) => share(holding.share).times(holding.tonnes))))
}

/**
 * Enterprise value including cash: cash stays in, or the shares of all investors would exceed the whole.
 *
 * @see PCAF Standard Part A (2022), listed equity and corporate bonds
 */
export function enterpriseValueIncludingCash(value: {
  readonly equity: Figure
  readonly debt: Figure
  readonly minorityInterests?: Figure
}): Decimal {
  return sum([decimal(value.equity), decimal(value.debt), decimal(value.minorityInterests ?? '0')])
}

/**
 * The share of the investee's emissions that the outstanding amount finances.
 *
 * @param denominator - EVIC of listed firms, equity plus debt of private ones, value at origination of property and
 *   vehicles; in the currency of the outstanding amount
 * @throws {NothingFinanced} if the denominator is 0 or less
 * @see PCAF Standard Part A (2022)
 */
export function attributionFactor(outstanding: Figure, denominator: Figure): Ratio {
  if (decimal(denominator).lte(0)) throw new NothingFinanced(decimal(denominator).toString())
  return ratio(decimal(outstanding).div(denominator))
}

/**
 * Emissions of a country financed by its debt. The denominator is the PPP-adjusted GDP, never the government's debt.
 *
 * @param exposure - in the currency and unit of the GDP, for example millions of USD
 * @see PCAF Standard Part A (2022), sovereign debt
 */
export function sovereignDebt(countryTonnes: Figure, pppAdjustedGdp: Figure, exposure: Figure): TonnesCO2e {
  return tonnesCO2e(decimal(countryTonnes).times(attributionFactor(exposure, pppAdjustedGdp)))
}

/** t CO2e of an investee in a year. Removals and credits are figures of their own, never netted. */
export type InvesteeEmissions = Readonly<
  Record<'scope1' | 'scope2' | 'scope3' | 'removals' | 'creditsRetired' | 'creditsGenerated', Figure>
>

/** A holding: what the investee emits, and the attribution factor of the investor (0 to 1). */
export type Holding = InvesteeEmissions & { readonly attribution: Figure }

/** Financed emissions of a portfolio, each kind apart. See PCAF Standard Part A (2022), tables 5-4 and 5-5. */
export function financedEmissions(holdings: readonly Holding[]): Readonly<Record<keyof InvesteeEmissions, TonnesCO2e>> {
  const financed = (kind: keyof InvesteeEmissions) =>
    tonnesCO2e(sum(holdings.map((holding) => share(holding.attribution).times(holding[kind]))))
  return {
    scope1: financed('scope1'),
    scope2: financed('scope2'),
    scope3: financed('scope3'),
    removals: financed('removals'),
    creditsRetired: financed('creditsRetired'),
    creditsGenerated: financed('creditsGenerated'),
  }
}

/** A share needs a value of which it is a part. */
export class NothingFinanced extends DomainError {
  constructor(denominator: string) {
    const message = `The value of the investee must be above 0, but it is ${denominator}.`
    super('NOTHING_FINANCED', message, { denominator })
  }
}
