import type { Tenant } from '@greenlang/database/tenant.ts'
import { connection, keyAfter, pageLimit, type Connection, type PageArguments } from '@greenlang/graphql/connection.ts'
import { goodKey, type GoodTotals } from '../calculations/good-totals.ts'
import { Declaration } from './declaration.entity.ts'

/** The declarations of the requester's organization. */
export class Declarations {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byIds(ids: readonly string[]): Promise<Declaration[]> {
    return this.#tenant.read((em) => em.find(Declaration, { id: { $in: [...ids] } }))
  }

  ofYear(year: number): Promise<Declaration | null> {
    return this.#tenant.read((em) => em.findOne(Declaration, { year }))
  }

  async goodsOf(declarationId: string, page: PageArguments): Promise<Connection<GoodTotals>> {
    const after = keyAfter(page)
    const sql = `select cn8, origin_country as "originCountry", production_country as "productionCountry", unit,
        line_count as "lineCount", quantity, embedded, free_allocation as "freeAllocation", certificates
      from cbam.declaration_goods where declaration_id = ?
        ${after ? 'and (cn8, origin_country, production_country, unit) > (?, ?, ?, ?)' : ''}
      order by cn8, origin_country, production_country, unit limit ?`
    const values = [declarationId, ...(after ?? []), pageLimit(page)]
    const rows = await this.#tenant.read((em) => em.execute<GoodTotals[]>(sql, values))
    return connection(rows, page, goodKey)
  }
}
