import DataLoader from 'dataloader'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { FileStore } from '@greenlang/files/file-store.ts'
import type { SubgraphParts } from '@greenlang/graphql/start-subgraph.ts'
import type { ImportRecord } from '@greenlang/imports/import-record.ts'
import { Imports } from '@greenlang/imports/imports.repository.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Outbox } from '@greenlang/messaging/outbox.ts'
import type { ActivityLine } from './features/activity-lines/activity-line.entity.ts'
import { ActivityLines } from './features/activity-lines/activity-lines.repository.ts'
import { Inventories } from './features/inventories/inventories.repository.ts'
import type { Inventory, Rollup } from './features/inventories/inventory.ts'
import type { CalculationReference } from './reference/calculation-reference.ts'

/** What one request may reach. */
export type Context = {
  readonly requester: Requester | null
  readonly requestId: string
  readonly tenant: Tenant
  readonly reference: CalculationReference
  readonly files: FileStore
  readonly outbox: Outbox
  readonly imports: Imports
  readonly importLoader: DataLoader<string, ImportRecord | null>
  readonly activityLines: ActivityLines
  readonly activityLineLoader: DataLoader<string, ActivityLine | null>
  readonly inventories: Inventories
  readonly inventoryLoader: DataLoader<string, Inventory | null>
  readonly rollupLoader: DataLoader<string, Rollup[]>
  readonly now: () => Date
}

/** The tenant that no row belongs to: what a person sees who has not signed in. */
const nobody = '00000000-0000-0000-0000-000000000000'

export function contextFor(
  { em, files, outbox }: SubgraphParts,
  reference: CalculationReference,
  requester: Requester | null,
  requestId: string,
): Context {
  const tenant = Tenant.of(em, requester?.organizationId ?? nobody)
  const imports = new Imports(tenant, 'vcci')
  const activityLines = new ActivityLines(tenant)
  const inventories = new Inventories(tenant)
  return {
    requester,
    requestId,
    tenant,
    reference,
    files,
    outbox,
    imports,
    importLoader: loaderById((ids) => imports.byIds(ids)),
    activityLines,
    activityLineLoader: loaderById((ids) => activityLines.byIds(ids)),
    inventories,
    inventoryLoader: loaderById((ids) => inventories.byIds(ids)),
    rollupLoader: new DataLoader(async (ids) => {
      const found = Map.groupBy(await inventories.rollups(ids), ({ calculationId }) => calculationId)
      return ids.map((id) => found.get(id) ?? [])
    }),
    now: () => new Date(),
  }
}

/** Asks for all ids of a request at once. */
function loaderById<Item extends { readonly id: string }>(byIds: (ids: readonly string[]) => Promise<Item[]>) {
  return new DataLoader<string, Item | null>(async (ids) => {
    const found = new Map((await byIds(ids)).map((item) => [item.id, item]))
    return ids.map((id) => found.get(id) ?? null)
  })
}
