import type { Completeness, CoverageStatus } from '../report-completeness.ts'
import type { Scope3Category } from '../scope-3-category.ts'
import { placeOf } from './figure-table.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'

const kinds: readonly { status: CoverageStatus; title: string; meaning: string }[] = [
  { status: 'MISSING', title: 'Missing', meaning: 'Asked for, and neither a value nor a valid reason is recorded.' },
  { status: 'NOT_APPLICABLE', title: 'Not applicable', meaning: 'There is nothing to report.' },
  { status: 'NOT_MATERIAL', title: 'Not material', meaning: 'Assessed as not material.' },
  { status: 'PHASED_IN', title: 'Left out by a phase-in', meaning: 'The law lets it wait in the first years.' },
  { status: 'NOT_GIVEN', title: 'Voluntary, not given', meaning: 'May be reported and is not.' },
]

/** What the report does not say, each kind of gap by itself. */
export function gapSection(completeness: Completeness, categories: readonly Scope3Category[]): Markup {
  const { coverage, counts, categoriesWithoutFigure } = completeness
  const without = categories.filter(({ category }) => categoriesWithoutFigure.includes(category))
  return html`<p>${counts.FILLED} of ${coverage.length} data points are filled, ${counts.MISSING} are missing.</p>
    ${kinds.map(({ status, title, meaning }) => {
      const gaps = coverage.filter((one) => one.status === status)
      return html`<h3>${title} (${gaps.length})</h3>
        ${
          gaps.length === 0
            ? html`<p>None.</p>`
            : html`<table>
                <caption>
                  ${meaning}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Data point</th>
                    <th scope="col">Place</th>
                    <th scope="col">Asked for by other EU law</th>
                    <th scope="col">Reason</th>
                  </tr>
                </thead>
                <tbody>
                  ${gaps.map(
                    ({ dataPoint, reason }) =>
                      html` <tr>
                        <th scope="row">${dataPoint.label}</th>
                        <td class="id">${placeOf(dataPoint)}</td>
                        <td>${dataPoint.euLaw.map((law) => lawNames[law]).join(', ') || '–'}</td>
                        <td>${reason ?? '–'}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>`
        } `
    })}
    <h3>Scope 3 categories without a figure (${without.length})</h3>
    <p>
      ${without.length === 0 ? 'None, or scope 3 is not split by category.' : `${without.map(({ category, label }) => `${category} ${label}`).join('; ')}.`}
    </p>`
}

const lawNames = { SFDR: 'SFDR', PILLAR_3: 'Pillar 3', BENCHMARK: 'benchmarks', CLIMATE_LAW: 'climate law' } as const
