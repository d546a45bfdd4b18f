import type { PoolClient } from 'pg'
import { audit } from '@greenlang/database/audit.ts'
import { latestChange } from '@greenlang/imports/imports.repository.ts'
import { lockImports } from '@greenlang/imports/lock.ts'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { Context } from '../../context.ts'
import { annualDeclaration, type AnnualDeclaration, type DeclaredGood } from '../../domain/annual-declaration.ts'
import { CalculationStale, NotCalculated } from '../calculations/errors.ts'
import { embeddedPerUnit, goodSums, type GoodTotals, type Totals } from '../calculations/good-totals.ts'

type Needs = Pick<Context, 'tenant' | 'requester' | 'now'>

type Current = Totals & { readonly id: string; readonly version: number; readonly lastImportId: string }

/**
 * Drafts the declaration of a year from its latest calculation; an earlier draft of the year is replaced. The goods are
 * compared with the sums of the lines, to the last digit.
 *
 * @returns id of the declaration
 * @throws {NotCalculated} if the year has no calculation
 * @throws {CalculationStale} if lines have changed since
 * @throws {SumMismatch} if goods and lines differ
 */
export async function draftDeclaration({ tenant, requester, now }: Needs, year: number): Promise<string> {
  const { organizationId, userId } = requester!
  const draftedAt = now()
  return tenant.bulk(async (client) => {
    await lockImports(client, 'cbam', organizationId)
    const calculation = await currentCalculation(client, year)
    const goods = await goodsOf(client, calculation.id)
    const { netMassT, quantityMwh, embedded, freeAllocation, certificates } = calculation
    const declaration = annualDeclaration({
      year,
      goods,
      lineTotals: {
        tonnes: decimal(netMassT),
        megawattHours: decimal(quantityMwh),
        embedded: decimal(embedded),
        freeAllocation: decimal(freeAllocation),
        certificates: decimal(certificates),
      },
    })
    const { id, revision } = await writeDeclaration(client, declaration, {
      organizationId,
      calculationId: calculation.id,
      userId,
      draftedAt,
    })
    await writeGoods(client, organizationId, id, goods)
    await audit(client, {
      organizationId,
      actor: userId,
      action: 'declaration.generate',
      subject: publicId('dec', id),
      details: { year, revision, calculation: calculation.version },
    })
    return id
  })
}

async function currentCalculation(client: PoolClient, year: number): Promise<Current> {
  const sql = `select id, version, last_import_id as "lastImportId", net_mass_t as "netMassT", quantity_mwh as "quantityMwh",
      embedded, free_allocation as "freeAllocation", certificates
    from cbam.calculations where year = $1 order by version desc limit 1`
  const calculation = (await client.query<Current>(sql, [year])).rows[0]
  if (!calculation) throw new NotCalculated(year)
  const change = (await client.query<{ id: string }>(latestChange('cbam', '$1'), [year])).rows[0]
  if (change?.id !== calculation.lastImportId) throw new CalculationStale(year, calculation.version)
  return calculation
}

async function goodsOf(client: PoolClient, calculationId: string): Promise<DeclaredGood[]> {
  const sql = `select ${goodSums} from cbam.calculation_goods where calculation_id = $1
    group by cn8, origin_country, production_country, unit order by cn8, origin_country, production_country, unit`
  const { rows } = await client.query<GoodTotals>(sql, [calculationId])
  return rows.map((good) => ({
    cn8: good.cn8,
    originCountry: good.originCountry,
    productionCountry: good.productionCountry,
    unit: good.unit,
    lines: good.lineCount,
    quantity: decimal(good.quantity),
    embedded: decimal(good.embedded),
    embeddedPerUnit: decimal(embeddedPerUnit(good)),
    freeAllocation: decimal(good.freeAllocation),
    certificates: decimal(good.certificates),
  }))
}

type Drafting = { organizationId: string; calculationId: string; userId: string; draftedAt: Date }

async function writeDeclaration(
  client: PoolClient,
  { year, totals, certificatesToSurrender }: AnnualDeclaration,
  { organizationId, calculationId, userId, draftedAt }: Drafting,
): Promise<{ id: string; revision: number }> {
  const sql = `insert into cbam.declarations as draft (org_id, id, year, revision, state, calculation_id, net_mass_t,
      quantity_mwh, embedded, free_allocation, certificates, certificates_to_surrender, drafted_by, drafted_at)
    values ($1, $2, $3, 1, 'DRAFT', $4, $5, $6, $7, $8, $9, $10, $11, $12)
    on conflict (org_id, year) do update set revision = draft.revision + 1, calculation_id = excluded.calculation_id,
      net_mass_t = excluded.net_mass_t, quantity_mwh = excluded.quantity_mwh, embedded = excluded.embedded,
      free_allocation = excluded.free_allocation, certificates = excluded.certificates,
      certificates_to_surrender = excluded.certificates_to_surrender, drafted_by = excluded.drafted_by,
      drafted_at = excluded.drafted_at
    returning id, revision`
  const values = [
    organizationId,
    newUuid(draftedAt.getTime()),
    year,
    calculationId,
    totals.tonnes.toString(),
    totals.megawattHours.toString(),
    totals.embedded.toString(),
    totals.freeAllocation.toString(),
    totals.certificates.toString(),
    certificatesToSurrender.toString(),
    userId,
    draftedAt,
  ]
  return (await client.query<{ id: string; revision: number }>(sql, values)).rows[0]!
}

async function writeGoods(
  client: PoolClient,
  organizationId: string,
  declarationId: string,
  goods: readonly DeclaredGood[],
): Promise<void> {
  await client.query('delete from cbam.declaration_goods where declaration_id = $1', [declarationId])
  const sql = `insert into cbam.declaration_goods (org_id, declaration_id, cn8, origin_country, production_country, unit,
      line_count, quantity, embedded, embedded_per_unit, free_allocation, certificates)
    select $1, $2, good.* from jsonb_to_recordset($3::jsonb) as good (cn8 text, "originCountry" text, "productionCountry" text,
      unit text, lines integer, quantity numeric, embedded numeric, "embeddedPerUnit" numeric, "freeAllocation" numeric,
      certificates numeric)`
  await client.query(sql, [organizationId, declarationId, JSON.stringify(goods)]) // decimals write themselves as text
}
