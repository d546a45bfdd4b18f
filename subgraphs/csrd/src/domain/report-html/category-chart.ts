import { Decimal, zero } from '@greenlang/kernel/decimal.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'

/** One bar: what it is called, how long it is, and the number written beside it. */
export type Bar = { readonly label: string; readonly amount: Decimal; readonly shown: string }

const width = 720
const rowHeight = 26
const labelWidth = 275
const barWidth = 335

/**
 * Bars from the largest to the smallest. It repeats what the table beside it says, so that nobody depends on seeing it.
 *
 * @param title - what is shown, with its unit
 */
export function barChart(title: string, bars: readonly Bar[]): Markup {
  const sorted = bars.toSorted((one, other) => other.amount.cmp(one.amount))
  const longest = Decimal.max(zero, ...sorted.map(({ amount }) => amount))
  const height = sorted.length * rowHeight + 8
  const summary = sorted.map(({ label, shown }) => `${label}: ${shown}`).join('; ')
  return html`<figure>
    <svg
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-labelledby="chart-title chart-summary"
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id="chart-title">${title}</title>
      <desc id="chart-summary">${summary}</desc>
      <line class="axis" x1="${labelWidth}" y1="0" x2="${labelWidth}" y2="${height}" />
      ${sorted.map((bar, index) => drawn(bar, index * rowHeight + 4, length(bar.amount, longest)))}
    </svg>
    <figcaption>${title}, largest first</figcaption>
  </figure>`
}

function drawn({ label, shown }: Bar, top: number, barLength: string): Markup {
  const baseline = top + 15
  return html` <text class="label" x="${labelWidth - 8}" y="${baseline}" text-anchor="end">${label}</text>
    <rect x="${labelWidth}" y="${top + 3}" width="${barLength}" height="${rowHeight - 10}" />
    <text class="amount" x="${(labelWidth + Number(barLength) + 6).toFixed(1)}" y="${baseline}">${shown}</text>`
}

/** In units of the drawing; a negative amount has no bar. */
function length(amount: Decimal, longest: Decimal): string {
  if (longest.lte(0) || amount.lte(0)) return '0.0'
  return amount.div(longest).times(barWidth).toFixed(1)
}
