import type { SubgraphDefinition } from '@greenlang/graphql/start-subgraph.ts'
import { contextFor, type Context } from './context.ts'
import type { ReferenceData } from './domain/reference-data.ts'
import { Calculation } from './features/calculations/calculation.entity.ts'
import { Declaration } from './features/declarations/declaration.entity.ts'
import { StoredImportLine } from './features/import-lines/import-line.entity.ts'
import { loadReference } from './reference/load-reference.ts'
import { resolvers } from './resolvers.ts'

/** The cbam subgraph. @param reference - what is published; by default the tables that the project ships with */
export function cbamSubgraph(reference: ReferenceData = loadReference()): SubgraphDefinition<Context> {
  return {
    name: 'cbam',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    entities: [Calculation, Declaration, StoredImportLine],
    contextFor: (parts, requester, requestId) => contextFor(parts, reference, requester, requestId),
  }
}
