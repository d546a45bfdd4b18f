import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import type { Ratio, TonnesCO2e } from '@greenlang/kernel/quantity.ts'
import type { DataPointValue, EventProvenance, FigureContent } from './data-point-value.ts'
import { error, warning } from './finding.ts'
import type { Finding } from './finding.ts'
import { samePeriod } from './reporting-period.ts'
import type { Period } from './reporting-period.ts'
import { scope3CategoryNumbers } from './scope-3-category.ts'

/** A scope 3 inventory as the module that calculated it tells of it. Emissions are decimal text in `provenance.unit`. */
export type Scope3Inventory = {
  readonly provenance: EventProvenance
  readonly total: string
  /** Biogenic CO2 of the value chain, beside the total; same unit of mass. */
  readonly biogenicCO2: string
  /** Share of the total that rests on data of suppliers, 0 to 1. */
  readonly primaryDataShare: string
  readonly categories: readonly {
    readonly category: number
    readonly emissions: string
    /** 1 supplier-specific, 2 average data, 3 spend. */
    readonly dataQualityTier: string
  }[]
}

export type InboundValues = { readonly values: readonly DataPointValue[]; readonly findings: readonly Finding[] }

/**
 * What an inventory says at the data points of E1-6: the total (E1-6_11) and its parts by category, the share of primary
 * data (_25), the categories in the inventory (_27) and the biogenic CO2 (_28). A contradictory inventory gives no values.
 *
 * Emissions of a category above 15 have no place in the 2023 set: they are left out of E1-6_11 with a finding, and so are
 * the two figures that are told for the whole inventory only.
 *
 * @see ESRS E1, par. 51 and AR46
 */
export function valuesOfInventory(inventory: Scope3Inventory): InboundValues {
  const { provenance } = inventory
  const divisor = unitsPerTonne[provenance.unit]
  if (divisor === undefined) return { values: [], findings: [unknownUnit(provenance)] }
  const contradictions = contradictionsIn(inventory)
  if (contradictions.length > 0) return { values: [], findings: contradictions }

  const inTonnes = (amount: string | Decimal) => decimal(amount).div(divisor)
  const placed = inventory.categories.filter(({ category }) => scope3CategoryNumbers.includes(category))
  const elsewhere = inventory.categories.filter((part) => !placed.includes(part) && !decimal(part.emissions).isZero())
  const value = (dataPointId: string, category: number | null, content: DataPointValue['content']): DataPointValue => ({
    dataPointId,
    category,
    content,
    provenance,
  })
  const total = sum(placed.map(({ emissions }) => decimal(emissions)))
  const values = [
    value('E1-6_11', null, figure(inTonnes(total), 'tCO2e')),
    ...placed.map(({ category, emissions, dataQualityTier }) =>
      value('E1-6_11', category, figure(inTonnes(emissions), 'tCO2e', decimal(dataQualityTier))),
    ),
    value('E1-6_27', null, { kind: 'CATEGORIES', categories: placed.map(({ category }) => category) }),
  ]
  if (elsewhere.length > 0) {
    const outside = sum(elsewhere.map(({ emissions }) => decimal(emissions)))
    return { values, findings: [outsideTheCategories(provenance, inTonnes(outside))] }
  }
  values.push(
    value('E1-6_25', null, figure(decimal(inventory.primaryDataShare), '1')),
    value('E1-6_28', null, figure(inTonnes(inventory.biogenicCO2), 'tCO2e')),
  )
  return { values, findings: [] }
}

const unitsPerTonne: Readonly<Record<string, number>> = { 'kg CO2e': 1_000, 't CO2e': 1 }

function figure(amount: Decimal, unit: string, dataQualityTier: Decimal | null = null): FigureContent {
  return { kind: 'FIGURE', amount, unit, decimals: 'INF', dataQualityTier }
}

function contradictionsIn({ provenance, categories, total, primaryDataShare }: Scope3Inventory): Finding[] {
  const about = { subject: provenance.calculationId, layer: 'INBOUND' } as const
  const found: Finding[] = []
  const parts = sum(categories.map(({ emissions }) => decimal(emissions)))
  if (!parts.eq(total)) {
    const message = `The categories add up to ${parts.toFixed()} ${provenance.unit}, but the inventory states ${decimal(total).toFixed()}. Calculate it again.`
    found.push(error({ ...about, code: 'INB-004', message }))
  }
  if (new Set(categories.map(({ category }) => category)).size < categories.length) {
    const message = 'The inventory states a category twice. Each of its categories has one sum: calculate it again.'
    found.push(error({ ...about, code: 'INB-005', message }))
  }
  if (decimal(primaryDataShare).lt(0) || decimal(primaryDataShare).gt(1)) {
    const message = `The share of primary data must be from 0 to 1, but it is ${primaryDataShare}. Calculate the inventory again.`
    found.push(error({ ...about, code: 'VAL-002', message }))
  }
  return found
}

function unknownUnit({ calculationId, unit }: EventProvenance): Finding {
  const message = `The figures arrived in "${unit}". They are read in ${Object.keys(unitsPerTonne).join(' or ')}.`
  return error({ code: 'INB-003', layer: 'INBOUND', subject: calculationId, message })
}

