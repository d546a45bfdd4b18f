import { percentText, dayText, figureText, numberText } from './report-html/figure-text.ts'
import { categorySection } from './report-html/category-section.ts'
import { figureTable, placeOf } from './report-html/figure-table.ts'
import type { FigureRow } from './report-html/figure-table.ts'
import { gapSection } from './report-html/gap-section.ts'
import { html } from './report-html/markup.ts'
import type { Markup } from './report-html/markup.ts'
import { SourceNotes } from './report-html/source-notes.ts'
import { style } from './report-html/style.ts'
import type { DataPoint } from './data-point.ts'
import { UnknownDataPoint, figureOf, wholeOf } from './data-point-value.ts'
import type { DataPointValue } from './data-point-value.ts'
import type { Finding } from './finding.ts'
import type { FrameworkVersion } from './framework-version.ts'
import type { ImportReconciliation } from './inbound-figure.ts'
import type { Check } from './report-checks.ts'
import type { Completeness } from './report-completeness.ts'
import type { ReportState } from './report-state.ts'
import type { Period } from './reporting-period.ts'
import type { Scope3Category } from './scope-3-category.ts'

/** All that a printed report says. */
export type ReportDocument = {
  readonly id: string
  readonly version: number
  readonly state: ReportState
  readonly organization: { readonly name: string; readonly lei: string | null }
  readonly period: Period
  /** Consolidation approach; null if it has not been chosen. */
  readonly boundary: string | null
  readonly frameworkVersion: FrameworkVersion
  /** YYYY-MM-DD. */
  readonly preparedOn: string
  /** Digits after the point at which emissions are printed. */
  readonly decimals: number
  /** The slice of the standard that the report is about. */
  readonly dataPoints: readonly DataPoint[]
  readonly categories: readonly Scope3Category[]
  readonly values: readonly DataPointValue[]
  readonly completeness: Completeness
  readonly checks: readonly Check[]
  /** Findings beyond those of the checks and of completeness. */
  readonly findings: readonly Finding[]
  readonly imports: ImportReconciliation | null
}

const scopes = ['E1-6_07', 'E1-6_08', 'E1-6_09', 'E1-6_10', 'E1-6_11', 'E1-6_12', 'E1-6_13']
const intensities = ['E1-6_33', 'E1-6_34', 'E1-6_35', 'E1-6_30', 'E1-6_31']

/**
 * A report as one HTML document to read, print and keep: no script, nothing loaded from outside, and beside every figure
 * its unit and a link to its source.
 *
 * @throws {UnknownDataPoint} if a value names a data point that is not in the slice
 */
