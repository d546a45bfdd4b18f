import type { Tenant } from '@greenlang/database/tenant.ts'
import { keyAfter, pageLimit, type PageArguments } from '@greenlang/graphql/connection.ts'
import { rollupOrder, selectRollups } from './calculation-rows.ts'
import { CursorOfAnotherList } from './errors.ts'
import type { Gap, Inventory, InventoryVersion, LineResult, Rollup, UnresolvedLine } from './inventory.ts'

const inventoryColumns = `
  i.id, i.year, c.version, c.id as "calculationId", c.calculated_at as "calculatedAt", c.line_count as "lineCount",
  c.latest_import_id as "latestImportId", c.unresolved_line_count as "unresolvedLineCount", c.kg_co2e as kg,
  c.biogenic_kg_co2 as "biogenicKg", c.gwp, c.factor_sets as "factorSets"
  from vcci.inventories i join vcci.calculations c on c.org_id = i.org_id and c.id = i.calculation_id`

const lineColumns = `
  r.rank, r.line_id as "lineId", r.line_version as "lineVersion", r.external_ref as "externalRef",
  r.date::text as date, r.category, r.supplier_name as "supplierName"`

const basisOfLine = `
  join vcci.calculation_bases b on b.org_id = r.org_id and b.calculation_id = r.calculation_id and b.number = r.basis`

/** The inventories of the requester's organization, as they were calculated. */
export class Inventories {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  async ofYear(year: number): Promise<Inventory | null> {
    const [found] = await this.#rows<Inventory>(`select ${inventoryColumns} where i.year = ?`, [year])
    return found ?? null
  }

  byIds(ids: readonly string[]): Promise<Inventory[]> {
    return this.#rows(`select ${inventoryColumns} where i.id = any (?::uuid[])`, [`{${ids.join(',')}}`])
  }

  /** What each method gave, by category, of each of the calculations. */
  rollups(calculationIds: readonly string[]): Promise<Rollup[]> {
    const sql = `${selectRollups} where calculation_id = any (?::uuid[]) ${rollupOrder}`
    return this.#rows(sql, [`{${calculationIds.join(',')}}`])
  }

  /** Why lines of a calculation have no figure, the commonest first. */
  gaps(calculationId: string): Promise<Gap[]> {
    const sql = `
      select b.code, b.message, count(*)::int as "lineCount" from vcci.line_results r ${basisOfLine}
      where r.calculation_id = ? and r.kg_co2e is null
      group by b.code, b.message order by 3 desc, 1, 2 limit 100`
    return this.#rows(sql, [calculationId])
  }

  /** Up to one line more than the page, the largest first. */
  lines(calculationId: string, page: PageArguments, category: number | null): Promise<LineResult[]> {
    const sql = `
      select ${lineColumns}, r.input, r.quantity, r.unit, r.distance_km as "distanceKm", r.kg_co2e as kg,
        r.biogenic_kg_co2 as "biogenicKg", b.kind, b.input_unit as "inputUnit", b.factor_id as "factorId",
        b.gases_per_unit as "gasesPerUnit", b.method, b.data_type as "dataType", b.tier, b.indicators, b.score, b.boundary,
        b.trace as "basisTrace"
      from vcci.line_results r ${basisOfLine}
      where r.calculation_id = ? and r.rank > ? and r.kg_co2e is not null ${category === null ? '' : 'and r.category = ?'}
      order by r.rank limit ?`
    return this.#rows(sql, [calculationId, rankAfter(page), ...(category === null ? [] : [category]), pageLimit(page)])
  }

  /** Up to one line more than the page, of those that have no figure. */
  unresolvedLines(calculationId: string, page: PageArguments): Promise<UnresolvedLine[]> {
    const sql = `
      select ${lineColumns}, b.code, b.message from vcci.line_results r ${basisOfLine}
      where r.calculation_id = ? and r.rank > ? and r.kg_co2e is null order by r.rank limit ?`
    return this.#rows(sql, [calculationId, rankAfter(page), pageLimit(page)])
  }

  /** Up to one calculation more than the page, the latest first. */
  versions(inventoryId: string, page: PageArguments): Promise<InventoryVersion[]> {
    const before = numberAfter(page) ?? 2 ** 31 - 1
    const sql = `
      select id as "calculationId", version, calculated_at as "calculatedAt", kg_co2e as kg, line_count as "lineCount",
        unresolved_line_count as "unresolvedLineCount"
      from vcci.calculations where inventory_id = ? and version < ? order by version desc limit ?`
    return this.#rows(sql, [inventoryId, before, pageLimit(page)])
  }

  #rows<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#tenant.read((em) => em.execute<Row[]>(sql, [...values]))
  }
}

function rankAfter(page: PageArguments): number {
  return numberAfter(page) ?? 0
}

/** The number behind a cursor, or null for the first page. */
function numberAfter(page: PageArguments): number | null {
  const key = keyAfter(page)
  if (key === null) return null
  const number = Number(key[0])
  if (!Number.isInteger(number) || number < 0 || number >= 2 ** 31) throw new CursorOfAnotherList()
  return number
}
