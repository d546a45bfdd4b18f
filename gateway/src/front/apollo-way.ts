import { HeaderMap, type ApolloServer } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { GatewayContext } from '../app.ts'
import type { FieldError } from '../execution/field-error.ts'
import type { CompiledOperation, ExecutionRequest } from '../execution/operation.ts'
import type { ForwardedHeaders } from '../transport/header-rules.ts'
import { accepted } from './accept.ts'
import { framingFor, type ArrivedRequest } from './graphql-front.ts'
import { respondIncrementally } from './incremental-response.ts'
import { whenGone } from './when-gone.ts'

export type LongWay = {
  readonly read: (arrived: ArrivedRequest) => void
  readonly refused: (cause: unknown, arrived: Omit<ArrivedRequest, 'body'>) => void
}

type Settings = {
  readonly server: ApolloServer<GatewayContext>
  readonly forwardedHeaders: ForwardedHeaders
  readonly present: (error: FieldError) => GraphQLFormattedError
  /** What a client is told of something that went wrong outside of GraphQL. */
  readonly refusal: (cause: unknown) => { readonly status: number; readonly error: GraphQLFormattedError }
}

/** The way of requests that are new or unusual: through @apollo/server, which looks at everything. */
export function apolloWay({ server, forwardedHeaders, refusal, present }: Settings): LongWay {
  const refused: LongWay['refused'] = (cause, { response, requestId }) => {
    const { status, error } = refusal(cause)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId })
    response.end(`${JSON.stringify({ errors: [error] })}\n`)
  }

  const answer = async ({ request, response, requestId, body, verified }: ArrivedRequest) => {
    let inParts: Promise<void> | null = null as Promise<void> | null
    const forms = accepted(request.headers.accept)
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const context = {
      requester: verified?.requester ?? null,
      requestId,
      headers: forwardedHeaders(request.headers),
      whenGone: whenGone(response),
      answerInParts:
        forms.parts === null
          ? undefined
          : (operation: CompiledOperation, execution: ExecutionRequest) => {
              const framing = framingFor(operation, execution.variables, forms)
              if (framing)
                inParts = respondIncrementally({ operation, execution, framing, response, requestId, present })
              return framing !== null
            },
    }
    const result = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: parsed(body) },
      context: () => Promise.resolve(context),
    })
    if (inParts) return await inParts
    for (const [name, value] of result.headers) response.setHeader(name, value)
    response.setHeader('x-request-id', requestId)
    response.statusCode = result.status ?? 200
    if (result.body.kind === 'complete') {
      response.setHeader('content-length', Buffer.byteLength(result.body.string))
      return void response.end(result.body.string)
    }
    for await (const chunk of result.body.asyncIterator) response.write(chunk)
    response.end()
  }

  return {
    read: (arrived) => {
      answer(arrived).catch((cause: unknown) => {
        if (!arrived.response.headersSent) refused(cause, arrived)
        else arrived.response.destroy()
      })
    },
    refused,
  }
}

class BodyIsNotJson extends DomainError {
  constructor() {
    super('BAD_REQUEST', 'The body is not JSON. A GraphQL request is {"query": "…", "variables": {…}}.')
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new BodyIsNotJson()
  }
}
