import type { PoolClient } from 'pg'
import { audit } from '@greenlang/database/audit.ts'
import { newEvent } from '@greenlang/events/contract.ts'
import { embeddedEmissionsCalculated } from '@greenlang/events/emissions-calculated.ts'
import { withoutTrailingZeros } from '@greenlang/graphql/scalars.ts'
import { latestChange } from '@greenlang/imports/imports.repository.ts'
import { lockImports } from '@greenlang/imports/lock.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { Context } from '../../context.ts'
import { calculationBasis, type BasisKey, type CalculationBasis } from '../../domain/calculation-basis.ts'
import { quarterSums, sectorSums, type SectorTotals } from './calculations.repository.ts'
import { priced, type QuarterSum } from './certificate-cost.ts'
import { NothingImported } from './errors.ts'
import type { Totals } from './good-totals.ts'

type Needs = Pick<Context, 'tenant' | 'reference' | 'outbox' | 'requester' | 'requestId' | 'now'>

/** What one calculation is about. */
type Run = { readonly id: string; readonly organizationId: string; readonly year: number }

type Sums = Totals & { readonly lineCount: number; readonly unresolvedCount: number; readonly outsideCount: number }

/**
 * Calculates the imports of a year on default values: one basis per good and country, looked up once; one statement that
 * multiplies every line by its basis, exactly; sums by good. Stores them as a new version and tells the other subgraphs, in
 * one transaction. A line whose basis cannot be said is kept with the code and is in no sum.
 *
 * @returns id of the calculation
 * @throws {NothingImported} if the year has no lines
 */
export async function calculateEmbeddedEmissions(
  { tenant, reference, outbox, requester, requestId, now }: Needs,
  year: number,
): Promise<string> {
  const { organizationId, userId } = requester!
  const calculatedAt = now()
  const run: Run = { id: newUuid(calculatedAt.getTime()), organizationId, year }
  await tenant.bulk(async (client) => {
    await lockImports(client, 'cbam', organizationId)
    // The tables are too fresh for the planner to know their size: line by line it would read all bases each time.
    await client.query("set local enable_nestloop = off; set local work_mem = '64MB'")
    const change = await client.query<{ id: string }>(latestChange('cbam', '$1'), [year])
    const lastImportId = change.rows[0]?.id
    if (!lastImportId) throw new NothingImported(year)

    const keys = await distinctKeys(client, year)
    await writeBases(
      client,
      run,
      keys.map((key) => basisOrFailure(reference, key)),
    )
    await writeLineResults(client, run)
    await writeGoods(client, run)
    const sums = await sumLines(client, run)
    const version = await writeCalculation(client, run, { sums, lastImportId, userId, calculatedAt })

    const sectors = await client.query<Totals & Pick<SectorTotals, 'sector'>>(sectorSums('$1'), [run.id])
    const quarters = await client.query<QuarterSum>(quarterSums('$1'), [run.id])
    const { provisional } = priced(quarters.rows, reference.certificatePrices)
    const data = {
      calculationId: publicId('clc', run.id),
      year,
      version,
      netMassTonnes: withoutTrailingZeros(sums.netMassT),
      embeddedTonnesCO2e: withoutTrailingZeros(sums.embedded),
      certificates: withoutTrailingZeros(sums.certificates),
      lineCount: sums.lineCount,
      sectors: sectors.rows.map(({ sector, netMassT, embedded, certificates }) => ({
        sector,
        netMassTonnes: withoutTrailingZeros(netMassT),
        embeddedTonnesCO2e: withoutTrailingZeros(embedded),
        certificates: withoutTrailingZeros(certificates),
      })),
      provisional: provisional || sums.unresolvedCount > 0,
      calculatedAt: calculatedAt.toISOString(),
    }
    const occasion = { organizationId, correlationId: requestId, now: calculatedAt }
    await outbox.add(client, embeddedEmissionsCalculated, newEvent(embeddedEmissionsCalculated, data, occasion))
    await audit(client, {
      organizationId,
      actor: userId,
      action: 'declaration.calculate',
      subject: data.calculationId,
      details: { year, version, lines: sums.lineCount, unresolved: sums.unresolvedCount },
    })
  })
  return run.id
}

type Failure = { readonly key: BasisKey; readonly code: string; readonly message: string }

async function distinctKeys(client: PoolClient, year: number): Promise<BasisKey[]> {
  const sql = `select distinct production_country as "productionCountry", cn8, taric10, year from cbam.import_lines
    where year = $1 and scope = 'IN_SCOPE' order by cn8, production_country, taric10`
  return (await client.query<BasisKey>(sql, [year])).rows
}

function basisOrFailure(reference: Needs['reference'], key: BasisKey): CalculationBasis | Failure {
  try {
    // The key as the line has it, so that its lines find the basis.
    return { ...calculationBasis(reference, key), productionCountry: key.productionCountry }
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause
    return { key, code: cause.code, message: cause.message }
  }
}

const basesPerStatement = 1_000

