import type { GraphQLFieldResolver } from 'graphql'

/** Fields of types that are more than the property of that name. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<never, unknown, never>>>>>

/** One subgraph: its schema and how it answers. */
export type GraphService = { readonly typeDefs: string; readonly resolvers: Resolvers }

/** A federated graph to measure gateways with. Each subgraph answers from the same data as the oracle. */
export type Graph = { readonly services: Readonly<Record<string, GraphService>> }

/** What a client sends. */
export type GraphRequest = {
  readonly query: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
}

export type GraphName = 'compliance' | 'supply-chain'

/** A graph by its name, so that a process of its own can be told which one to serve. */
export async function loadGraph(name: GraphName): Promise<Graph> {
  return name === 'compliance'
    ? (await import('./compliance.ts')).complianceGraph
    : (await import('./supply-chain.ts')).supplyChainGraph
}
