import {
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  print,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { callerFor } from '../execution/caller.ts'
import { executeIncrementally, type IncrementalPayload } from '../execution/incremental.ts'
import { presentedPayload } from '../front/incremental-response.ts'
import { presented, presentedAnswer, subscribe, validFor, type SubscriptionParts } from './subscribe.ts'

/** Who sent an operation over a live transport. */
export type LiveContext = {
  readonly requester: Requester | null
  /** When their token ends, and with it what they subscribed to. */
  readonly expiresAt: Date | null
  readonly requestId: string
}

/** What the transports WebSocket and server-sent events do with an operation that they have validated. */
export function liveOperations(parts: SubscriptionParts) {
  const { graph, deadlineMs, explorable, present } = parts
  const rules = explorable ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  return {
    validate: (schema: GraphQLSchema, document: DocumentNode) => validate(schema, document, rules),
    async execute(args: ExecutionArgs): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
      const { document, operation, query, variables, requester, requestId } = read(args)
      const { engine } = graph
      const known = await engine.operation(
        query,
        operation.name?.value ?? null,
        validFor(engine, args.schema, document),
      )
      const { coerced, errors } = known.coerce(variables)
      if (errors) return { errors }
      const caller = callerFor(requester, { requestId, deadline: performance.now() + deadlineMs })
      const execution = { variables: coerced, caller }
      const compiled = await known.compiled(coerced)
      if (compiled.isDeferred(coerced)) return inParts(executeIncrementally(compiled, execution), present)
      return presentedAnswer(await compiled.execute(execution).answer, present)
    },
    subscribe: (args: ExecutionArgs) => subscribe(parts, { ...read(args), schema: args.schema }),
  }
}

/** Payloads as they go to clients; to return them ends the operation. */
function inParts(
  payloads: AsyncIterableIterator<IncrementalPayload>,
  present: SubscriptionParts['present'],
): AsyncIterableIterator<ExecutionResult> {
  const shown = (result: IteratorResult<IncrementalPayload>): IteratorResult<ExecutionResult> =>
    result.done ? result : { done: false, value: transportable(presentedPayload(result.value, present)) }
  const parts: AsyncIterableIterator<ExecutionResult> = {
    next: () => payloads.next().then(shown),
    return: () => payloads.return!().then(shown),
    throw: (cause: unknown) => payloads.throw!(cause).then(shown),
    [Symbol.asyncIterator]: () => parts,
  }
  return parts
}

/** The transports want errors at the top of graphql-js's own class. */
function transportable(payload: object): ExecutionResult {
  const { errors, ...rest } = payload as { readonly errors?: readonly GraphQLFormattedError[] }
  return errors ? { ...rest, ...presented({ errors }) } : rest
}

function read({ document, operationName, variableValues, contextValue }: ExecutionArgs) {
  const operation: OperationDefinitionNode = getOperationAST(document, operationName)!
  const variables = (variableValues ?? {}) as Record<string, unknown>
  return {
    document,
    operation,
    query: textOf(document),
    variables,
    ...(contextValue as LiveContext),
  }
}

const texts = new WeakMap<DocumentNode, string>()

function textOf(document: DocumentNode): string {
  let text = texts.get(document)
  if (!text) texts.set(document, (text = print(document)))
  return text
}
