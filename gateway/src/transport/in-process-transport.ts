import type { Subgraph } from '@greenlang/graphql/subgraph.ts'
import type { SubgraphTransport } from './subgraph-transport.ts'

/** Services in this very process: no HTTP between. */
export function inProcessTransport(subgraphs: readonly Subgraph[]): SubgraphTransport {
  const byName = new Map<string, Subgraph>(subgraphs.map((subgraph) => [subgraph.name, subgraph]))
  return {
    services: [...byName.keys()],
    call: (service, call) => byName.get(service)!.execute(call),
    reachable: (service) => Promise.resolve(byName.has(service)),
  }
}
