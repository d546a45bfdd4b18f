import type { DataPoint } from '../data-point.ts'
import type { DataPointValue } from '../data-point-value.ts'
import type { CoverageStatus } from '../report-completeness.ts'
import { figureText } from './figure-text.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import type { SourceNotes } from './source-notes.ts'

export type FigureRow = {
  readonly dataPoint: DataPoint
  /** Null if the report has no value. */
  readonly value: DataPointValue | null
  /** What became of it if it has none. */
  readonly status: CoverageStatus
  /** Drawn as a sum of the rows above. */
  readonly isSum?: boolean
}

type Setting = { readonly decimals: number; readonly notes: SourceNotes }

/** Figures one below the other: name, data point, number, unit, source. */
export function figureTable(caption: string, rows: readonly FigureRow[], { decimals, notes }: Setting): Markup {
  if (rows.length === 0) return html`<p>Not asked for.</p>`
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Data point</th>
          <th scope="col" class="number">Amount</th>
          <th scope="col">Unit</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ dataPoint, value, status, isSum = false }) =>
            html` <tr id="value-${dataPoint.id}" ${isSum ? html` class="sum"` : null}>
              <th scope="row">${dataPoint.label}</th>
              <td class="id">${placeOf(dataPoint)}</td>
              ${amountCells(value, status, decimals, notes)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** The data point and where the standard asks for it. */
export function placeOf({ id, paragraphs }: DataPoint): string {
  const places = paragraphs.map((place, index) => {
    const isFirstParagraph = index === 0 && !place.startsWith('AR')
    return isFirstParagraph ? `par. ${place}` : place
  })
  return [id, ...places].join(', ')
}

const absences: Readonly<Record<CoverageStatus, string>> = {
  FILLED: 'no figure',
  MISSING: 'missing',
  NOT_APPLICABLE: 'not applicable',
  NOT_MATERIAL: 'not material',
  PHASED_IN: 'left out by a phase-in',
  NOT_GIVEN: 'voluntary, not given',
}

/** Number, unit and source, or why there is no value. */
function amountCells(
  value: DataPointValue | null,
  status: CoverageStatus,
  decimals: number,
  notes: SourceNotes,
): Markup {
  if (value?.content.kind !== 'FIGURE')
    return html`<td class="number none">${absences[status]}</td>
      <td></td>
      <td></td>`
  const { number, unit } = figureText(value.content, decimals)
  const exact = value.content.amount.toFixed()
  return html`<td class="number"><data value="${exact}">${number}</data></td>
    <td>${unit}</td>
    <td>${notes.linkTo(value.provenance)}</td>`
}
