import type { EntityManager } from '@mikro-orm/postgresql'
import type { Tenant } from '@greenlang/database/tenant.ts'
import { InboundFigure } from './inbound-figure.entity.ts'
import type { SourceApp } from './inbound-figure.entity.ts'
import type { News, YearNews } from './news.ts'

type Found = { id: string; year: number; sourceApp: SourceApp }

const newestOfYears = `
  select distinct on (year, source_app) id, year, source_app as "sourceApp"
  from csrd.inbound_figures where year = any(?::int[])
  order by year, source_app, version desc, received_at`

const adoptedOfYears = `
  select distinct on (report.year, adopted.source_app)
    adopted.figure_id as id, report.year, adopted.source_app as "sourceApp"
  from csrd.reports report
  join csrd.adopted_figures adopted on adopted.org_id = report.org_id and adopted.report_id = report.id
  where report.year = any(?::int[])
  order by report.year, adopted.source_app, adopted.version desc`

/** What other modules have told the requester's organization. */
export class InboundFigures {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  /** The news of each year, in the order of the years. */
  newsOf(years: readonly number[]): Promise<YearNews[]> {
    return this.#tenant.read((em) => newsOf(em, years))
  }
}

/** The same inside a transaction. */
export async function newsOf(em: EntityManager, years: readonly number[]): Promise<YearNews[]> {
  const list = `{${years.join(',')}}`
  const newest = await em.execute<Found[]>(newestOfYears, [list])
  const adopted = await em.execute<Found[]>(adoptedOfYears, [list])
  const ids = [...new Set([...newest, ...adopted].map(({ id }) => id))]
  const figures = new Map((await em.find(InboundFigure, { id: { $in: ids } })).map((figure) => [figure.id, figure]))
  const find = (rows: Found[], year: number, app: SourceApp) =>
    figures.get(rows.find((row) => row.year === year && row.sourceApp === app)?.id ?? '') ?? null
  const news = (year: number, app: SourceApp): News | null => {
    const figure = find(newest, year, app)
    return figure && { newest: figure, adopted: find(adopted, year, app) }
  }
  return years.map((year) => ({ vcci: news(year, 'vcci'), cbam: news(year, 'cbam') }))
}
