import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { SubgraphCall } from '@greenlang/graphql/subgraph.ts'

/** How the gateway reaches the services: a function call in one process, or HTTP. */
export interface SubgraphTransport {
  /** Asks one service. What fails on the way is an error of the answer, never a rejection with a service's address. */
  call(service: string, call: SubgraphCall): Promise<GraphQLAnswer>
  /** Whether a service answers. */
  reachable(service: string): Promise<boolean>
  readonly services: readonly string[]
}
