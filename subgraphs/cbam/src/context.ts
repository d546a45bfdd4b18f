import DataLoader from 'dataloader'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { FileStore } from '@greenlang/files/file-store.ts'
import type { SubgraphParts } from '@greenlang/graphql/start-subgraph.ts'
import type { ImportRecord } from '@greenlang/imports/import-record.ts'
import { Imports } from '@greenlang/imports/imports.repository.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Outbox } from '@greenlang/messaging/outbox.ts'
import type { ReferenceData } from './domain/reference-data.ts'
import type { Calculation } from './features/calculations/calculation.entity.ts'
import { Calculations } from './features/calculations/calculations.repository.ts'
import { priced, type PricedCertificates } from './features/calculations/certificate-cost.ts'
import type { BasisId, StoredBasis } from './features/calculations/line-result.ts'
import type { Declaration } from './features/declarations/declaration.entity.ts'
import { Declarations } from './features/declarations/declarations.repository.ts'
import type { StoredImportLine } from './features/import-lines/import-line.entity.ts'
import { ImportLines } from './features/import-lines/import-lines.repository.ts'

/** What one request may reach. */
export type Context = {
  readonly requester: Requester | null
  readonly requestId: string
  readonly tenant: Tenant
  readonly files: FileStore
  readonly outbox: Outbox
  readonly reference: ReferenceData
  readonly imports: Imports
  readonly importLoader: DataLoader<string, ImportRecord | null>
  readonly importLines: ImportLines
  readonly importLineLoader: DataLoader<string, StoredImportLine | null>
  readonly calculations: Calculations
  readonly calculationLoader: DataLoader<string, Calculation | null>
  readonly basisLoader: DataLoader<BasisId, StoredBasis, string>
  /** Cost of a calculation's certificates by today's prices. */
  readonly costLoader: DataLoader<string, PricedCertificates>
  /** The import that changed lines of a year last. */
  readonly latestChangeLoader: DataLoader<number, string | null>
  readonly declarations: Declarations
  readonly declarationLoader: DataLoader<string, Declaration | null>
  readonly now: () => Date
}

/** The tenant that no row belongs to: what a person sees who has not signed in. */
const nobody = '00000000-0000-0000-0000-000000000000'

type Parts = Pick<SubgraphParts, 'em' | 'files' | 'outbox'>

export function contextFor(
  { em, files, outbox }: Parts,
  reference: ReferenceData,
  requester: Requester | null,
  requestId: string,
): Context {
  const tenant = Tenant.of(em, requester?.organizationId ?? nobody)
  const imports = new Imports(tenant, 'cbam')
  const importLines = new ImportLines(tenant)
  const calculations = new Calculations(tenant)
  const declarations = new Declarations(tenant)
  return {
    requester,
    requestId,
    tenant,
    files,
    outbox,
    reference,
    imports,
    importLoader: loaderOf((ids) => imports.byIds(ids)),
    importLines,
    importLineLoader: loaderOf((ids) => importLines.byIds(ids)),
    calculations,
    calculationLoader: loaderOf((ids) => calculations.byIds(ids)),
    basisLoader: new DataLoader(
      async (ids) => {
        const found = new Map((await calculations.bases(ids)).map((basis) => [basisName(basis), basis]))
        return ids.map((id) => found.get(basisName(id)) ?? new Error(`There is no basis ${basisName(id)}.`))
      },
      { cacheKeyFn: basisName },
    ),
    costLoader: eachOnce(async (id: string) => priced(await calculations.quartersOf(id), reference.certificatePrices)),
    latestChangeLoader: eachOnce((year: number) => imports.latestChange(year)),
    declarations,
    declarationLoader: loaderOf((ids) => declarations.byIds(ids)),
    now: () => new Date(),
  }
}

const basisName = ({ calculationId, basis }: BasisId) => `${calculationId} ${basis}`

function loaderOf<Row extends { id: string }>(byIds: (ids: readonly string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row | null>(async (ids) => {
    const found = new Map((await byIds(ids)).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
}

/** For what a request has one or two of: asked for once each. */
function eachOnce<Key, Value>(load: (key: Key) => Promise<Value>) {
  return new DataLoader<Key, Value>((keys) => Promise.all(keys.map(load)))
}
