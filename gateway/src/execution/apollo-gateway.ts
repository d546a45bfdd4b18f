import type { GatewayInterface } from '@apollo/server-gateway-interface'
import type { Graph } from '../planning/graph.ts'
import type { GatewayContext } from '../app.ts'
import type { SubgraphTransport } from '../transport/subgraph-transport.ts'
import { executePlan } from './execute-plan.ts'

/**
 * The gateway that @apollo/server asks. Not the class ApolloGateway: that one refuses supergraphs that name rights, knows no subscriptions
 * and reports home; planner and executor are its own all the same.
 */
export function stockGateway(graph: Graph, transport: SubgraphTransport): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: graph.schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operationName, queryHash, request, context }) => {
          const { requester, requestId } = context as GatewayContext
          const { plan } = graph.plan(document, operationName, `${queryHash}:${operationName ?? ''}`)
          return executePlan({
            graph,
            transport,
            document,
            operationName,
            plan,
            variables: request.variables ?? {},
            requester,
            requestId,
          }) as never
        },
      }),
    stop: () => Promise.resolve(),
  }
}
