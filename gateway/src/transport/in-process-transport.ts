import type { Subgraph } from '@greenlang/graphql/subgraph.ts'
import type { SubgraphTransport } from './subgraph-transport.ts'

/** Services in this very process: no HTTP between. */
export function inProcessTransport(subgraphs: readonly Subgraph[]): SubgraphTransport {
  const byName = new Map<string, Subgraph>(subgraphs.map((subgraph) => [subgraph.name, subgraph]))
  return {
    services: [...byName.keys()],
    call: (service, call) => byName.get(service)!.execute(call),
    // What it cannot do without is what this process cannot do without.
    reachable: async (service) => (await byName.get(service)!.http.inject('/health/ready')).statusCode === 200,
  }
}
