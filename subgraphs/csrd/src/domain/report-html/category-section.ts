import { sum } from '@greenlang/kernel/decimal.ts'
import { categoryFigures, wholeOf } from '../data-point-value.ts'
import type { CategoryFigure, DataPointValue } from '../data-point-value.ts'
import type { Scope3Category } from '../scope-3-category.ts'
import { barChart } from './category-chart.ts'
import { figureText, numberText, percentText } from './figure-text.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import type { SourceNotes } from './source-notes.ts'

type Setting = { readonly decimals: number; readonly notes: SourceNotes }

/** Scope 3 by category: the chart, the table with all fifteen, and the total as reported. */
export function categorySection(
  values: readonly DataPointValue[],
  categories: readonly Scope3Category[],
  setting: Setting,
): Markup {
  const parts = categoryFigures(values, 'E1-6_11')
  if (parts.length === 0) return html`<p>Scope 3 has not been split by category.</p>`
  const nameOf = (number: number) => `${number} ${categories.find(({ category }) => category === number)?.label ?? ''}`
  const bars = parts.map(({ category, figure }) => ({
    label: nameOf(category),
    amount: figure.amount,
    shown: figureText(figure, setting.decimals).number,
  }))
  return html`${barChart('Scope 3 emissions by category, t CO₂e', bars)}
    ${categoryTable(parts, categories, values, setting)}
    <p>
      Data quality is a grade weighted by emissions: 1 stands for data of suppliers, 2 for average data, 3 for spend. A
      category without a figure is not known; it is not zero.
    </p>`
}

function categoryTable(
  parts: readonly CategoryFigure[],
  categories: readonly Scope3Category[],
  values: readonly DataPointValue[],
  setting: Setting,
): Markup {
  const all = sum(parts.map(({ figure }) => figure.amount))
  const total = wholeOf(values, 'E1-6_11')
  const { decimals, notes } = setting
  const row = ({ category, label, side }: Scope3Category): Markup => {
    const part = parts.find((candidate) => candidate.category === category)
    const head = html`<th scope="row">${category} ${label}</th>
      <td>${side === 'UPSTREAM' ? 'upstream' : 'downstream'}</td>`
    if (!part)
      return html`<tr>
        ${head}
        <td class="number none">no figure</td>
        <td></td>
        <td></td>
        <td></td>
      </tr> `
    const { figure, value } = part
    const share = all.isZero() ? '' : percentText(figure.amount.div(all))
    const tier = figure.dataQualityTier === null ? 'not graded' : numberText(figure.dataQualityTier, 1)
    return html`<tr id="value-E1-6_11-${category}">
      ${head}
      <td class="number"><data value="${figure.amount.toFixed()}">${figureText(figure, decimals).number}</data></td>
      <td class="number">${share}</td>
      <td class="number">${tier}</td>
      <td>${notes.linkTo(value.provenance)}</td>
    </tr> `
  }
  return html`<div class="scroll">
    <table>
      <caption>
        Scope 3 by category of the GHG Protocol (E1-6_11)
      </caption>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col">Value chain</th>
          <th scope="col" class="number">t CO₂e</th>
          <th scope="col" class="number">Share, %</th>
          <th scope="col" class="number">Data quality</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${categories.map(row)}
      </tbody>
      <tfoot>
        ${
          total?.content.kind === 'FIGURE'
            ? html`<tr class="sum">
                <th scope="row" colspan="2">Scope 3, as reported</th>
                <td class="number">
                  <data value="${total.content.amount.toFixed()}">${figureText(total.content, decimals).number}</data>
                </td>
                <td class="number">${all.isZero() ? '' : percentText(total.content.amount.div(all))}</td>
                <td></td>
                <td>${notes.linkTo(total.provenance)}</td>
              </tr>`
            : html`<tr class="sum">
                <th scope="row" colspan="2">Scope 3, as reported</th>
                <td class="number none" colspan="4">no value</td>
              </tr>`
        }
      </tfoot>
    </table>
  </div>`
}
