import type { PoolClient } from 'pg'
import { monthOfLine, type GroupBasis } from './line-groups.ts'
import type { Rollup } from './inventory.ts'

type Calculation = { readonly organizationId: string; readonly calculationId: string; readonly year: number }

const basesPerStatement = 500

const basisColumns = `number, factor_id, classification, price_basis, category, country, kind, input_unit, month, set_id,
  kg_per_unit, biogenic_kg_per_unit, gases_per_unit, method, data_type, tier, indicators, score, gwp, boundary, trace, code,
  message`

/** Stores the bases of a calculation, numbered from 1 in the order given. */
export async function insertBases(
  client: PoolClient,
  { organizationId, calculationId }: Calculation,
  bases: readonly GroupBasis[],
): Promise<void> {
  const sql = `
    insert into vcci.calculation_bases (org_id, calculation_id, ${basisColumns})
    select $1, $2, ${basisColumns} from jsonb_to_recordset($3) as given (number integer, factor_id text, classification text, price_basis text,
      category integer, country text, kind text, input_unit text, month text, set_id text, kg_per_unit numeric,
      biogenic_kg_per_unit numeric, gases_per_unit jsonb, method text, data_type text, tier integer, indicators jsonb,
      score numeric, gwp text, boundary text, trace jsonb, code text, message text)`
  for (let start = 0; start < bases.length; start += basesPerStatement) {
    const rows = bases.slice(start, start + basesPerStatement).map((basis, index) => basisRow(basis, start + index + 1))
    await client.query(sql, [organizationId, calculationId, JSON.stringify(rows)])
  }
}

function basisRow(given: GroupBasis, number: number): object {
  const { factorId, classification, priceBasis, category, country, kind, inputUnit, month } = given.group
  const key = {
    number,
    factor_id: factorId,
    classification,
    price_basis: priceBasis,
    category,
    country,
    kind,
    input_unit: inputUnit,
    month,
  }
  if (given.basis === null) return { ...key, code: given.failure.code, message: given.failure.message }
  const { basis, trace } = given
  return {
    ...key,
    set_id: basis.setId,
    kg_per_unit: basis.kgPerUnit, // decimals write themselves as text
    biogenic_kg_per_unit: basis.co2BiogenicPerUnit,
    gases_per_unit: basis.gasesPerUnit,
    method: basis.method,
    data_type: basis.dataType,
    tier: basis.tier,
    indicators: basis.indicators,
    score: basis.score,
    gwp: basis.gwp,
    boundary: basis.boundary,
    trace,
  }
}

/** Multiplies every line of the year with its basis: exact, in one statement. @returns how many lines were written */
export async function insertLineResults(
  client: PoolClient,
  { organizationId, calculationId, year }: Calculation,
): Promise<number> {
  // The database has no statistics of rows that this transaction wrote, and would compare each line with every basis.
  await client.query('set local enable_nestloop = off; set local enable_mergejoin = off')
  const sql = `
    insert into vcci.line_results (org_id, calculation_id, rank, line_id, line_version, basis, category, external_ref, date,
      supplier_name, input, quantity, unit, distance_km, kg_co2e, biogenic_kg_co2)
    select $1, $2, row_number() over (order by l.input * b.kg_per_unit desc nulls last, l.external_ref), l.id, l.version,
      b.number, l.category, l.external_ref, l.date, l.supplier_name, l.input,
      case when l.unit <> l.input_unit then l.quantity end, case when l.unit <> l.input_unit then l.unit end,
      case when l.unit <> l.input_unit then l.distance_km end, l.input * b.kg_per_unit, l.input * b.biogenic_kg_per_unit
    from vcci.activity_lines l
    join vcci.calculation_bases b on b.calculation_id = $2 and b.factor_id = l.factor_id
      and b.classification = l.classification and b.category = l.category and b.kind = l.kind
      and b.input_unit = l.input_unit and coalesce(b.price_basis, '') = coalesce(l.price_basis, '')
      and coalesce(b.country, '') = coalesce(l.country, '') and coalesce(b.month, '') = coalesce(${monthOfLine}, '')
    where l.year = $3`
  const { rowCount } = await client.query(sql, [organizationId, calculationId, year])
  return rowCount ?? 0
}

/** Adds the lines up by category and method. */
export async function insertRollups(
  client: PoolClient,
  { organizationId, calculationId }: Calculation,
): Promise<Rollup[]> {
  const sum = `
    insert into vcci.rollups (org_id, calculation_id, category, method, data_type, tier, line_count, kg_co2e,
      kg_times_score, primary_kg_co2e, biogenic_kg_co2)
    select $1, $2, r.category, b.method, b.data_type, b.tier, count(*), sum(r.kg_co2e), sum(r.kg_co2e * b.score),
      coalesce(sum(r.kg_co2e) filter (where b.data_type in ('SUPPLIER_SPECIFIC', 'PRIMARY')), 0),
      coalesce(sum(r.biogenic_kg_co2), 0)
    from vcci.line_results r join vcci.calculation_bases b on b.calculation_id = $2 and b.number = r.basis
    where r.calculation_id = $2 and r.kg_co2e is not null
    group by r.category, b.method, b.data_type, b.tier`
  await client.query(sum, [organizationId, calculationId])
  const { rows } = await client.query<Rollup>(`${selectRollups} where calculation_id = $1 ${rollupOrder}`, [
    calculationId,
  ])
  return rows
}

/** Selects {@link Rollup}s, to be followed by a condition and {@link rollupOrder}. */
export const selectRollups = `
  select calculation_id as "calculationId", category, method, data_type as "dataType", tier, line_count as lines,
    kg_co2e as kg, kg_times_score as "kgTimesScore", primary_kg_co2e as "primaryKg", biogenic_kg_co2 as "biogenicKg"
  from vcci.rollups`

export const rollupOrder = 'order by category, kg_co2e desc, method'
