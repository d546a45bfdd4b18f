import { Server, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Errand } from './errand.ts'
import type { Front } from './graphql-front.ts'
import { PlainConnection, type PlainConnectionOwner } from './plain-connection.ts'

const tickMs = 1_000

/**
 * The server of node:http, which reads the requests of plain connections itself: see `PlainConnection`. To everybody else it is a server
 * like any other; closing it includes those connections.
 */
export class FrontServer extends Server implements PlainConnectionOwner {
  readonly requestLine: string
  readonly bodyLimitBytes: number
  readonly answer: PlainConnectionOwner['answer']
  readonly keptLines: string
  isClosing = false
  readonly #plain = new Set<PlainConnection>()
  readonly #senders = new WeakMap<Errand, PlainConnection>()
  readonly #ticking: NodeJS.Timeout

  constructor({ path, bodyLimitBytes, plain, listener }: Front, options: { readonly keepAliveTimeout: number }) {
    super(options, listener)
    this.requestLine = `POST ${path} HTTP/1.1\r\n`
    this.bodyLimitBytes = bodyLimitBytes
    this.answer = plain
    this.keptLines = `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(options.keepAliveTimeout / 1_000)}\r\n`
    this.#ticking = setInterval(() => this.#tick(), tickMs).unref()
  }

  override emit(event: string, ...given: unknown[]): boolean {
    if (event === 'connection' && !(given[0] instanceof Errand)) {
      this.#plain.add(new PlainConnection(given[0] as Socket, this, performance.now()))
      return true
    }
    if (event === 'request') this.#expectEnd(...(given as [IncomingMessage, ServerResponse]))
    return super.emit(event, ...given)
  }

  handOver(connection: PlainConnection, socket: Socket): void {
    this.#plain.delete(connection)
    super.emit('connection', socket)
  }

  send(connection: PlainConnection, errand: Errand): void {
    this.#senders.set(errand, connection)
    super.emit('connection', errand)
  }

  gone(connection: PlainConnection): void {
    this.#plain.delete(connection)
  }

  override close(callback?: (error?: Error) => void): this {
    this.isClosing = true
    clearInterval(this.#ticking)
    return super.close(callback)
  }

  override closeIdleConnections(): void {
    for (const connection of this.#plain) connection.endIfIdle()
    super.closeIdleConnections()
  }

  override closeAllConnections(): void {
    for (const connection of this.#plain) connection.destroy()
    super.closeAllConnections()
  }

  #expectEnd({ socket }: IncomingMessage, response: ServerResponse): void {
    const errand: unknown = socket
    if (errand instanceof Errand) response.once('close', () => this.#senders.get(errand)?.finish(errand))
  }

  #tick(): void {
    const now = performance.now()
    for (const connection of this.#plain) connection.tick(now, this.keepAliveTimeout, this.requestTimeout)
  }
}
