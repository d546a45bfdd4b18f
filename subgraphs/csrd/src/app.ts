import type { SubgraphDefinition } from '@greenlang/graphql/start-subgraph.ts'
import { contextFor } from './context.ts'
import type { Context } from './context.ts'
import { listenToEmbeddedEmissions } from './events/embedded-emissions-calculated.ts'
import { listenToScope3 } from './events/scope-3-calculated.ts'
import { StoredValue } from './features/data-points/stored-value.entity.ts'
import { AdoptedFigure } from './features/inbound-figures/adopted-figure.entity.ts'
import { InboundFigure } from './features/inbound-figures/inbound-figure.entity.ts'
import { Report } from './features/reports/report.entity.ts'
import { readReference } from './reference/reference.ts'
import { resolvers } from './resolvers.ts'

/** The csrd subgraph. */
export function csrdSubgraph(): SubgraphDefinition<Context> {
  const reference = readReference()
  const now = () => new Date()
  return {
    name: 'csrd',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    entities: [Report, StoredValue, InboundFigure, AdoptedFigure],
    contextFor: ({ em }, requester) => contextFor(em, reference, requester, now),
    listen: async (parts) => {
      await listenToScope3(parts, reference, now)
      await listenToEmbeddedEmissions(parts, reference, now)
    },
  }
}