function outsideTheCategories({ calculationId }: EventProvenance, outside: Decimal): Finding {
  const message = `${outside.toFixed()} t CO2e stand outside the 15 categories of the 2023 set. They are not part of E1-6_11, and E1-6_25 and E1-6_28 are left open: assign them to a category, or disclose them as specific to the undertaking.`
  return warning({ code: 'INB-006', layer: 'INBOUND', subject: calculationId, message })
}

/**
 * Whether a figure is about what the report is about. A difference is told, and nothing is stretched or cut to fit.
 *
 * @param boundary - the report's consolidation approach; null if it has not been chosen
 */
export function fitFindings(
  { calculationId, sourceApp, period, boundary }: EventProvenance,
  report: { readonly period: Period; readonly boundary: string | null },
): readonly Finding[] {
  const about = { subject: calculationId, layer: 'INBOUND' } as const
  const found: Finding[] = []
  if (!samePeriod(period, report.period)) {
    const message = `The figure is for ${period.start} to ${period.end}, the report for ${report.period.start} to ${report.period.end}. Calculate it for the period of the report.`
    found.push(error({ ...about, code: 'INB-001', message }))
  }
  if (boundary === null || report.boundary === null) {
    const silent = boundary === null ? `figure of ${sourceApp}` : 'report'
    const message = `The ${silent} does not state its consolidation boundary. Check that both count the same entities.`
    found.push(warning({ ...about, code: 'INB-002', message }))
  } else if (boundary !== report.boundary) {
    const message = `The figure counts by ${boundary}, the report by ${report.boundary}. Calculate it with the boundary of the report.`
    found.push(error({ ...about, code: 'INB-002', message }))
  }
  return found
}

/** Which calculation of one module for one period a report rests on. */
export type AdoptedCalculation = { readonly calculationId: string; readonly version: number }

export type Reception =
  /** Nothing newer is there: its values are taken as drafts. */
  | 'ADOPT'
  /** The report is not a draft any more: it stays as it is, and is marked stale (VAL-009). */
  | 'KEEP_AND_MARK_STALE'
  /** The same calculation, or an older one, has arrived late. */
  | 'IGNORE'

/**
 * What to do with a calculation that arrives. Events come late, twice and out of order: an older version never
 * overwrites a newer one, and what somebody reviews or has approved is never replaced silently.
 *
 * @param adopted - what the report has of that module and period; null if nothing
 * @param editable - whether the report is a draft
 */
export function receive(
  adopted: AdoptedCalculation | null,
  arriving: { readonly version: number },
  editable: boolean,
): Reception {
  if (adopted !== null && arriving.version <= adopted.version) return 'IGNORE'
  return editable ? 'ADOPT' : 'KEEP_AND_MARK_STALE'
}

/**
 * What VAL-009 says about a report that does not rest on the newest calculation.
 *
 * @param adopted - what it rests on; null if it has no figure of that module
 */
export function staleFinding(adopted: AdoptedCalculation | null, newest: EventProvenance): Finding {
  const rest = adopted ? `rests on version ${adopted.version}` : `has no figure of ${newest.sourceApp}`
  const message = `The report ${rest}, and version ${newest.version} (${newest.calculationId}) has been calculated since. Adopt it, or say why not.`
  return warning({ code: 'VAL-009', layer: 'VALUE', subject: adopted?.calculationId ?? newest.calculationId, message })
}

/**
 * Emissions embedded in the goods imported in a year. They are a candidate for comparison with scope 3 category 1 and
 * context for E1-9, never a data point value: the same purchases are in category 1 already.
 */
export type ImportedEmissions = {
  readonly provenance: EventProvenance
  readonly embeddedEmissions: TonnesCO2e
  /** t of goods. */
  readonly netMass: string
  /** True while a figure that the calculation needs is not published. */
  readonly provisional: boolean
}

/** Imported emissions beside category 1. Nothing is added to anything. */
export type ImportReconciliation = {
  readonly imports: ImportedEmissions
  /** t CO2e of category 1 as reported; null if the report has none. */
  readonly category1: TonnesCO2e | null
  /** Embedded emissions in proportion to category 1; null if that is not known or 0. */
  readonly proportion: Ratio | null
  readonly findings: readonly Finding[]
}

/**
 * Lays the emissions embedded in imported goods beside category 1 (purchased goods and services).
 *
 * Embedded emissions are narrower than cradle to gate, so that they should not exceed a category 1 that counts the goods.
 */
export function reconcileImports(imports: ImportedEmissions, values: readonly DataPointValue[]): ImportReconciliation {
  const part = values.find(({ dataPointId, category }) => dataPointId === 'E1-6_11' && category === 1)?.content
  const category1 = part?.kind === 'FIGURE' ? tonnesCO2e(part.amount) : null
  const embedded = imports.embeddedEmissions
  const about = { subject: imports.provenance.calculationId, layer: 'INBOUND' } as const
  const findings: Finding[] = []
  if (category1 === null) {
    const message = `${embedded.toFixed()} t CO2e are embedded in imported goods, but category 1 has no figure. Check whether the inventory leaves purchases out.`
    findings.push(warning({ ...about, code: 'INB-007', message }))
  } else if (embedded.gt(category1)) {
    const message = `${embedded.toFixed()} t CO2e are embedded in imported goods, more than the ${category1.toFixed()} t CO2e of category 1. Check whether the inventory counts these goods.`
    findings.push(warning({ ...about, code: 'INB-007', message }))
  }
  const proportion = category1 === null || category1.isZero() ? null : (embedded.div(category1) as Ratio)
  return { imports, category1, proportion, findings }
}
