import type { DataPointValue, EventProvenance, Provenance } from '../data-point-value.ts'
import { dayText, momentText } from './figure-text.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'

/** One source, the figures that rest on it, and its number in the report. */
type SourceNote = { readonly number: number; readonly provenance: Provenance; readonly about: string[] }

/** One calculation and the notes that name it. */
type Calculation = { readonly id: string; readonly by: string; readonly notes: number[] }

/** The numbered sources of a report: figures of one event share a note. */
export class SourceNotes {
  readonly #notes = new Map<string, SourceNote>()

  constructor(values: readonly DataPointValue[], imports: EventProvenance | null) {
    for (const { provenance, dataPointId, category } of values)
      this.#add(provenance, category === null ? dataPointId : `${dataPointId} category ${category}`)
    if (imports) this.#add(imports, 'imported goods')
  }

  #add(provenance: Provenance, about: string): void {
    const key = JSON.stringify(provenance)
    const note = this.#notes.get(key) ?? { number: this.#notes.size + 1, provenance, about: [] }
    note.about.push(about)
    this.#notes.set(key, note)
  }

  /** A link from a figure to the note with its source. */
  linkTo(provenance: Provenance): Markup {
    const note = this.#notes.get(JSON.stringify(provenance))
    if (!note) throw new Error('This source was not collected before the report was written.')
    return html`<a class="source" href="#source-${note.number}" aria-label="Source ${note.number}">${note.number}</a>`
  }

  /** All sources, and the calculations to which they lead. */
  sections(): Markup {
    const calculations = this.#calculations()
    const notes = [...this.#notes.values()]
    if (notes.length === 0) return html`<p>The report has no figure yet, and so no source.</p>`
    return html` <ol class="notes">
        ${notes.map(
          (note) =>
            html` <li id="source-${note.number}">
              ${described(note.provenance, linkedCalculation(calculations, note.provenance))}
              <span class="about">For ${note.about.join(', ')}.</span>
            </li>`,
        )}
      </ol>
      <h3 id="calculations">Calculations</h3>
      ${calculations.length === 0 ? html`<p>No figure rests on a calculation: all were entered.</p>` : calculationTable(calculations)}`
  }

  #calculations(): readonly Calculation[] {
    const calculations = new Map<string, Calculation>()
    for (const { number, provenance } of this.#notes.values()) {
      if (provenance.kind === 'ENTERED') continue
      const by = provenance.kind === 'EVENT' ? provenance.sourceApp : 'this report'
      const known = calculations.get(provenance.calculationId)
      if (known) known.notes.push(number)
      else calculations.set(provenance.calculationId, { id: provenance.calculationId, by, notes: [number] })
    }
    return [...calculations.values()]
  }
}

function linkedCalculation(calculations: readonly Calculation[], provenance: Provenance): Markup | null {
  if (provenance.kind === 'ENTERED') return null
  const index = calculations.findIndex(({ id }) => id === provenance.calculationId)
  return html`<a href="#calculation-${index + 1}"><code>${provenance.calculationId}</code></a>`
}

function described(provenance: Provenance, calculation: Markup | null): Markup {
  if (provenance.kind === 'ENTERED') {
    const { enteredBy, enteredAt, evidence, version } = provenance
    return html`Entered by ${enteredBy}, ${moment(enteredAt)}, version ${version}. Evidence:
    ${evidence ?? 'none named'}.`
  }
  if (provenance.kind === 'DERIVED') {
    const inputs = provenance.inputs.map((id, index) => html`${index > 0 ? ', ' : ''}<a href="#value-${id}">${id}</a>`)
    return html`Computed in this report as <code>${provenance.formula}</code> from ${inputs}; calculation
      ${calculation}, ${moment(provenance.calculatedAt)}.`
  }
  const { sourceApp, eventId, version, period, boundary, unit, calculatedAt, gwpSet, factorSets } = provenance
  return html`Calculated by ${sourceApp}: calculation ${calculation}, version ${version}, for ${dayText(period.start)}
    to ${dayText(period.end)}, ${moment(calculatedAt)}. Told by event <code>${eventId}</code> in ${unit}. Warming
    potentials: ${gwpSet ?? 'not stated'}. Boundary: ${boundary ?? 'not stated'}. Factor sets:
    ${factorSets.length > 0 ? factorSets.join(', ') : 'none stated'}.`
}

const moment = (at: string): Markup => html`<time datetime="${at}">${momentText(at)}</time>`

function calculationTable(calculations: readonly Calculation[]): Markup {
  return html`<table>
    <caption>
      Calculations on which figures of this report rest
    </caption>
    <thead>
      <tr>
        <th scope="col">Calculation</th>
        <th scope="col">Made by</th>
        <th scope="col">Sources</th>
      </tr>
    </thead>
    <tbody>
      ${calculations.map(
        ({ id, by, notes }, index) =>
          html` <tr id="calculation-${index + 1}">
            <th scope="row"><code>${id}</code></th>
            <td>${by}</td>
            <td>
              ${notes.map((number, place) => html`${place > 0 ? ', ' : ''}<a href="#source-${number}">${number}</a>`)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
