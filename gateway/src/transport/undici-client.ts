import type { ConnectionOptions } from 'node:tls'
import { errors, Pool, ProxyAgent, type Dispatcher } from 'undici'
import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import { AboveCap, AnswerBody } from './answer-body.ts'
import { CoarseTimer } from './coarse-timer.ts'
import { standingHeaders, type ClientSettings, type ServiceClient, type Settle } from './service-client.ts'
import {
  SubgraphAnswerTooLarge,
  SubgraphOverloaded,
  SubgraphTimeout,
  SubgraphUnavailable,
} from './subgraph-failures.ts'
import type { GiveUp } from './subgraph-transport.ts'

/** What a service behind TLS or a proxy needs beside the rest. */
export type SecureSettings = ClientSettings & {
  readonly tls?: Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'servername'> | undefined
  /** Address of an HTTP proxy. */
  readonly proxy?: string | undefined
}

type Question = Pick<Dispatcher.DispatchOptions, 'method' | 'path' | 'headers' | 'body'>

/** The same as {@link HttpClient} by means of undici: for TLS and for proxies, where its cost is not what counts. */
export class UndiciClient implements ServiceClient {
  readonly #settings: SecureSettings
  readonly #dispatcher: Dispatcher
  readonly #path: string
  readonly #calls = new Set<UndiciCall>()
  readonly #timer = new CoarseTimer((now) => {
    for (const call of this.#calls) if (call.deadline <= now) call.expire()
    return this.#calls.size > 0
  })
  #closed = false

  constructor(settings: SecureSettings) {
    const { url, socketPath, connections, pipelining, connectMs, stallMs, keepAliveMs, tls, proxy } = settings
    const options = {
      connections,
      pipelining,
      keepAliveTimeout: keepAliveMs,
      headersTimeout: 0, // the deadline of the call
      bodyTimeout: stallMs,
    }
    const connect = { timeout: connectMs, ...(socketPath === undefined ? {} : { socketPath }), ...tls }
    this.#settings = settings
    this.#path = `${url.pathname}${url.search}`
    this.#dispatcher =
      proxy === undefined
        ? new Pool(url.origin, { ...options, connect })
        : new ProxyAgent({
            ...options,
            uri: proxy,
            connect: { timeout: connectMs },
            ...(tls ? { requestTls: tls } : {}),
          })
  }

  post(body: string, headers: string, deadline: number, repeatable: boolean, settle: Settle): GiveUp {
    const fields = Object.entries(standingHeaders).flat()
    for (const line of headers.split('\r\n')) {
      const colon = line.indexOf(': ')
      if (colon > 0) fields.push(line.slice(0, colon), line.slice(colon + 2))
    }
    const bytes = Buffer.from(body, 'latin1')
    const question: Question = { method: 'POST', path: this.#path, headers: fields, body: bytes }
    return this.#start(question, deadline, repeatable, settle)
  }

  statusOf(path: string): Promise<number> {
    return new Promise((resolve) =>
      this.#start({ method: 'GET', path, headers: null, body: null }, Infinity, true, (_failure, status) =>
        resolve(status),
      ),
    )
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#dispatcher.close()
  }

  #start(question: Question, latest: number, repeatable: boolean, settle: Settle): GiveUp {
    const { service, url, connections, pipelining, queueLimit, deadlineMs, answerLimitBytes } = this.#settings
    const refusal = this.#closed
      ? new SubgraphUnavailable(service, new Error('the transport is closed'))
      : this.#calls.size >= connections * pipelining + queueLimit
        ? new SubgraphOverloaded(service)
        : null
    const call = new UndiciCall({
      service,
      limitBytes: answerLimitBytes,
      deadline: Math.min(latest, performance.now() + deadlineMs),
      repeatable,
      dispatch: (handler) => this.#dispatcher.dispatch({ origin: url.origin, ...question }, handler),
      settle: (failure, status, body) => {
        this.#calls.delete(call)
        settle(failure, status, body)
      },
    })
    if (refusal) queueMicrotask(() => call.fail(refusal))
    else {
      this.#calls.add(call)
      this.#timer.wake()
      call.send()
    }
    return () => {
      this.#calls.delete(call)
      call.giveUp()
    }
  }
}

type Parts = {
  readonly service: string
  readonly limitBytes: number
  readonly deadline: number
  readonly repeatable: boolean
  readonly dispatch: (handler: Dispatcher.DispatchHandler) => void
  readonly settle: Settle
}

/** One call as undici's handler. */
class UndiciCall implements Dispatcher.DispatchHandler {
  readonly deadline: number
  readonly #parts: Parts
  #again: boolean
  #over = false
  #controller: Dispatcher.DispatchController | null = null
  #status = 0
  #body: AnswerBody | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    this.deadline = parts.deadline
    this.#again = parts.repeatable
  }

  send(): void {
    try {
      this.#parts.dispatch(this)
    } catch (cause) {
      queueMicrotask(() => this.fail(new SubgraphUnavailable(this.#parts.service, cause)))
    }
  }

  giveUp(): void {
    if (this.#over) return
    this.#over = true
    this.#controller?.abort(new Error('nobody waits any more'))
  }

  expire(): void {
    this.fail(new SubgraphTimeout(this.#parts.service))
  }

  fail(failure: DomainError): void {
    if (this.#over) return
    this.#over = true
    this.#controller?.abort(failure)
    this.#parts.settle(failure, 0, null)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#over) controller.abort(new Error('nobody waits any more'))
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#again = false
    if (status < 200) return
    this.#status = status
    const coding = headers['content-encoding']
    if (coding !== undefined && coding !== 'identity') {
      this.fail(new SubgraphUnavailable(this.#parts.service, new Error('it is compressed, which was not asked for')))
      return
    }
    this.#collect(() => (this.#body = new AnswerBody(this.#parts.limitBytes, Number(headers['content-length'] ?? 0))))
  }

  onResponseData(_controller: Dispatcher.DispatchController, bytes: Buffer): void {
    if (!this.#over) this.#collect(() => this.#body!.add(bytes, 0, bytes.length))
  }

  onResponseEnd(): void {
    if (this.#over) return
    this.#over = true
    this.#parts.settle(null, this.#status, this.#body!.whole())
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    if (this.#over) return
    // undici does not say whether the connection was a fresh one: a connection that broke off counts as stale.
    if (this.#again && isBrokenConnection(cause)) {
      this.#again = false
      this.#controller = null
      this.send()
      return
    }
    const { service } = this.#parts
    const late = cause instanceof errors.BodyTimeoutError || cause instanceof errors.HeadersTimeoutError
    this.fail(late ? new SubgraphTimeout(service, cause) : new SubgraphUnavailable(service, cause))
  }

  #collect(step: () => void): void {
    try {
      step()
    } catch (cause) {
      if (!(cause instanceof AboveCap)) throw cause
      this.fail(new SubgraphAnswerTooLarge(this.#parts.service, cause))
    }
  }
}

function isBrokenConnection(cause: Error & { code?: string }): boolean {
  return cause instanceof errors.SocketError || cause.code === 'ECONNRESET' || cause.code === 'EPIPE'
}
