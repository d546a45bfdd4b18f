import {
  getOperationAST,
  print,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { executePlan } from '../execution/execute-plan.ts'
import { presented, subscribe, type SubscriptionParts } from './subscribe.ts'

/** Who sent an operation over a live transport. */
export type LiveContext = {
  readonly requester: Requester | null
  /** When their token ends, and with it what they subscribed to. */
  readonly expiresAt: Date | null
  readonly requestId: string
}

/** What the transports WebSocket and server-sent events do with an operation that they have validated. */
export function liveOperations(parts: SubscriptionParts) {
  const { graph, transport, present } = parts
  return {
    async execute(args: ExecutionArgs): Promise<ExecutionResult> {
      const { document, operationName, key, variables, requester, requestId } = read(args)
      const { plan } = graph.plan(document, operationName, key)
      const result = await executePlan({
        graph,
        transport,
        document,
        operationName,
        plan,
        variables,
        requester,
        requestId,
      })
      return result.errors ? presented({ ...result, errors: result.errors.map(present) }) : result
    },
    subscribe: (args: ExecutionArgs) => subscribe(parts, read(args)),
  }
}

function read({ document, operationName, variableValues, contextValue }: ExecutionArgs) {
  const operation: OperationDefinitionNode = getOperationAST(document, operationName)!
  const name = operation.name?.value ?? null
  const variables = (variableValues ?? {}) as Record<string, unknown>
  return {
    document,
    operation,
    operationName: name,
    key: `${textOf(document)}:${name ?? ''}`,
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
