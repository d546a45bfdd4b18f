import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { readDataPoints } from '../reference/data-points.ts'
import { readFrameworkVersions } from '../reference/framework-versions.ts'
import { readPhaseIns } from '../reference/phase-ins.ts'
import { readScope3Categories } from '../reference/scope-3-categories.ts'
import { UnknownDataPoint } from './data-point-value.ts'
import type { DataPointValue, EventProvenance } from './data-point-value.ts'
import { derivedValues } from './derived-values.ts'
import { enteredFigure } from './entered-figure.fixture.ts'
import { chooseVersion } from './framework-version.ts'
import { reconcileImports, valuesOfInventory } from './inbound-figure.ts'
import { omissionAllowed } from './phase-in.ts'
import { reportChecks } from './report-checks.ts'
import { reportCompleteness } from './report-completeness.ts'
import { reportHtml } from './report-html.ts'
import type { ReportDocument } from './report-html.ts'
import { calendarYear } from './reporting-period.ts'

const dataPoints = readDataPoints().filter(({ disclosureRequirement }) => disclosureRequirement === 'E1-6')

const provenance: EventProvenance = {
  kind: 'EVENT',
  sourceApp: 'vcci',
  eventId: 'evt_scope3',
  calculationId: 'clc_scope3',
  version: 3,
  period: calendarYear(2026),
  boundary: null,
  unit: 'kg CO2e',
  calculatedAt: '2027-02-01T09:00:00Z',
  gwpSet: 'AR6',
  factorSets: ['DEFRA 2025'],
}

/** The figures of GHG-GREENTECH; scope 3 arrives in kg. */
function greentech(): readonly DataPointValue[] {
  const parts: readonly [number, string][] = [
    [1, '98000000'],
    [3, '4200000'],
    [4, '12500000'],
    [5, '3800000'],
    [6, '2100000'],
    [7, '3400000'],
    [9, '8500000'],
    [11, '12500000'],
  ]
  const inventory = valuesOfInventory({
    provenance,
    total: '145000000',
    biogenicCO2: '0',
    primaryDataShare: '0.25',
    categories: parts.map(([category, emissions]) => ({ category, emissions, dataQualityTier: '2' })),
  })
  const given = [
    enteredFigure('E1-6_07', '8250', 'tCO2e', 0),
    enteredFigure('E1-6_09', '12800', 'tCO2e', 0),
    enteredFigure('E1-6_10', '8320', 'tCO2e', 0),
    enteredFigure('E1-6_17', '120', 'tCO2e', 0),
    enteredFigure('E1-6_33', '450000000', 'EUR', 0),
    ...inventory.values,
  ]
  return [...given, ...derivedValues(given, { calculationId: 'clc_totals', calculatedAt: '2027-02-02T09:00:00Z' })]
}

/** The page with every run of white space as one blank, and none between tags. */
function printed(change: Partial<ReportDocument> = {}): string {
  const values = change.values ?? greentech()
  const reporter = { reportingYear: 2, waveOne: true, averageEmployees: decimal(2_500) }
  const decisions = [
    { dataPointId: 'E1-6_14', decision: 'NOT_APPLICABLE' as const, reason: 'No entity joined or left.' },
    {
      dataPointId: 'E1-6_08',
      decision: 'NOT_MATERIAL' as const,
      reason: 'No installation is under emissions trading.',
    },
  ]
  const page = reportHtml({
    id: 'rep_1',
    version: 1,
    state: 'DRAFT',
    organization: { name: 'GreenTech', lei: null },
    period: calendarYear(2026),
    boundary: 'FINANCIAL_CONTROL',
    frameworkVersion: chooseVersion('ESRS_2023_AM_2025', 2026, true, readFrameworkVersions()),
    preparedOn: '2027-02-03',
    decimals: 0,
    dataPoints,
    categories: readScope3Categories(),
    values,
    completeness: reportCompleteness(dataPoints, values, decisions, (dataPoint) =>
      omissionAllowed(dataPoint, 'ESRS_2023_AM_2025', reporter, readPhaseIns()),
    ),
    checks: reportChecks(values),
    findings: [],
    imports: null,
    ...change,
  })
  return page.replaceAll(/\s+/g, ' ').replaceAll('> <', '><')
}

