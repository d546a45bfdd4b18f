import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http'
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
import { BodyReader } from './body-reader.ts'
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

/** How requests come in. */
export type Front = {
  readonly path: string
  readonly bodyLimitBytes: number
  /** Requests as node:http reads them. */
  readonly listener: RequestListener
  /** Requests that were read as plain ones. */
  readonly plain: PlainAnswer
}

/**
 * Answers a plain POST of JSON if nothing about it is new or unusual: else null, and nothing has happened.
 *
 * @param respond - called once, perhaps at once, unless the client goes before
 */
export type PlainAnswer = (
  headers: IncomingHttpHeaders,
  body: Buffer,
  respond: (response: PlainResponse) => void,
) => PlainVisit | null

export type PlainResponse = ResponseText & {
  readonly status: number
  readonly contentType: string
  readonly requestId: string
}

export type PlainVisit = {
  /** The client has gone away without its answer. */
  readonly gone: () => void
}

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
export function graphqlFront(settings: FrontSettings): Front {
  const { path, bodyLimitBytes, tokens, requestIdOf, observe, otherwise, present } = settings
  const prepare = prepareKnown(settings)
  const perform = performKnown(settings)

  const answer = (arrived: ArrivedRequest, left: (abandon: () => void) => void): boolean => {
    const { request, response, requestId, body, verified, startedAt } = arrived
    const ready = prepare({ headers: request.headers, body, verified, requestId, startedAt })
    if (!ready) return false
    const { operation, execution, contentType, framing } = ready
    if (framing) {
      void respondIncrementally({ operation, execution, framing, response, requestId, present })
      return true
    }
    const abandon = perform(ready, body, ({ text, encoding, status = 200 }) => {
      const length = encoding === 'latin1' ? text.length : Buffer.byteLength(text)
      const headers = ['cache-control', 'no-store', 'content-type', contentType!, 'content-length', String(length)]
      response.writeHead(status, [...headers, 'x-request-id', requestId])
      response.end(text, encoding)
    })
    if (abandon) left(abandon)
    return true
  }

  const listener: RequestListener = (request, response) => {
    const { method, url, headers } = request
    const isOurs =
      method === 'POST' && url === path && isJsonContent(headers['content-type']) && !headers['content-encoding']
    if (!isOurs) return otherwise.unread(request, response)
    const requestId = requestIdOf(headers['x-request-id'])
    const startedAt = performance.now()
    observe.started()
    let abandon: (() => void) | null = null
    response.once('close', () => {
      observe.ended(response.statusCode, (performance.now() - startedAt) / 1_000)
      if (abandon && !response.writableFinished) abandon()
    })
    const nobody = { request, response, requestId, startedAt, verified: null }
    readBody(request, bodyLimitBytes, (body) => {
      if (body === null) return otherwise.refused(new BodyTooLarge(bodyLimitBytes), nobody)
      const go = (verified: VerifiedToken | null) => {
        const arrived = { request, response, requestId, startedAt, body, verified }
        if (!answer(arrived, (how) => (abandon = how))) otherwise.read(arrived)
      }
      const known = tokens ? tokens.remembered(headers.authorization) : null
      if (known !== undefined) return go(known)
      tokens!.verify(headers.authorization).then(go, (cause: unknown) => otherwise.refused(cause, nobody))
    })
  }

  const plain: PlainAnswer = (headers, body, respond) => {
    const verified = tokens ? tokens.remembered(headers.authorization) : null
    if (verified === undefined) return null
    const requestId = requestIdOf(headers['x-request-id'])
    const startedAt = performance.now()
    const ready = prepare({ headers, body, verified, requestId, startedAt })
    if (!ready || ready.framing) return null
    observe.started()
    const ended = (status: number) => observe.ended(status, (performance.now() - startedAt) / 1_000)
    const abandon = perform(ready, body, ({ text, encoding, status = 200 }) => {
      ended(status)
      respond({ status, contentType: ready.contentType!, requestId, text, encoding })
    })
    return {
      gone: () => {
        if (!abandon) return // its answer is still to come
        abandon()
        ended(200)
      },
    }
  }
  return { path, bodyLimitBytes, listener, plain }
}

type Arrived = Pick<ArrivedRequest, 'body' | 'verified' | 'requestId' | 'startedAt'> & {
  readonly headers: IncomingHttpHeaders
}

/** A request that can be executed at once. */
type Ready = {
  readonly operation: CompiledOperation
  readonly execution: ExecutionRequest
  /** Of an answer in one piece. */
  readonly contentType: string | null
  /** If the answer is sent in parts. */
  readonly framing: PartFraming | null
}

/** Finds what a request asks for, if its operation is known and the request is a plain one. */
function prepareKnown({ graph, deadlineMs, forwardedHeaders }: FrontSettings): (arrived: Arrived) => Ready | null {
  const reader = new BodyReader()
  return ({ headers, requestId, startedAt, body, verified }) => {
    const { whole, parts } = accepted(headers.accept)
    const asked = whole === null && parts === null ? null : parse(reader, body)
    const known = asked && graph.engine.known(asked.query, asked.operationName, heldLabels(graph.engine.overrideLabels))
    if (!known || known.kind === 'subscription') return null
    reader.remember(body)
    const { coerced: variables } = known.coerce(asked.variables)
    const operation = variables && known.ready(variables)
    if (!operation) return null
    const caller = callerFor(verified?.requester ?? null, {
      requestId,
      deadline: startedAt + deadlineMs,
      headers: forwardedHeaders(headers),
    })
    const framing = framingFor(operation, variables, { whole, parts })
    return { operation, execution: { variables, caller }, contentType: whole, framing }
  }
}

/** Executes what is ready, and tells how to abandon it; a change that was begun is carried through. */
function performKnown({
  present,
  collapse,
}: FrontSettings): (ready: Ready, body: Buffer, then: Then) => (() => void) | null {
  const flights = collapse ? new InboundFlights() : null
  const respond = ({ operation, execution }: Ready, then: Then) => {
    const broken = (cause: unknown) => then(brokenText(cause, present))
    try {
      return operation.respond(execution, { answered: (answer) => then(responseText(answer, present)), broken })
    } catch (cause) {
      broken(cause) // one operation that cannot be compiled does not end the process
      return () => undefined
    }
  }
  return (ready, body, then) => {
    const { operation, execution } = ready
    if (operation.kind !== 'query') {
      respond(ready, then)
      return null
    }
    if (!flights) return respond(ready, then)
    return flights.join(execution.caller.identity, body, (each) => respond(ready, each), then)
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

function parse(reader: BodyReader, body: Buffer): GraphQLRequest | null {
  try {
    return plainRequest(reader.read(body))
  } catch {
    return null
  }
}

function brokenText(cause: unknown, present: FrontSettings['present']) {
  const error = { message: String(cause), extensions: { code: 'INTERNAL_SERVER_ERROR' }, originalError: cause }
  return { text: `${JSON.stringify({ errors: [present(error)] })}\n`, encoding: 'utf8', status: 500 } as const
}
