import { callerFor } from '../execution/caller.ts'
import { OperationRefused } from '../execution/engine.ts'
import type { Graph } from '../execution/graph.ts'
import { heldLabels } from '../execution/overrides.ts'
import type { FieldError } from '../execution/field-error.ts'
import { accepted } from './accept.ts'
import { framingFor, type ArrivedRequest, type Otherwise } from './graphql-front.ts'
import { plainRequest } from './graphql-request.ts'
import { respondIncrementally } from './incremental-response.ts'
import { responseText } from './response-text.ts'

/** Compiles and answers what is new without a framework, for a gateway that is nothing but its engine. */
export function bareWay(graph: Graph, deadlineMs: number): Otherwise {
  const answer = async ({ request, response, requestId, body, startedAt }: ArrivedRequest) => {
    const send = (status: number, text: string, encoding: 'utf8' | 'latin1' = 'utf8') => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(text, encoding)
    }
    const refuse = (status: number, errors: readonly { message: string }[]) => send(status, JSON.stringify({ errors }))
    try {
      const asked = plainRequest(JSON.parse(body.toString('utf8')))
      if (!asked) return refuse(400, [{ message: 'This is not a GraphQL request.' }])
      const { engine } = graph
      const overrides = heldLabels(engine.overrideLabels)
      const operation = await engine.operation(asked.query, asked.operationName, { overrides })
      const { coerced: variables, errors } = operation.coerce(asked.variables)
      if (errors) return refuse(400, errors)
      const caller = callerFor(null, { requestId, deadline: startedAt + deadlineMs, headers: undefined })
      const execution = { variables, caller }
      const compiled = await operation.compiled(variables)
      const framing = framingFor(compiled, variables, accepted(request.headers.accept))
      if (framing)
        return await respondIncrementally({
          operation: compiled,
          execution,
          framing,
          response,
          requestId,
          present: plainly,
        })
      const { text, encoding } = responseText(await compiled.execute(execution).answer, plainly)
      send(200, text, encoding)
    } catch (cause) {
      refuse(400, cause instanceof OperationRefused ? cause.errors : [{ message: String(cause) }])
    }
  }
  return {
    unread: (_request, response) => response.writeHead(404).end(),
    read: (arrived) => void answer(arrived),
    refused: (_cause, { response }) => response.writeHead(413).end(),
  }
}

const plainly = ({ message, path, extensions }: FieldError) => ({ message, ...(path && { path }), extensions })