/** The text of the row that has the id. */
function row(page: string, id: string): string {
  const found = new RegExp(`<tr id="${id}".*?</tr>`, 's').exec(page)?.[0] ?? ''
  return found
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const section = (page: string, id: string) =>
  new RegExp(`<section aria-labelledby="${id}">.*?</section>`, 's').exec(page)?.[0] ?? ''

describe('a printed report: figures', () => {
  it('given 8 250, 12 800 or 8 320 and 145 000 t, then both totals stand with unit and data point (GHG-GREENTECH)', () => {
    const page = printed()
    expect(row(page, 'value-E1-6_12')).toBe('Total emissions, location-based E1-6_12, par. 44, 52(a) 166,050 t CO₂e 3')
    expect(row(page, 'value-E1-6_13')).toBe('Total emissions, market-based E1-6_13, par. 44, 52(b) 161,570 t CO₂e 5')
    expect(row(page, 'value-E1-6_30')).toContain('369.00 t CO₂e per million EUR')
    expect(row(page, 'value-E1-6_33')).toContain('450,000,000 EUR')
    expect(row(page, 'value-E1-6_25')).toContain('25.0 %')
  })

  it('given eight categories, then their printed figures add up to the printed scope 3 of 145 000 t', () => {
    const table = section(printed(), 'categories').split('<tbody>')[1]!
    const amounts = [...table.split('</tbody>')[0]!.matchAll(/<data value="(\d+)">/g)].map(([, amount]) =>
      Number(amount),
    )
    expect(amounts).toHaveLength(8)
    expect(amounts.reduce((one, other) => one + other)).toBe(145_000)
    expect(table.split('</tbody>')[1]).toContain('<data value="145000">145,000</data>')
  })

  it('given seven categories without figure, then each says so and none says 0', () => {
    const categories = section(printed(), 'categories')
    expect(categories.match(/no figure/g)).toHaveLength(7)
    expect(categories).toContain('it is not zero')
  })

  it('given that scope 1 is not known, then its row says that it is missing; not material is told apart', () => {
    const page = printed({ values: greentech().filter(({ dataPointId }) => dataPointId !== 'E1-6_07') })
    expect(row(page, 'value-E1-6_07')).toContain('missing')
    expect(row(page, 'value-E1-6_08')).toContain('not material')
  })

  it('given a figure that no table is made for, then it stands under further figures', () => {
    expect(section(printed(), 'others')).toContain('Biogenic CO2 beside scope 1')
  })

  it('given an exact 0.5 t printed as 1 t, then the exact figure stays readable by machine', () => {
    const page = printed({ values: [enteredFigure('E1-6_07', '0.5')] })
    expect(page).toContain('<data value="0.5">1</data>')
  })

  it('given a value at a data point outside the slice, then it refuses', () => {
    expect(() => printed({ values: [enteredFigure('E1-5_01', '1', 'MWh')] })).toThrow(UnknownDataPoint)
  })
})

describe('a printed report: sources', () => {
  it('given every figure, then its link leads to a source that is there', () => {
    const page = printed()
    const links = [...page.matchAll(/class="source" href="#(source-\d+)"/g)].map(([, id]) => id!)
    expect(links.length).toBeGreaterThanOrEqual(greentech().length)
    for (const id of links) expect(page).toContain(`<li id="${id}">`)
  })

  it('given every value, then its source names it, with event, calculation, version, period, unit and time', () => {
    const sources = section(printed(), 'sources')
    for (const { dataPointId, category } of greentech())
      expect(sources).toContain(category === null ? dataPointId : `${dataPointId} category ${category}`)
    for (const fact of [
      'evt_scope3',
      'version 3',
      '1 January 2026 to 31 December 2026',
      'in kg CO2e',
      '2027-02-01T09:00:00Z',
      'AR6',
    ])
      expect(sources).toContain(fact)
    expect(sources).toContain('energy-accounts.xlsx, sheet 2')
  })

  it('given a calculation, then its source links to it and it lists the sources', () => {
    const page = printed()
    const [, target] = /<a href="#(calculation-\d+)"><code>clc_scope3<\/code>/.exec(page) ?? []
    expect(page).toMatch(new RegExp(`<tr id="${target}"><th scope="row"><code>clc_scope3</code></th><td>vcci</td>`))
  })

  it('given links within the page, then each leads to one element', () => {
    const page = printed()
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })
})

describe('a printed report: what it admits', () => {
  it('given data points missing, not applicable and not material, then each kind has its own list', () => {
    const gaps = section(printed(), 'gaps')
    expect(gaps).toContain('<h3>Not applicable (1)</h3>')
    expect(gaps).toContain('No entity joined or left.')
    expect(gaps).toContain('<h3>Not material (1)</h3>')
    expect(gaps).toMatch(/<h3>Missing \(1\d\)<\/h3>/)
    expect(gaps).toContain('<h3>Scope 3 categories without a figure (7)</h3>')
  })

  it('given a total that does not add up, then the check says so', () => {
    const values = [
      ...greentech().filter(({ dataPointId }) => dataPointId !== 'E1-6_12'),
      enteredFigure('E1-6_12', '166100'),
    ]
    expect(section(printed({ values }), 'checks')).toContain('Error CAL-001:')
    expect(section(printed(), 'checks')).not.toContain('Error CAL')
  })

  it('given a draft, then it says that it has not been reviewed, and names framework, act, GWP set and day', () => {
    const page = printed()
    for (const fact of [
      'Draft, not reviewed',
      'ESRS_2023_AM_2025',
      '2025/1416',
      'AR6',
      '3 February 2027',
      'financial control',
    ])
      expect(page).toContain(fact)
  })

  it('given 24 500 t in imported goods, then they stand beside category 1 and change no total', () => {
    const values = greentech()
    const imports = reconcileImports(
      {
        provenance: {
          ...provenance,
          sourceApp: 'cbam',
          eventId: 'evt_cbam',
          calculationId: 'clc_cbam',
          unit: 't CO2e',
        },
        embeddedEmissions: tonnesCO2e(24_500),
        netMass: '9000',
        provisional: true,
      },
      values,
    )
    const page = printed({ values, imports })
    expect(section(page, 'imports')).toContain('24,500')
    expect(section(page, 'imports')).toContain('not added to any figure')
    expect(section(page, 'imports')).toContain('25.0')
    expect(section(page, 'sources')).toContain('evt_cbam')
    for (const id of ['scopes', 'categories']) expect(section(page, id)).toBe(section(printed(), id))
  })

  it('given no values at all, then it is still a whole document', () => {
    const page = printed({ values: [] })
    expect(page).toContain('<h3>Missing (26)</h3>')
    expect(page).toContain('The report has no figure yet')
  })
})

describe('a printed report: a document that is safe to open', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&`

  it('given hostile names, texts, ids and reasons, then none of them becomes markup', () => {
    const entered = enteredFigure('E1-6_15', '1')
    const text: DataPointValue = {
      ...entered,
      content: { kind: 'TEXT', text: `First ${hostile}\n\nSecond.` },
      provenance: { kind: 'ENTERED', enteredBy: hostile, enteredAt: hostile, evidence: hostile, version: 1 },
    }
    const arrived = {
      ...provenance,
      eventId: hostile,
      calculationId: hostile,
      gwpSet: hostile,
      factorSets: [hostile],
      unit: 't CO2e',
    }
    const inventory = {
      provenance: arrived,
      total: '1',
      biogenicCO2: '0',
      primaryDataShare: '0',
      categories: [{ category: 1, emissions: '1', dataQualityTier: '1' }],
    }
    const page = printed({
      id: hostile,
      boundary: hostile,
      organization: { name: hostile, lei: hostile },
      values: [text, ...valuesOfInventory(inventory).values],
      findings: [{ code: hostile, layer: 'VALUE', severity: 'ERROR', subject: hostile, message: hostile }],
    })
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>/)
    expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThan(10)
    expect(page).toContain('&#39;&amp;')
    expect(unbalanced(page)).toEqual([])
  })

  it('given any report, then it has no script, no handler and no address outside itself', () => {
    const page = printed()
    expect(page).not.toMatch(/<script|<link|<iframe|<img|javascript:|@import|url\(| on[a-z]+="/i)
    expect([...page.matchAll(/(?:href|src)="([^#"][^"]*)"/g)]).toEqual([])
    expect(page).toContain(`default-src 'none'`)
  })

  it('given any report, then it is accessible: language, title, headings in order, captions, scopes, text for the chart', () => {
    const page = printed()
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/)
    expect(page).toContain('<title>Greenhouse gas emissions 2026, GreenTech</title>')
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length)
    expect(page).not.toMatch(/<th(?: class="[^"]*")?>/)
    expect(page).toMatch(/<svg [^>]*role="img" aria-labelledby="chart-title chart-summary"/)
    expect(page).toContain('1 Purchased goods and services: 98,000;')
    expect(unbalanced(page)).toEqual([])
  })
})

const withoutEnd = new Set(['meta', 'line', 'rect'])

/** Tags that are opened and not closed, or the other way round. */
function unbalanced(page: string): string[] {
  const open: string[] = []
  for (const [, end, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi)) {
    if (withoutEnd.has(name)) continue
    if (!end) open.push(name)
    else if (open.pop() !== name) return [...open, `/${name}`]
  }
  return open
}
