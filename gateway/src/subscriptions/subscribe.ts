import {
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import type { RaisedError } from '@greenlang/graphql/present-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { getVariableValues } from 'graphql/execution/values.js'
import { Forbidden, NotSignedIn } from '@greenlang/rights/guard.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import { executePlan, type LocalServices } from '../execution/execute-plan.ts'
import type { Graph } from '../planning/graph.ts'
import type { SubgraphTransport } from '../transport/subgraph-transport.ts'
import type { EventHub, HeardEvent } from './event-hub.ts'
import { answerFromEvent } from './event-service.ts'
import { eventSources } from './event-sources.ts'

export type SubscriptionRequest = {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Tells operations apart: text and name. */
  readonly key: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly requester: Requester | null
  readonly expiresAt: Date | null
}

export type SubscriptionParts = {
  graph: Graph
  transport: SubgraphTransport
  hub: EventHub
  permissions: Permissions
  present: (error: RaisedError) => GraphQLFormattedError
}

/**
 * Begins a valid subscription. It is planned once with the ordinary planner; each event gives the first part of the plan, the rest is
 * read from the services with the subscriber's rights.
 */
export function subscribe(
  parts: SubscriptionParts,
  request: SubscriptionRequest,
): AsyncIterableIterator<ExecutionResult> | ExecutionResult {
  const { graph, transport, hub, permissions, present } = parts
  const { document, operation, requester, key } = request
  const coerced = getVariableValues(graph.schema, operation.variableDefinitions ?? [], request.variables)
  if (coerced.errors) return { errors: coerced.errors }
  const variables = coerced.coerced
  const root = rootField(graph, document, operation, variables)
  const scopes = eventSources.filter(({ field }) => field === root.name.value).map(({ scope }) => scope)
  if (!requester) return refuse(present, root, new NotSignedIn())
  if (!scopes.some((scope) => permissions.allows(requester, scope))) return refuse(present, root, new Forbidden(scopes))

  const { plan } = graph.plan(document, operation.name?.value ?? null, key)
  const operationName = operation.name?.value ?? null
  const answer = async (heard: HeardEvent): Promise<ExecutionResult> => {
    const local: LocalServices = { events: (query, used) => answerFromEvent(heard, query, used) }
    const result = await executePlan({
      graph,
      transport,
      document,
      operationName,
      plan,
      variables,
      requester,
      requestId: heard.event.correlationid,
      local,
    })
    return result.errors ? presented({ ...result, errors: result.errors.map(present) }) : result
  }
  return hub.events(root.name.value, requester, request.expiresAt).map(answer)
}

/** Validation has seen to it that there is exactly one. */
function rootField(
  graph: Graph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldNode {
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [],
    ),
  )
  const [[field]] = [
    ...collectFields(
      graph.schema,
      fragments,
      variables,
      graph.schema.getSubscriptionType()!,
      operation.selectionSet,
    ).values(),
  ] as [[FieldNode]]
  return field
}

function refuse(present: SubscriptionParts['present'], root: FieldNode, cause: Error): ExecutionResult {
  return presented({
    errors: [present({ message: cause.message, path: [root.alias?.value ?? root.name.value], originalError: cause })],
  })
}

/** The transports want errors of graphql-js's own class. */
export function presented(result: {
  data?: ExecutionResult['data'] | undefined
  errors: readonly GraphQLFormattedError[]
}): ExecutionResult {
  const errors = result.errors.map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
  )
  return { ...(result.data !== undefined && { data: result.data }), errors }
}
