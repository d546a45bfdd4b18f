import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLFormattedError } from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { VerifiedToken } from '@greenlang/service/access-token.ts'
import type { TokenMemory } from '../authentication/token-memory.ts'
import { callerFor } from '../execution/caller.ts'
import type { FieldError } from '../execution/field-error.ts'
import type { Graph } from '../execution/graph.ts'
import { heldLabels } from '../execution/overrides.ts'
import type { CompiledOperation, ExecutionRequest } from '../execution/operation.ts'
import type { ForwardedHeaders } from '../transport/header-rules.ts'
import { accepted, type Accepted, type PartFraming } from './accept.ts'
import { isJsonContent, plainRequest, type GraphQLRequest } from './graphql-request.ts'
import { InboundFlights } from './inbound-flights.ts'
import { respondIncrementally } from './incremental-response.ts'
import { readBody } from './request-body.ts'
import { responseText, type ResponseText } from './response-text.ts'

export type FrontSettings = {
  readonly graph: Graph
  readonly path: string
  readonly bodyLimitBytes: number
  readonly deadlineMs: number
  /** Null where nobody has to say who they are: a bare engine. */
  readonly tokens: TokenMemory | null
  readonly present: (error: FieldError) => GraphQLFormattedError
  readonly requestIdOf: (given: string | string[] | undefined) => string
  readonly forwardedHeaders: ForwardedHeaders
  /** Whether identical queries of the same requester that come at the same time are executed once. */
  readonly collapse: boolean
  /** Counts the requests that come in here. */
  readonly observe: Observer
  /** Takes what is not plain and known: the whole request once its body was read, or why it was refused before. */
  readonly otherwise: Otherwise
}

export type Observer = { readonly started: () => void; readonly ended: (status: number, seconds: number) => void }

/** Who takes what the front does not answer. */
export type Otherwise = {
  /** A request for another path, or one whose body is not read here. */
  readonly unread: (request: IncomingMessage, response: ServerResponse) => void
  readonly read: (arrived: ArrivedRequest) => void
  readonly refused: (cause: unknown, arrived: Omit<ArrivedRequest, 'body'>) => void
}

/** A request whose body is here. */
export type ArrivedRequest = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
  /** Moment of `performance.now()`. */
  readonly startedAt: number
  readonly body: Buffer
  readonly verified: VerifiedToken | null
}

/** A request while it is answered: how to give it up if its client goes. */
type Visit = { abandon: (() => void) | null }

/** More was sent than is read. */
class BodyTooLarge extends DomainError {
  constructor(limitBytes: number) {
    super('REQUEST_TOO_LARGE', `A request may have up to ${limitBytes} bytes.`, { limitBytes })
  }
}

/**
 * The short way of requests: an operation that is known already goes from the socket to the engine and back. Everything new or unusual
 * takes the long way through the framework, which answers the same.
 */
export function graphqlFront(settings: FrontSettings): (request: IncomingMessage, response: ServerResponse) => void {
  const { path, bodyLimitBytes, tokens, requestIdOf, observe, otherwise } = settings
  const answer = answerKnown(settings)
  return (request, response) => {
    const { method, url, headers } = request
    const isOurs =
      method === 'POST' && url === path && isJsonContent(headers['content-type']) && !headers['content-encoding']
    if (!isOurs) return otherwise.unread(request, response)
    const requestId = requestIdOf(headers['x-request-id'])
    const startedAt = performance.now()
    observe.started()
    const visit: Visit = { abandon: null }
    response.once('close', () => {
      observe.ended(response.statusCode, (performance.now() - startedAt) / 1_000)
      if (visit.abandon && !response.writableFinished) visit.abandon()
    })
    const nobody = { request, response, requestId, startedAt, verified: null }
    readBody(request, bodyLimitBytes, (body) => {
      if (body === null) return otherwise.refused(new BodyTooLarge(bodyLimitBytes), nobody)
      const go = (verified: VerifiedToken | null) => {
        const arrived = { request, response, requestId, startedAt, body, verified }
        if (!answer(arrived, visit)) otherwise.read(arrived)
      }
      const known = tokens ? tokens.remembered(headers.authorization) : null
      if (known !== undefined) return go(known)
      tokens!.verify(headers.authorization).then(go, (cause: unknown) => otherwise.refused(cause, nobody))
    })
  }
}

/** Answers if the operation is known and the request is a plain one; tells whether it does. */
function answerKnown(settings: FrontSettings): (arrived: ArrivedRequest, visit: Visit) => boolean {
  const { graph, deadlineMs, present, forwardedHeaders, collapse } = settings
  const flights = collapse ? new InboundFlights() : null

  const perform = (operation: CompiledOperation, request: ExecutionRequest, then: Then) => {
    const broken = (cause: unknown) => then(brokenText(cause, present))
    try {
      return operation.respond(request, { answered: (answer) => then(responseText(answer, present)), broken })
    } catch (cause) {
      broken(cause) // one operation that cannot be compiled does not end the process
      return () => undefined
    }
  }

  return ({ request, response, requestId, startedAt, body, verified }, visit) => {
    const { whole: contentType, parts } = accepted(request.headers.accept)
    const asked = contentType === null && parts === null ? null : parse(body)
    const known = asked && graph.engine.known(asked.query, asked.operationName, heldLabels(graph.engine.overrideLabels))
    if (!known || known.kind === 'subscription') return false
    const { coerced: variables } = known.coerce(asked.variables)
    const operation = variables && known.ready(variables)
    if (!operation) return false
    const caller = callerFor(verified?.requester ?? null, {
      requestId,
      deadline: startedAt + deadlineMs,
      headers: forwardedHeaders(request.headers),
    })
    const execution = { variables, caller }
    const framing = framingFor(operation, variables, { whole: contentType, parts })
    if (framing) {
      void respondIncrementally({ operation, execution, framing, response, requestId, present })
      return true
    }
    const send: Then = ({ text, encoding, status = 200 }) => {
      const length = encoding === 'latin1' ? text.length : Buffer.byteLength(text)
      const headers = ['cache-control', 'no-store', 'content-type', contentType!, 'content-length', String(length)]
      response.writeHead(status, [...headers, 'x-request-id', requestId])
      response.end(text, encoding)
    }
    const abandon =
      flights && operation.kind === 'query'
        ? flights.join(caller.identity, body, (then) => perform(operation, execution, then), send)
        : perform(operation, execution, send)
    if (operation.kind === 'query') visit.abandon = abandon // a change that was begun is carried through
    return true
  }
}

/** In which form parts are sent; null if the answer is sent whole. */
export function framingFor(
  operation: CompiledOperation,
  variables: ExecutionRequest['variables'],
  { whole, parts }: Accepted,
): PartFraming | null {
  return whole === null || operation.isDeferred(variables) ? parts : null
}

export type Then = (result: ResponseText & { readonly status?: number }) => void

function parse(body: Buffer): GraphQLRequest | null {
  try {
    return plainRequest(JSON.parse(body.toString('utf8')))
  } catch {
    return null
  }
}

function brokenText(cause: unknown, present: FrontSettings['present']) {
  const error = { message: String(cause), extensions: { code: 'INTERNAL_SERVER_ERROR' }, originalError: cause }
  return { text: `${JSON.stringify({ errors: [present(error)] })}\n`, encoding: 'utf8', status: 500 } as const
}
