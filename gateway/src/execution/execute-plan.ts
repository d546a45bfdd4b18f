import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js'
import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { getOperationAST, Kind, type DocumentNode, type ExecutionResult, type FragmentDefinitionNode } from 'graphql'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Graph } from '../planning/graph.ts'
import type { SubgraphTransport } from '../transport/subgraph-transport.ts'

/** One operation on its way through the graph. */
export type Execution = {
  readonly graph: Graph
  readonly transport: SubgraphTransport
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly plan: QueryPlan
  readonly variables: Readonly<Record<string, unknown>>
  readonly requester: Requester | null
  readonly requestId: string
  readonly local?: LocalServices
}

/** Services that the gateway is itself, such as the events of a subscription. */
export type LocalServices = Readonly<
  Record<string, (query: string, variables: Record<string, unknown>) => Promise<GraphQLAnswer>>
>

type ServiceRequest = { query?: string; variables?: Record<string, unknown>; operationName?: string | null }
type ServiceMap = Parameters<typeof executeQueryPlan>[1]
type RequestContext = Parameters<typeof executeQueryPlan>[2]

/** Runs a plan with @apollo/gateway's executor over our own transport. The executor can be exchanged behind this function. */
export async function executePlan(execution: Execution): Promise<ExecutionResult> {
  const { graph, transport, document, operationName, plan, variables, requester, requestId, local = {} } = execution
  const operation = getOperationAST(document, operationName)!
  const fragments = Object.fromEntries(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const ask = (service: string, { query = '', variables: used = {}, operationName: name = null }: ServiceRequest) =>
    local[service]?.(query, used) ??
    transport.call(service, { query, variables: used, operationName: name, requester, requestId })
  const names = [...transport.services, ...Object.keys(local)]
  const services = Object.fromEntries(
    names.map((name) => [name, { process: ({ request }: { request: ServiceRequest }) => ask(name, request) }]),
  )
  const context = { request: { variables }, context: {}, metrics: {} }
  return executeQueryPlan(
    { kind: 'QueryPlan', node: withoutSubscription(plan.node) } as QueryPlan,
    services as unknown as ServiceMap,
    context as unknown as RequestContext,
    { schema: graph.schema, operation, fragments },
    graph.supergraphSchema,
    graph.apiSchema,
    {},
  ) as Promise<ExecutionResult>
}

/** A subscription's plan as the plan of one of its events: the first part is given, the rest is read. */
function withoutSubscription(node: QueryPlan['node']): PlanNode | undefined {
  if (node?.kind !== 'Subscription') return node
  return { kind: 'Sequence', nodes: node.rest ? [node.primary, node.rest] : [node.primary] }
}
