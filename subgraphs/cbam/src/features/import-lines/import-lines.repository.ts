import type { Tenant } from '@greenlang/database/tenant.ts'
import { connection, keyAfter, pageLimit, type Connection, type PageArguments } from '@greenlang/graphql/connection.ts'
import { tonnes, type Tonnes } from '@greenlang/kernel/quantity.ts'
import type { Sector } from '../../domain/goods.ts'
import type { LineScope } from '../../domain/import-line.ts'
import { StoredImportLine } from './import-line.entity.ts'

export type LineFilter = {
  readonly cnCode?: string | null | undefined
  readonly originCountry?: string | null | undefined
  readonly scope?: LineScope | null | undefined
}

/** A page, and how to count what it is a page of. */
export type ImportLinePage = Connection<StoredImportLine> & { readonly totalCount: () => Promise<number> }

type Condition = { readonly sql: string; readonly values: readonly unknown[] }

/** The import lines of the requester's organization. */
export class ImportLines {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byIds(ids: readonly string[]): Promise<StoredImportLine[]> {
    return this.#tenant.read((em) => em.find(StoredImportLine, { id: { $in: [...ids] } }))
  }

  /** The lines of a year by day of import. */
  async ofYear(year: number, filter: LineFilter, page: PageArguments): Promise<ImportLinePage> {
    const matching = conditionOf(year, filter)
    const after = keyAfter(page)
    const further = after ? 'and (import_date, id) > (?::date, ?::uuid)' : ''
    const sql = `select * from cbam.import_lines where ${matching.sql} ${further} order by import_date, id limit ?`
    const values = [...matching.values, ...(after ?? []), pageLimit(page)]
    const lines = await this.#tenant.read(async (em) => {
      const rows = await em.execute<Record<string, unknown>[]>(sql, values)
      return rows.map((row) => em.map(StoredImportLine, row))
    })
    return { ...connection(lines, page, (line) => [line.importDate, line.id]), totalCount: () => this.#count(matching) }
  }

  /** Net mass that counts towards the threshold, t by sector. @param declarantEori - null for all importers together */
  async thresholdMasses(year: number, declarantEori: string | null): Promise<{ sector: Sector; mass: Tonnes }[]> {
    const sql = `select sector, sum(net_mass_t) as mass from cbam.import_lines
      where year = ? and counts_for_threshold ${declarantEori === null ? '' : 'and declarant_eori = ?'} group by sector order by sector`
    const values = declarantEori === null ? [year] : [year, declarantEori]
    const rows = await this.#tenant.read((em) => em.execute<{ sector: Sector; mass: string }[]>(sql, values))
    return rows.map(({ sector, mass }) => ({ sector, mass: tonnes(mass) }))
  }

  async #count({ sql, values }: Condition): Promise<number> {
    const count = `select count(*)::integer as total from cbam.import_lines where ${sql}`
    const [row] = await this.#tenant.read((em) => em.execute<{ total: number }[]>(count, [...values]))
    return row!.total
  }
}

function conditionOf(year: number, { cnCode, originCountry, scope }: LineFilter): Condition {
  const conditions: Condition[] = [{ sql: 'year = ?', values: [year] }]
  if (cnCode) conditions.push({ sql: 'cn8 = ?', values: [cnCode] })
  if (originCountry) conditions.push({ sql: 'origin_country = ?', values: [originCountry] })
  // The second half lets the planner see that the small index on lines beside the scope is enough.
  if (scope)
    conditions.push({
      sql: scope === 'IN_SCOPE' ? 'scope = ?' : "scope = ? and scope <> 'IN_SCOPE'",
      values: [scope],
    })
  return { sql: conditions.map(({ sql }) => sql).join(' and '), values: conditions.flatMap(({ values }) => values) }
}
