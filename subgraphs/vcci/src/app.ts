import type { SubgraphDefinition } from '@greenlang/graphql/start-subgraph.ts'
import { contextFor, type Context } from './context.ts'
import { ActivityLine } from './features/activity-lines/activity-line.entity.ts'
import { readCalculationReference } from './reference/calculation-reference.ts'
import { resolvers } from './resolvers.ts'

/** The vcci subgraph: Scope 3 emissions of the value chain. */
export function vcciSubgraph(): SubgraphDefinition<Context> {
  const reference = readCalculationReference()
  return {
    name: 'vcci',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    entities: [ActivityLine],
    contextFor: (parts, requester, requestId) => contextFor(parts, reference, requester, requestId),
  }
}