async function writeBases(client: PoolClient, run: Run, bases: readonly (CalculationBasis | Failure)[]): Promise<void> {
  const sql = `insert into cbam.calculation_bases (org_id, calculation_id, number, production_country, cn8, taric10, sector,
      embedded_per_unit, free_allocation_per_unit, certificates_per_unit, trace, failure_code, failure_message)
    select $1, $2, basis.* from jsonb_to_recordset($3::jsonb) as basis (number integer, production_country text, cn8 text,
      taric10 text, sector text, embedded numeric, free_allocation numeric, certificates numeric, trace jsonb,
      failure_code text, failure_message text)`
  const rows = bases.map((basis, index) => ({ number: index + 1, ...basisRow(basis) }))
  for (let start = 0; start < rows.length; start += basesPerStatement) {
    const batch = JSON.stringify(rows.slice(start, start + basesPerStatement))
    await client.query(sql, [run.organizationId, run.id, batch])
  }
}

function basisRow(basis: CalculationBasis | Failure) {
  const { productionCountry: production_country, cn8, taric10 } = 'key' in basis ? basis.key : basis
  const key = { production_country, cn8, taric10 }
  if ('key' in basis) return { ...key, trace: [], failure_code: basis.code, failure_message: basis.message }
  return {
    ...key,
    sector: basis.sector,
    embedded: basis.embedded.toString(),
    free_allocation: basis.freeAllocation.toString(),
    certificates: basis.certificatesPerTonne.toString(),
    trace: basis.trace,
  }
}

async function writeLineResults(client: PoolClient, run: Run): Promise<void> {
  const quantity = 'coalesce(line.net_mass_t, line.quantity_mwh)'
  const sql = `insert into cbam.line_results (org_id, calculation_id, line_id, line_version, basis, quarter, cn8,
      origin_country, production_country, unit, quantity, embedded, free_allocation, certificates, failure_code)
    select line.org_id, basis.calculation_id, line.id, line.version, basis.number, line.quarter, line.cn8,
      line.origin_country, line.production_country, case when line.net_mass_t is null then 'MWh' else 't' end, ${quantity},
      ${quantity} * basis.embedded_per_unit, ${quantity} * basis.free_allocation_per_unit,
      ${quantity} * basis.certificates_per_unit, basis.failure_code
    from cbam.import_lines line
    join cbam.calculation_bases basis on basis.org_id = line.org_id and basis.calculation_id = $1
      and basis.production_country = line.production_country and basis.cn8 = line.cn8
      and basis.taric10 is not distinct from line.taric10
    where line.year = $2 and line.scope = 'IN_SCOPE'`
  await client.query(sql, [run.id, run.year])
}

async function writeGoods(client: PoolClient, run: Run): Promise<void> {
  const sql = `insert into cbam.calculation_goods (org_id, calculation_id, cn8, origin_country, production_country, unit,
      quarter, sector, line_count, quantity, embedded, free_allocation, certificates)
    select line.org_id, line.calculation_id, line.cn8, line.origin_country, line.production_country, line.unit, line.quarter,
      min(basis.sector), count(*), sum(line.quantity), sum(line.embedded), sum(line.free_allocation), sum(line.certificates)
    from cbam.line_results line
    join cbam.calculation_bases basis on basis.org_id = line.org_id and basis.calculation_id = line.calculation_id
      and basis.number = line.basis
    where line.calculation_id = $1 and line.failure_code is null
    group by line.org_id, line.calculation_id, line.cn8, line.origin_country, line.production_country, line.unit, line.quarter`
  await client.query(sql, [run.id])
}

async function sumLines(client: PoolClient, run: Run): Promise<Sums> {
  const resolved = 'filter (where failure_code is null)'
  const sql = `select count(*) ${resolved}::integer as "lineCount",
      count(*) filter (where failure_code is not null)::integer as "unresolvedCount",
      (select count(*)::integer from cbam.import_lines where year = $2 and scope <> 'IN_SCOPE') as "outsideCount",
      coalesce(sum(quantity) filter (where failure_code is null and unit = 't'), 0) as "netMassT",
      coalesce(sum(quantity) filter (where failure_code is null and unit = 'MWh'), 0) as "quantityMwh",
      coalesce(sum(embedded), 0) as embedded, coalesce(sum(free_allocation), 0) as "freeAllocation",
      coalesce(sum(certificates), 0) as certificates
    from cbam.line_results where calculation_id = $1`
  return (await client.query<Sums>(sql, [run.id, run.year])).rows[0]!
}

type Written = { sums: Sums; lastImportId: string; userId: string; calculatedAt: Date }

async function writeCalculation(
  client: PoolClient,
  { id, organizationId, year }: Run,
  { sums, lastImportId, userId, calculatedAt }: Written,
): Promise<number> {
  const sql = `insert into cbam.calculations (org_id, id, year, version, last_import_id, line_count, unresolved_count,
      outside_count, net_mass_t, quantity_mwh, embedded, free_allocation, certificates, calculated_by, calculated_at)
    select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
    from cbam.calculations where year = $3
    returning version`
  const values = [
    organizationId,
    id,
    year,
    lastImportId,
    sums.lineCount,
    sums.unresolvedCount,
    sums.outsideCount,
    sums.netMassT,
    sums.quantityMwh,
    sums.embedded,
    sums.freeAllocation,
    sums.certificates,
    userId,
    calculatedAt,
  ]
  return (await client.query<{ version: number }>(sql, values)).rows[0]!.version
}
