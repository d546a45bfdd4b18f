import DataLoader from 'dataloader'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { InboundFigures } from './features/inbound-figures/inbound-figures.repository.ts'
import type { YearNews } from './features/inbound-figures/news.ts'
import { Names } from './features/reports/names.repository.ts'
import { contentsOf } from './features/reports/report-contents.ts'
import type { ReportContents } from './features/reports/report-contents.ts'
import type { Report } from './features/reports/report.entity.ts'
import { Reports } from './features/reports/reports.repository.ts'
import type { Reference } from './reference/reference.ts'

/** What one request may reach. */
export type Context = {
  readonly requester: Requester | null
  readonly tenant: Tenant
  readonly reportLoader: DataLoader<string, Report | null>
  readonly reportOfYearLoader: DataLoader<number, Report | null>
  readonly contentsLoader: DataLoader<string, ReportContents | null>
  readonly newsLoader: DataLoader<number, YearNews>
  readonly names: Names
  readonly reference: Reference
  readonly now: () => Date
}

/** The tenant that no row belongs to: what a person sees who has not signed in. */
const nobody = '00000000-0000-0000-0000-000000000000'

export function contextFor(
  em: EntityManager,
  reference: Reference,
  requester: Requester | null,
  now: () => Date,
): Context {
  const tenant = Tenant.of(em, requester?.organizationId ?? nobody)
  const reports = new Reports(tenant)
  const figures = new InboundFigures(tenant)
  return {
    requester,
    tenant,
    reportLoader: loader(async (ids) => (await reports.byIds(ids)).map((report) => [report.id, report])),
    reportOfYearLoader: loader(async (years) => (await reports.byYears(years)).map((report) => [report.year, report])),
    contentsLoader: loader(async (ids) =>
      (await reports.files(ids)).map((file) => [file.report.id, contentsOf(file, reference)]),
    ),
    newsLoader: new DataLoader((years) => figures.newsOf(years)),
    names: new Names(tenant),
    reference,
    now,
  }
}

/** Loads what is asked for at once together; null for a key without row. */
function loader<Key, Found>(find: (keys: readonly Key[]) => Promise<[Key, Found][]>): DataLoader<Key, Found | null> {
  return new DataLoader(async (keys) => {
    const found = new Map(await find(keys))
    return keys.map((key) => found.get(key) ?? null)
  })
}
