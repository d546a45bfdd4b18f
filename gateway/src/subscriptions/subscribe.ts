import {
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { RaisedError } from '@greenlang/graphql/present-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { Forbidden, NotSignedIn } from '@greenlang/rights/guard.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'
import { callerFor } from '../execution/caller.ts'
import type { Answer, CompiledOperation } from '../execution/operation.ts'
import type { Engine } from '../execution/engine.ts'
import type { Graph } from '../execution/graph.ts'
import type { EventHub, HeardEvent } from './event-hub.ts'
import { answerFromEvent } from './event-service.ts'
import { eventSources } from './event-sources.ts'

export type SubscriptionRequest = {
  /** Valid for the schema. */
  readonly document: DocumentNode
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly requester: Requester | null
  readonly expiresAt: Date | null
}

export type SubscriptionParts = {
  graph: Graph
  hub: EventHub
  permissions: Permissions
  /** How long the reading that an event causes may take. */
  deadlineMs: number
  /** Whether the schema may be asked for. */
  explorable: boolean
  present: (error: RaisedError) => GraphQLFormattedError
}

/**
 * Begins a valid subscription. It is planned once with the ordinary planner; each event gives the first part of the plan, the rest is
 * read from the services with the subscriber's rights.
 */
export async function subscribe(
  parts: SubscriptionParts,
  request: SubscriptionRequest,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { graph, hub, permissions, deadlineMs, present } = parts
  const { document, schema, operation, query, requester } = request
  const { engine } = graph
  const known = await engine.operation(query, operation.name?.value ?? null, validFor(engine, schema, document))
  const { coerced: variables, errors } = known.coerce(request.variables)
  if (errors) return { errors }
  const compiled = await known.compiled(variables)
  const root = rootField(compiled)
  const scopes = eventSources.filter(({ field }) => field === root.name.value).map(({ scope }) => scope)
  if (!requester) return refuse(present, root, new NotSignedIn())
  if (!scopes.some((scope) => permissions.allows(requester, scope))) return refuse(present, root, new Forbidden(scopes))

  const answer = async (heard: HeardEvent): Promise<ExecutionResult> => {
    const caller = callerFor(requester, {
      requestId: heard.event.correlationid,
      deadline: performance.now() + deadlineMs,
    })
    const local = { events: (query: string, used: Record<string, unknown>) => answerFromEvent(heard, query, used) }
    return presentedAnswer(await compiled.execute({ variables, caller, local }).answer, present)
  }
  return hub.events(root.name.value, requester, request.expiresAt).map(answer)
}

/** A document that was found valid, unless the schema has changed since. */
export const validFor = (engine: Engine, schema: GraphQLSchema, document: DocumentNode) =>
  schema === engine.schema ? { document } : {}

/** An answer as the transports of live operations want it. */
export function presentedAnswer({ data, errors }: Answer, present: SubscriptionParts['present']): ExecutionResult {
  return errors.length > 0 ? presented({ data, errors: errors.map(present) }) : { data }
}

/** Validation has seen to it that there is exactly one. */
function rootField({ shapes, rootType, source }: CompiledOperation): FieldNode {
  const [field] = shapes.of(rootType, [source.definition.selectionSet]).fields
  return field!.nodes[0]!
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
