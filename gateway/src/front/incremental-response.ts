import type { ServerResponse } from 'node:http'
import type { GraphQLFormattedError } from 'graphql'
import { executeIncrementally, type IncrementalPayload } from '../execution/incremental.ts'
import type { FieldError } from '../execution/field-error.ts'
import type { CompiledOperation, ExecutionRequest } from '../execution/operation.ts'
import type { PartFraming } from './accept.ts'

type Present = (error: FieldError) => GraphQLFormattedError

/** How payloads stand in a response. */
type Framing = {
  readonly contentType: string
  readonly part: (payload: string, isFirst: boolean, isLast: boolean) => string
}

const partHead = 'content-type: application/json; charset=utf-8\r\n\r\n'

/** @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md and the protocol graphql-sse, distinct connections */
const framings: Readonly<Record<PartFraming, Framing>> = {
  multipart: {
    contentType: 'multipart/mixed; boundary="-"; deferSpec=20220824',
    part: (payload, isFirst, isLast) =>
      `${isFirst ? '\r\n---\r\n' : ''}${partHead}${payload}\r\n---${isLast ? '--' : ''}\r\n`,
  },
  events: {
    contentType: 'text/event-stream; charset=utf-8',
    part: (payload, _isFirst, isLast) =>
      `event: next\ndata: ${payload}\n\n${isLast ? 'event: complete\ndata:\n\n' : ''}`,
  },
}

type IncrementalResponse = {
  readonly operation: CompiledOperation
  readonly execution: ExecutionRequest
  readonly framing: PartFraming
  readonly response: ServerResponse
  readonly requestId: string
  readonly present: Present
}

/** Sends an operation's answer in parts, each as soon as it is there and the client has taken the one before. */
export async function respondIncrementally(settings: IncrementalResponse): Promise<void> {
  const { operation, execution, response, requestId, present } = settings
  const { contentType, part } = framings[settings.framing]
  let isFirst = true
  const send = (payload: object, isLast: boolean, status = 200): boolean => {
    if (isFirst)
      response.writeHead(status, {
        'cache-control': 'no-store',
        'content-type': contentType,
        'x-request-id': requestId,
      })
    const isTaken = response.write(part(JSON.stringify(payload), isFirst, isLast))
    isFirst = false
    return isTaken
  }
  try {
    const payloads = executeIncrementally(operation, execution)
    response.once('close', () => void payloads.return?.())
    for await (const payload of payloads)
      if (!send(presentedPayload(payload, present), !payload.hasNext)) await taken(response)
  } catch (cause) {
    const error = { message: String(cause), extensions: { code: 'INTERNAL_SERVER_ERROR' }, originalError: cause }
    send({ errors: [present(error)], hasNext: false }, true, 500)
  }
  response.end()
}

/** A payload as clients get it. */
export function presentedPayload(payload: IncrementalPayload, present: Present): object {
  if ('data' in payload) return { ...payload, ...(payload.errors && { errors: payload.errors.map(present) }) }
  const { incremental, hasNext } = payload
  const presented = incremental?.map((increment) =>
    increment.errors ? { ...increment, errors: increment.errors.map(present) } : increment,
  )
  return { ...(presented && { incremental: presented }), hasNext }
}

/** The client has taken what was written, or is gone. */
function taken(response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}
