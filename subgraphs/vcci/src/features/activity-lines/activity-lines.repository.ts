import type { Tenant } from '@greenlang/database/tenant.ts'
import { keyAfter, pageLimit, type PageArguments } from '@greenlang/graphql/connection.ts'
import { ActivityLine } from './activity-line.entity.ts'

export type ActivityLineFilter = { category?: number | null | undefined; supplier?: string | null | undefined }

/** The activity lines of the requester's organization. */
export class ActivityLines {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byIds(ids: readonly string[]): Promise<ActivityLine[]> {
    return this.#tenant.read((em) => em.find(ActivityLine, { id: { $in: [...ids] } }))
  }

  /** Up to one line more than the page, by reference. */
  ofYear(year: number, page: PageArguments, { category, supplier }: ActivityLineFilter = {}): Promise<ActivityLine[]> {
    const limit = pageLimit(page)
    const [after] = keyAfter(page) ?? []
    if (supplier?.includes('\0') || after?.includes('\0')) return Promise.resolve([]) // no text in Postgres holds it
    const where = {
      year,
      ...(category !== null && category !== undefined && { category }),
      ...(supplier !== null && supplier !== undefined && { supplierName: supplier }),
      ...(after !== undefined && { externalRef: { $gt: after } }),
    }
    return this.#tenant.read((em) => em.find(ActivityLine, where, { orderBy: { externalRef: 'asc' }, limit }))
  }
}
