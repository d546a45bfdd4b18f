import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface'
import { GraphQLError, type ExecutionResult } from 'graphql'
import type { GatewayContext } from '../app.ts'
import { callerFor } from './caller.ts'
import { OperationRefused } from './engine.ts'
import type { FieldError } from './field-error.ts'
import type { Graph } from './graph.ts'
import { heldLabels } from './overrides.ts'

/** The gateway that @apollo/server asks: the way of operations that are new or unusual. Known ones do not come here. */
export function apolloGateway(graph: Graph, deadlineMs: number): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      const tell = ({ schema }: { schema: typeof graph.engine.schema }) =>
        callback({ apiSchema: schema, coreSupergraphSdl: '' })
      tell(graph.engine)
      graph.onChange(tell)
      return () => undefined
    },
    load: () =>
      Promise.resolve({
        executor: async ({
          source,
          document,
          schema,
          request,
          context,
        }: GatewayGraphQLRequestContext): Promise<ExecutionResult> => {
          const { requester, requestId, headers, whenGone, answerInParts } = context as GatewayContext
          const deadline = performance.now() + deadlineMs
          try {
            const name = request.operationName ?? null
            const { engine } = graph
            const operation = await engine.operation(source, name, {
              document: schema === engine.schema ? document : undefined, // else the schema has changed since it was found valid
              overrides: heldLabels(engine.overrideLabels),
            })
            if (operation.kind === 'subscription') throw new OperationRefused([subscriptionElsewhere()])
            const { coerced, errors } = operation.coerce(request.variables ?? {})
            if (errors) return { errors }
            const caller = callerFor(requester, { requestId, deadline, headers })
            const asked = { variables: coerced, caller }
            if (answerInParts?.(await operation.compiled(coerced), asked)) return { data: null } // nobody reads this one
            const execution = operation.execute(asked)
            if (operation.kind === 'query') whenGone?.(execution.abandon)
            const answer = await execution.answer
            return { data: answer.data, ...(answer.errors.length > 0 && { errors: answer.errors.map(asGraphQLError) }) }
          } catch (cause) {
            if (cause instanceof OperationRefused) return { errors: cause.errors }
            throw cause
          }
        },
      }) as never,
    stop: () => Promise.resolve(),
  }
}

const subscriptionElsewhere = () =>
  new GraphQLError('A subscription is opened over WebSocket, or over server-sent events at /graphql/stream.', {
    extensions: { code: 'BAD_REQUEST' },
  })

const asGraphQLError = ({ message, path, extensions, originalError }: FieldError) =>
  new GraphQLError(message, {
    path: path ?? null,
    extensions,
    originalError: originalError instanceof Error ? originalError : null,
  })
