import type { Subgraph } from '@greenlang/graphql/subgraph.ts'
import type { ObjectLink, SubgraphTransport } from './subgraph-transport.ts'

/** Services in this very process: no HTTP between, and no JSON. */
export function inProcessTransport(subgraphs: readonly Subgraph[]): SubgraphTransport {
  const byName = new Map<string, Subgraph>(subgraphs.map((subgraph) => [subgraph.name, subgraph]))
  const linkTo = ({ name, execute }: Subgraph): [string, ObjectLink] => [name, { speaks: 'objects', call: execute }]
  const links = new Map(subgraphs.map(linkTo))
  return {
    services: [...byName.keys()],
    link: (service) => links.get(service)!,
    // What it cannot do without is what this process cannot do without.
    reachable: async (service) => (await byName.get(service)!.http.inject('/health/ready')).statusCode === 200,
  }
}