export function reportHtml(report: ReportDocument): string {
  const unknown = report.values.find(({ dataPointId }) => !report.dataPoints.some(({ id }) => id === dataPointId))
  if (unknown) throw new UnknownDataPoint(unknown.dataPointId)
  const notes = new SourceNotes(report.values, report.imports?.imports.provenance ?? null)
  const setting = { decimals: report.decimals, notes }
  const sections: readonly [id: string, title: string, content: Markup][] = [
    ['glance', 'At a glance', glance(report)],
    ['scopes', 'Emissions by scope', figureTable('Gross greenhouse gas emissions', rowsOf(report, scopes), setting)],
    ['categories', 'Scope 3 by category', categorySection(report.values, report.categories, setting)],
    [
      'intensity',
      'Net revenue and intensity',
      figureTable('Emissions per net revenue', rowsOf(report, intensities), setting),
    ],
    ['others', 'Further figures', furtherFigures(report, setting)],
    ['texts', 'Explanations', texts(report, notes)],
    ['imports', 'Emissions embedded in imported goods', imports(report, notes)],
    ['checks', 'Checks and findings', checks(report)],
    ['gaps', 'What is not reported', gapSection(report.completeness, report.categories)],
    ['sources', 'Sources', notes.sections()],
  ]
  const title = `Greenhouse gas emissions ${report.period.end.slice(0, 4)}, ${report.organization.name}`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <a class="skip" href="#glance">Skip to the figures</a>
        ${header(report)}
        <main>
          <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            <ol>
              ${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ol>
          </nav>
          ${sections.map(
            ([id, name, content]) =>
              html`<section aria-labelledby="${id}">
                <h2 id="${id}">${name}</h2>
                ${content}
              </section> `,
          )}
        </main>
        <footer>
          <p>
            Report ${report.id}, version ${report.version}, prepared on ${dayText(report.preparedOn)}. Figures are
            computed in full precision and rounded once, for print; rounded parts may differ from a rounded total in
            their last digit.
          </p>
        </footer>
      </body>
    </html> `.text
}

const stateTexts: Readonly<Record<ReportState, string>> = {
  DRAFT: 'Draft, not reviewed',
  IN_REVIEW: 'In review, not approved',
  APPROVED: 'Approved, not published',
  PUBLISHED: 'Published',
  AMENDED: 'Published, and amended by a later version',
}

function header(report: ReportDocument): Markup {
  const { organization, period, frameworkVersion, state, boundary } = report
  const facts: readonly [string, string][] = [
    ['Reporting period', `${dayText(period.start)} to ${dayText(period.end)}`],
    ['Framework version', `${frameworkVersion.title} (${frameworkVersion.version})`],
    ['Legal act', frameworkVersion.legalAct],
    ['Consolidation boundary', boundary?.replaceAll('_', ' ').toLowerCase() ?? 'not stated'],
    ['Warming potentials (GWP)', gwpSets(report)],
    ['Legal entity identifier', organization.lei ?? 'not stated'],
    ['Prepared on', dayText(report.preparedOn)],
    ['Report', `${report.id}, version ${report.version}`],
  ]
  return html`<header>
    <p class="overline">${organization.name}</p>
    <h1>Gross greenhouse gas emissions of scopes 1, 2 and 3</h1>
    <p>ESRS E1, disclosure requirement ${report.dataPoints[0]?.disclosureRequirement ?? 'not known'}</p>
    ${
      report.dataPoints[0]?.set === 'ESRS_2026'
        ? html`<p>Data points carry the identifiers of the first set: none have been published for the revised set.</p>`
        : null
    }
    <p class="state${state === 'PUBLISHED' ? ' final' : ''}">${stateTexts[state]}</p>
    <dl class="facts">
      ${facts.map(
        ([name, fact]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${fact}</dd>
          </div>`,
      )}
    </dl>
  </header>`
}

/** The sets by which the sources weighted gases; more than one is worth seeing. */
function gwpSets({ values }: ReportDocument): string {
  const sets = new Set(values.flatMap(({ provenance }) => (provenance.kind === 'EVENT' ? [provenance.gwpSet] : [])))
  return [...sets].map((set) => set ?? 'not stated by one source').join(', ') || 'not stated'
}

function glance({ values, decimals, dataPoints }: ReportDocument): Markup {
  const asksForTotals = dataPoints.some(({ id }) => id === 'E1-6_12')
  const ids = asksForTotals ? ['E1-6_12', 'E1-6_13', 'E1-6_11', 'E1-6_31'] : ['E1-6_07', 'E1-6_10', 'E1-6_11']
  const shown = ids.flatMap((id) => dataPoints.find((dataPoint) => dataPoint.id === id) ?? [])
  return html`<dl class="glance">
    ${shown.map(({ id, label }) => {
      const figure = figureOf(values, id)
      const printed = figure && figureText(figure, decimals)
      return html`<div>
        <dt>${label}</dt>
        <dd>${printed?.number ?? 'no value'} <span class="unit">${printed?.unit ?? ''}</span></dd>
      </div>`
    })}
  </dl>`
}

const sums = ['E1-6_12', 'E1-6_13']

function rowsOf({ dataPoints, values, completeness }: ReportDocument, ids: readonly string[]): readonly FigureRow[] {
  return ids.flatMap((id) => {
    const dataPoint = dataPoints.find((candidate) => candidate.id === id)
    if (!dataPoint) return []
    const status = completeness.coverage.find((one) => one.dataPoint.id === id)?.status ?? 'MISSING'
    return [{ dataPoint, status, value: wholeOf(values, id), isSum: sums.includes(id) }]
  })
}

function furtherFigures(report: ReportDocument, setting: { decimals: number; notes: SourceNotes }): Markup {
  const elsewhere = [...scopes, ...intensities]
  const ids = report.values.flatMap(({ dataPointId, category, content }) =>
    content.kind === 'FIGURE' && category === null && !elsewhere.includes(dataPointId) ? [dataPointId] : [],
  )
  if (ids.length === 0) return html`<p>None.</p>`
  return figureTable('Beside the scopes and totals, never added to them', rowsOf(report, ids), setting)
}

function texts({ values, dataPoints, categories }: ReportDocument, notes: SourceNotes): Markup {
  const told = dataPoints.flatMap((dataPoint) => {
    const value = wholeOf(values, dataPoint.id)
    if (!value || value.content.kind === 'FIGURE') return []
    const paragraphs =
      value.content.kind === 'TEXT'
        ? value.content.text.split(/\n\s*\n/)
        : [named(value.content.categories, categories).join('; ') || 'None.']
    return html`<h3 id="value-${dataPoint.id}">${dataPoint.label} <span class="id">${placeOf(dataPoint)}</span></h3>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <p>Source: ${notes.linkTo(value.provenance)}</p> `
  })
  return told.length === 0 ? html`<p>None.</p>` : html`${told}`
}

function named(numbers: readonly number[], categories: readonly Scope3Category[]): string[] {
  return numbers.map((number) => `${number} ${categories.find(({ category }) => category === number)?.label ?? ''}`)
}

function imports({ imports: reconciliation, decimals }: ReportDocument, notes: SourceNotes): Markup {
  if (!reconciliation) return html`<p>No figure for imported goods has arrived.</p>`
  const { imports: arrived, category1, proportion } = reconciliation
  const amount = (emissions: ImportReconciliation['category1']) =>
    emissions === null
      ? html`<td class="none number">no figure</td>`
      : html`<td class="number"><data value="${emissions.toFixed()}">${numberText(emissions, decimals)}</data></td>`
  return html`<div class="aside">
      <p>
        For comparison only: these emissions are not added to any figure of this report. The purchases behind them are
        part of scope 3 category 1 already, and adding them would count them twice.
      </p>
    </div>
    <table>
      <caption>
        Imported goods beside scope 3 category 1
      </caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" class="number">Amount</th>
          <th scope="col">Unit</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Emissions embedded in imported goods${arrived.provisional ? ', provisional' : ''}</th>
          ${amount(arrived.embeddedEmissions)}
          <td>t CO₂e</td>
          <td>${notes.linkTo(arrived.provenance)}</td>
        </tr>
        <tr>
          <th scope="row">Scope 3 category 1, as reported</th>
          ${amount(category1)}
          <td>t CO₂e</td>
          <td><a href="#categories">above</a></td>
        </tr>
        <tr>
          <th scope="row">Embedded emissions in proportion to category 1</th>
          <td class="number">${proportion === null ? 'not known' : percentText(proportion)}</td>
          <td>%</td>
          <td>–</td>
        </tr>
      </tbody>
    </table>`
}

function checks({ checks: made, findings, completeness, imports: reconciliation }: ReportDocument): Markup {
  const beyondGaps = completeness.findings.filter(({ code }) => code !== 'CMP-003') // those are listed as gaps
  const others = [...findings, ...(reconciliation?.findings ?? []), ...beyondGaps]
  return html`${
      made.length === 0
        ? html`<p>No check could be made: the figures it needs are not there.</p>`
        : html`<table>
            <caption>
              Arithmetic of the report, allowing for the rounding of its figures
            </caption>
            <thead>
              <tr>
                <th scope="col">Check</th>
                <th scope="col">Rule</th>
                <th scope="col">Result</th>
              </tr>
            </thead>
            <tbody>
              ${made.map(
                ({ name, rule, finding }) =>
                  html` <tr>
                    <th scope="row">${name}</th>
                    <td>${rule}</td>
                    <td>${finding ? findingText(finding) : html`<span class="held">holds</span>`}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <h3>Findings (${others.length})</h3>
    ${
      others.length === 0
        ? html`<p>None.</p>`
        : html`<ul>
            ${others.map((finding) => html`<li>${findingText(finding)}</li>`)}
          </ul>`
    }`
}

function findingText({ code, severity, message }: Finding): Markup {
  return severity === 'ERROR'
    ? html`<span class="error">Error ${code}:</span> ${message}`
    : html`<span class="warning">Warning ${code}:</span> ${message}`
}
