import type { Tenant } from '@greenlang/database/tenant.ts'
import { connection, keyAfter, pageLimit, type Connection, type PageArguments } from '@greenlang/graphql/connection.ts'
import type { Sector } from '../../domain/goods.ts'
import { Calculation } from './calculation.entity.ts'
import type { QuarterSum } from './certificate-cost.ts'
import { goodKey, goodSums, type GoodTotals, type Totals } from './good-totals.ts'
import type { BasisId, LineResult, StoredBasis } from './line-result.ts'
import type { UnresolvedReason } from './provisional.ts'

export type SectorTotals = { readonly sector: Sector; readonly lineCount: number; readonly totals: Totals }

const lineColumns = `calculation_id as "calculationId", line_id as "lineId", line_version as "lineVersion", basis, quarter, cn8,
  origin_country as "originCountry", production_country as "productionCountry", unit, quantity, embedded,
  free_allocation as "freeAllocation", certificates, failure_code as "failureCode"`

/** The calculations of the requester's organization. */
export class Calculations {
  readonly #tenant: Tenant

  constructor(tenant: Tenant) {
    this.#tenant = tenant
  }

  byIds(ids: readonly string[]): Promise<Calculation[]> {
    return this.#tenant.read((em) => em.find(Calculation, { id: { $in: [...ids] } }))
  }

  /** The latest calculation of a year, or null. */
  latestOf(year: number): Promise<Calculation | null> {
    return this.#tenant.read((em) => em.findOne(Calculation, { year }, { orderBy: { version: 'desc' } }))
  }

  /** Sums by sector, in the order of Annex I as far as the alphabet has it. */
  async sectorsOf(calculationId: string): Promise<SectorTotals[]> {
    const rows = await this.#select<Totals & { sector: Sector; lineCount: number }>(sectorSums('?'), [calculationId])
    return rows.map(({ sector, lineCount, ...totals }) => ({ sector, lineCount, totals }))
  }

  /** Certificates by quarter of importation. */
  quartersOf(calculationId: string): Promise<QuarterSum[]> {
    return this.#select(quarterSums('?'), [calculationId])
  }

  /** Why lines are unresolved, the commonest reason first. */
  unresolvedReasons(calculationId: string): Promise<UnresolvedReason[]> {
    return this.#select(unresolvedReasons('?'), [calculationId, calculationId])
  }

  async goodsOf(calculationId: string, page: PageArguments): Promise<Connection<GoodTotals>> {
    const key = '(cn8, origin_country, production_country, unit)'
    const after = keyAfter(page)
    const sql = `select ${goodSums} from cbam.calculation_goods
      where calculation_id = ? ${after ? `and ${key} > (?, ?, ?, ?)` : ''}
      group by cn8, origin_country, production_country, unit
      order by cn8, origin_country, production_country, unit limit ?`
    const rows = await this.#select<GoodTotals>(sql, [calculationId, ...(after ?? []), pageLimit(page)])
    return connection(rows, page, goodKey)
  }

  /** The results of a calculation, those of lines that were imported earlier first. */
  async linesOf(
    calculationId: string,
    page: PageArguments,
    which: 'ALL' | 'UNRESOLVED',
  ): Promise<Connection<LineResult>> {
    const after = keyAfter(page)
    const sql = `select ${lineColumns} from cbam.line_results where calculation_id = ?
      ${after ? 'and line_id > ?::uuid' : ''} ${which === 'UNRESOLVED' ? 'and failure_code is not null' : ''}
      order by line_id limit ?`
    const rows = await this.#select<LineResult>(sql, [calculationId, ...(after ?? []), pageLimit(page)])
    return connection(rows, page, ({ lineId }) => [lineId])
  }

  bases(ids: readonly BasisId[]): Promise<StoredBasis[]> {
    const sql = `select calculation_id as "calculationId", number as basis, taric10, failure_message as "failureMessage", trace
      from cbam.calculation_bases where (calculation_id, number) in (select * from unnest(?::uuid[], ?::integer[]))`
    const calculations = `{${ids.map(({ calculationId }) => calculationId).join(',')}}`
    return this.#select(sql, [calculations, `{${ids.map(({ basis }) => basis).join(',')}}`])
  }

  #select<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#tenant.read((em) => em.execute<Row[]>(sql, [...values]))
  }
}

type Placeholder = '?' | '$1'

/** Selects the sums by sector of one calculation. */
export function sectorSums(id: Placeholder): string {
  return `select sector, sum(line_count)::integer as "lineCount",
      coalesce(sum(quantity) filter (where unit = 't'), 0) as "netMassT",
      coalesce(sum(quantity) filter (where unit = 'MWh'), 0) as "quantityMwh",
      sum(embedded) as embedded, sum(free_allocation) as "freeAllocation", sum(certificates) as certificates
    from cbam.calculation_goods where calculation_id = ${id} group by sector order by sector`
}

/** Selects the certificates by quarter of one calculation. */
export function quarterSums(id: Placeholder): string {
  return `select calculations.year || '-Q' || goods.quarter as quarter, sum(goods.certificates) as certificates
    from cbam.calculation_goods goods
    join cbam.calculations on calculations.org_id = goods.org_id and calculations.id = goods.calculation_id
    where goods.calculation_id = ${id} group by 1 order by 1`
}

/** Selects why lines of one calculation are unresolved: the id is used twice. */
export function unresolvedReasons(id: Placeholder): string {
  return `select basis.failure_code as code, basis.failure_message as message, sum(lines.line_count)::integer as "lineCount"
    from (
      select basis, count(*) as line_count from cbam.line_results
      where calculation_id = ${id} and failure_code is not null group by basis
    ) lines
    join cbam.calculation_bases basis on basis.calculation_id = ${id} and basis.number = lines.basis
    group by basis.failure_code, basis.failure_message order by 3 desc, 1, 2 limit 100`
}
