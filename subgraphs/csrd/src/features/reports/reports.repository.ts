import type { Tenant } from '@greenlang/database/tenant.ts'
import type { DataPointValue } from '../../domain/data-point-value.ts'
import { StoredValue } from '../data-points/stored-value.entity.ts'
import { newsOf } from '../inbound-figures/inbound-figures.repository.ts'
import type { YearNews } from '../inbound-figures/news.ts'
import { Report } from './report.entity.ts'

/** A report, what stands in it now, and the news of its year: all of one moment. */
export type ReportFile = {
  readonly report: Report
  readonly values: readonly DataPointValue[]
  readonly news: YearNews
}

/** The reports of the requester's organization. */
export class Reports {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byIds(ids: readonly string[]): Promise<Report[]> {
    return this.#tenant.read((em) => em.find(Report, { id: { $in: [...ids] } }))
  }

  byYears(years: readonly number[]): Promise<Report[]> {
    return this.#tenant.read((em) => em.find(Report, { year: { $in: [...years] } }))
  }

  files(ids: readonly string[]): Promise<ReportFile[]> {
    return this.#tenant.read(async (em) => {
      const reports = await em.find(Report, { id: { $in: [...ids] } })
      const current = { reportId: { $in: reports.map(({ id }) => id) }, supersededAt: null }
      const stored = await em.find(StoredValue, current, {
        orderBy: { dataPointId: 'asc', category: 'asc nulls first' },
      })
      const news = await newsOf(
        em,
        reports.map(({ year }) => year),
      )
      return reports.map((report, index) => ({
        report,
        values: stored.filter(({ reportId }) => reportId === report.id).map((one) => one.value()),
        news: news[index]!,
      }))
    })
  }
}
