import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import type { TonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { figureOf } from './data-point-value.ts'
import type { DataPointValue } from './data-point-value.ts'
import { emissionIntensity, greenhouseGasTotals } from './greenhouse-gas-totals.ts'
import { coarsest } from './rounded-sum.ts'
import type { Decimals } from './rounded-sum.ts'

type Run = {
  readonly calculationId: string
  /** ISO 8601 with time zone. */
  readonly calculatedAt: string
}

const gross = ['E1-6_07', 'E1-6_09', 'E1-6_10', 'E1-6_11'] as const

/**
 * The values that follow from others: the totals E1-6_12 and _13, and per net revenue the intensities E1-6_30 and _31.
 * One whose inputs are not all known, or whose net revenue is not above 0, is left out. What a report has itself of these
 * four is not looked at.
 *
 * @see ESRS E1, par. 44, 52 to 55
 */
export function derivedValues(values: readonly DataPointValue[], run: Run): readonly DataPointValue[] {
  const [scope1, locationBased, marketBased, scope3] = gross.map((id) => inTonnes(values, id))
  if (!scope1 || !scope3) return []
  const totals = greenhouseGasTotals({
    scope1,
    scope2LocationBased: locationBased ?? tonnesCO2e(0),
    scope2MarketBased: marketBased ?? tonnesCO2e(0),
    scope3,
  })
  return [
    ...(locationBased ? totalAndIntensity(values, run, totals.locationBased, 'E1-6_12', 'E1-6_09', 'E1-6_30') : []),
    ...(marketBased ? totalAndIntensity(values, run, totals.marketBased, 'E1-6_13', 'E1-6_10', 'E1-6_31') : []),
  ]
}

function totalAndIntensity(
  values: readonly DataPointValue[],
  run: Run,
  total: TonnesCO2e,
  totalId: string,
  scope2Id: string,
  intensityId: string,
): DataPointValue[] {
  const inputs = ['E1-6_07', scope2Id, 'E1-6_11']
  const decimals = coarsest(inputs.map((id) => figureOf(values, id)?.decimals ?? 'INF'))
  const derived = [derivedFigure(run, totalId, total, 'tCO2e', inputs.join(' + '), inputs, decimals)]
  const revenueId = figureOf(values, 'E1-6_34') ? 'E1-6_34' : 'E1-6_33'
  const revenue = figureOf(values, revenueId)
  if (revenue?.amount.gt(0)) {
    const intensity = emissionIntensity(total, revenue.amount)
    const formula = `${totalId} / ${revenueId}`
    derived.push(
      derivedFigure(run, intensityId, intensity, `tCO2e/${revenue.unit}`, formula, [totalId, revenueId], 'INF'),
    )
  }
  return derived
}

function derivedFigure(
  { calculationId, calculatedAt }: Run,
  dataPointId: string,
  amount: Decimal,
  unit: string,
  formula: string,
  inputs: readonly string[],
  decimals: Decimals,
): DataPointValue {
  return {
    dataPointId,
    category: null,
    content: { kind: 'FIGURE', amount, unit, decimals, dataQualityTier: null },
    provenance: { kind: 'DERIVED', calculationId, formula, inputs, calculatedAt },
  }
}

function inTonnes(values: readonly DataPointValue[], dataPointId: string): TonnesCO2e | null {
  const figure = figureOf(values, dataPointId)
  return figure?.unit === 'tCO2e' ? tonnesCO2e(figure.amount) : null
}
