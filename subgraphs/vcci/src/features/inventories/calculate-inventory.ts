import type { PoolClient } from 'pg'
import { audit } from '@greenlang/database/audit.ts'
import { newEvent } from '@greenlang/events/contract.ts'
import { scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import { latestChange } from '@greenlang/imports/imports.repository.ts'
import { lockImports } from '@greenlang/imports/lock.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Context } from '../../context.ts'
import { inventoryTotals } from '../../domain/totals.ts'
import { insertBases, insertLineResults, insertRollups } from './calculation-rows.ts'
import { NoActivityLines } from './errors.ts'
import { inventoryEvent, type Calculated } from './inventory-event.ts'
import { basisOfGroup, lineGroups } from './line-groups.ts'

type Needs = Pick<Context, 'tenant' | 'outbox' | 'reference' | 'now' | 'requestId'>

/**
 * Calculates the inventory of a year and tells the other subgraphs: lines, sums and event in one transaction.
 *
 * Lines are grouped by what they have in common, the figure per unit of each group is calculated once, and one statement
 * multiplies. A line whose group has no figure is kept with the reason; it is not in the sums.
 *
 * @returns the inventory's id
 * @throws {NoActivityLines}
 */
export function calculateInventory(needs: Needs, requester: Requester, year: number): Promise<string> {
  const { tenant, outbox, reference, now, requestId } = needs
  const { organizationId } = requester
  return tenant.bulk(async (client) => {
    await lockImports(client, 'vcci', organizationId)
    const groups = await lineGroups(client, year)
    if (groups.length === 0) throw new NoActivityLines(year)
    const at = now()
    const calculation = { organizationId, calculationId: newUuid(at.getTime()), year }
    const { inventoryId, version } = await nextVersion(client, calculation, at)

    const bases = groups.map((group) => basisOfGroup(group, year, reference.basis))
    await insertBases(client, calculation, bases)
    const lines = await insertLineResults(client, calculation)
    const rollups = await insertRollups(client, calculation)
    const found = bases.flatMap(({ basis }) => basis ?? [])
    const totals = inventoryTotals(rollups, reference.catalogue)
    const calculated: Calculated = {
      ...calculation,
      inventoryId,
      version,
      calculatedAt: at,
      lineCount: totals.total.lines,
      gwp: distinct(found.map(({ gwp }) => gwp)).join(', '),
      factorSets: distinct(found.map(({ setId }) => setId)),
      rollups,
      totals,
    }
    await insertCalculation(client, calculated, lines - calculated.lineCount)
    await outbox.add(
      client,
      scope3Calculated,
      newEvent(scope3Calculated, inventoryEvent(calculated), { organizationId, correlationId: requestId, now: at }),
    )
    await audit(client, {
      organizationId,
      actor: requester.userId,
      action: 'calculation.calculate',
      subject: publicId('inv', inventoryId),
      details: { year, version, lines, kgCO2e: totals.total.kg.toString() },
    })
    return inventoryId
  })
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].sort()

/** The inventory of the year, made if there is none, and the number of its next calculation. */
async function nextVersion(
  client: PoolClient,
  { organizationId, year }: { organizationId: string; year: number },
  at: Date,
): Promise<{ inventoryId: string; version: number }> {
  const insert = `
    insert into vcci.inventories as known (org_id, id, year, version) values ($1, $2, $3, 1)
    on conflict (org_id, year) do update set version = known.version + 1
    returning id as "inventoryId", version`
  const { rows } = await client.query<{ inventoryId: string; version: number }>(insert, [
    organizationId,
    newUuid(at.getTime()),
    year,
  ])
  return rows[0]!
}

async function insertCalculation(client: PoolClient, calculated: Calculated, unresolved: number): Promise<void> {
  const { organizationId, calculationId, inventoryId, year } = calculated
  const insert = `
    insert into vcci.calculations (org_id, id, inventory_id, version, calculated_at, line_count, unresolved_line_count,
      kg_co2e, biogenic_kg_co2, gwp, factor_sets, latest_import_id)
    values ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, (${latestChange('vcci', '$1')}))`
  const { version, calculatedAt, lineCount, gwp, factorSets, totals } = calculated
  await client.query(insert, [
    year,
    organizationId,
    calculationId,
    inventoryId,
    version,
    calculatedAt,
    lineCount,
    unresolved,
    totals.total.kg.toString(),
    totals.total.biogenicKg.toString(),
    gwp,
    factorSets,
  ])
  await client.query('update vcci.inventories set calculation_id = $2 where id = $1', [inventoryId, calculationId])
}
