import { categoryFigures, figureOf } from './data-point-value.ts'
import type { DataPointValue, FigureContent } from './data-point-value.ts'
import { error } from './finding.ts'
import type { Finding } from './finding.ts'
import { isRoundingOf, sumIsConsistent } from './rounded-sum.ts'

/** A check that could be made, and what it found; null if all is well. */
export type Check = { readonly name: string; readonly rule: string; readonly finding: Finding | null }

/**
 * The arithmetic of a report: totals, categories, intensities, revenue, shares. A check whose figures are not all there is
 * not made and not listed.
 *
 * @see ESRS E1, par. 48 to 55; XBRL Calculations 1.1
 */
export function reportChecks(values: readonly DataPointValue[]): readonly Check[] {
  return [
    ...totalChecks(values),
    ...categoryCheck(values),
    ...intensityChecks(values),
    ...revenueCheck(values),
    ...shareChecks(values),
    ...duplicateChecks(values),
  ]
}

/** Adds up what stands in the same unit; null if one is unknown. */
function known(values: readonly DataPointValue[], ids: readonly string[]): FigureContent[] | null {
  const figures = ids.map((id) => figureOf(values, id))
  return figures.every((figure) => figure !== null) ? figures : null
}

function totalChecks(values: readonly DataPointValue[]): Check[] {
  return [
    sumCheck(values, 'Total emissions, location-based', 'CAL-001', 'E1-6_12', ['E1-6_07', 'E1-6_09', 'E1-6_11']),
    sumCheck(values, 'Total emissions, market-based', 'CAL-001', 'E1-6_13', ['E1-6_07', 'E1-6_10', 'E1-6_11']),
  ].flat()
}

function revenueCheck(values: readonly DataPointValue[]): Check[] {
  return sumCheck(values, 'Net revenue, used and not used', 'CAL-004', 'E1-6_33', ['E1-6_34', 'E1-6_35'])
}

function sumCheck(
  values: readonly DataPointValue[],
  name: string,
  code: string,
  totalId: string,
  partIds: readonly string[],
): Check[] {
  const parts = known(values, partIds)
  const total = figureOf(values, totalId)
  if (!parts || !total) return []
  const rule = `${totalId} = ${partIds.join(' + ')}`
  const consistent = parts.every(({ unit }) => unit === total.unit) && sumIsConsistent(total, parts)
  const message = `${rule} does not hold, even allowing for rounding. Correct the total or its parts.`
  return [check(name, rule, consistent ? null : error({ code, layer: 'CALCULATION', subject: totalId, message }))]
}

function categoryCheck(values: readonly DataPointValue[]): Check[] {
  const total = figureOf(values, 'E1-6_11')
  const parts = categoryFigures(values, 'E1-6_11')
  if (!total || parts.length === 0) return []
  const consistent = sumIsConsistent(
    total,
    parts.map(({ figure }) => figure),
  )
  const message = 'Scope 3 differs from the sum of its categories, even allowing for rounding. Correct one of them.'
  const finding = consistent ? null : error({ code: 'CAL-002', layer: 'CALCULATION', subject: 'E1-6_11', message })
  return [check('Scope 3 and its categories', 'E1-6_11 = sum of its categories', finding)]
}

function intensityChecks(values: readonly DataPointValue[]): Check[] {
  const revenueId = figureOf(values, 'E1-6_34') ? 'E1-6_34' : 'E1-6_33'
  return (
    [
      ['Emission intensity, location-based', 'E1-6_30', 'E1-6_12'],
      ['Emission intensity, market-based', 'E1-6_31', 'E1-6_13'],
    ] as const
  ).flatMap(([name, intensityId, totalId]) => {
    const figures = known(values, [intensityId, totalId, revenueId])
    if (!figures) return []
    const [intensity, total, revenue] = figures as [FigureContent, FigureContent, FigureContent]
    const rule = `${intensityId} = ${totalId} / ${revenueId}`
    const consistent = revenue.amount.gt(0) && isRoundingOf(intensity, total.amount.div(revenue.amount))
    const message = `${rule} does not hold within the rounding of the intensity. Calculate it again.`
    return check(
      name,
      rule,
      consistent ? null : error({ code: 'CAL-003', layer: 'CALCULATION', subject: intensityId, message }),
    )
  })
}

function shareChecks(values: readonly DataPointValue[]): Check[] {
  const shares = values.filter(({ content }) => content.kind === 'FIGURE' && content.unit === '1')
  const outside = shares.filter(
    ({ content }) => content.kind === 'FIGURE' && (content.amount.lt(0) || content.amount.gt(1)),
  )
  if (shares.length === 0) return []
  return [
    check(
      'Shares',
      'every share is from 0 % to 100 %',
      outside.length === 0
        ? null
        : error({
            code: 'VAL-002',
            layer: 'VALUE',
            subject: outside.map(({ dataPointId }) => dataPointId).join(', '),
            message: 'A share lies outside 0 % to 100 %. A share is stored as a fraction: 12.5 % is 0.125.',
          }),
    ),
  ]
}

function duplicateChecks(values: readonly DataPointValue[]): Check[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { dataPointId, category } of values) {
    const key = category === null ? dataPointId : `${dataPointId} category ${category}`
    if (seen.has(key)) twice.add(key)
    seen.add(key)
  }
  if (seen.size === 0) return []
  const message = 'A data point has two values. A report states each once: withdraw one of them.'
  const finding =
    twice.size === 0 ? null : error({ code: 'VAL-010', layer: 'VALUE', subject: [...twice].join(', '), message })
  return [check('One value each', 'no data point has two values', finding)]
}

const check = (name: string, rule: string, finding: Finding | null): Check => ({ name, rule, finding })
