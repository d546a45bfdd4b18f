import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { flushAtEndOfTick, type Flushable } from '../transport/end-of-tick.ts'
import { writeBytes } from '../transport/write-bytes.ts'
import { Errand } from './errand.ts'
import { readPlainHead, type PlainHead } from './plain-head.ts'
import type { PlainAnswer, PlainResponse, PlainVisit } from './graphql-front.ts'

/** Whom a connection serves, and who takes what it does not read. */
export type PlainConnectionOwner = {
  readonly requestLine: string
  readonly bodyLimitBytes: number
  readonly answer: PlainAnswer
  /** Header lines about the connection, in an answer after which it goes on. */
  readonly keptLines: string
  /** Whether connections end with the answer that is under way. */
  readonly isClosing: boolean
  /** The socket, from the bytes on that were put back into it, is no longer ours. */
  handOver(connection: PlainConnection, socket: Socket): void
  /** Has one request answered in our place, and calls `finish` behind it. */
  send(connection: PlainConnection, errand: Errand): void
  gone(connection: PlainConnection): void
}

const endOfHead = Buffer.from('\r\n\r\n', 'latin1')
const headLimitBytes = 16 * 1024
const closeLine = 'connection: close\r\n'

/**
 * A client's connection as long as its requests are plain: read and answered here, one after the other, for a third of what node:http
 * takes for it. The first one that is not plain goes to node:http, with the socket. One that is, but whose operation is not known,
 * goes there as an errand.
 */
export class PlainConnection implements Flushable {
  readonly #socket: Socket
  readonly #owner: PlainConnectionOwner
  /** A request of which the end has not come. */
  #begun: Buffer | null = null
  #filled = 0
  /** What has come behind the present request. */
  #ahead: Buffer | null = null
  #isBusy = false
  /** Its client has not taken the whole answer yet. */
  #isDraining = false
  /** The answer that is to be written. */
  #outgoing = ''
  #encoding: 'latin1' | 'utf8' = 'latin1'
  #visit: PlainVisit | null = null
  #errand: Errand | null = null
  /** Moment of `performance.now()` since which it waits for its client. */
  #waitsSince: number
  #headText = ''
  #head: PlainHead | null = null
  readonly #listeners = {
    data: (bytes: Buffer) => this.#read(bytes),
    end: () => this.#otherSideEnded(),
    error: () => undefined, // "close" follows
    close: () => this.#gone(),
  }

  constructor(socket: Socket, owner: PlainConnectionOwner, now: number) {
    this.#socket = socket
    this.#owner = owner
    this.#waitsSince = now
    for (const [event, listener] of Object.entries(this.#listeners)) socket.on(event, listener as () => void)
  }

  /** Ends it if nothing is under way on it. */
  endIfIdle(): void {
    if (!this.#isBusy && !this.#begun) this.#socket.destroySoon()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  /** Looks at the clock. */
  tick(now: number, keepAliveMs: number, requestMs: number): void {
    const waited = now - this.#waitsSince
    if (this.#isDraining && waited > requestMs) return this.destroy()
    if (this.#isBusy) return
    if (!this.#begun) {
      if (waited > keepAliveMs) this.#socket.destroySoon()
    } else if (waited > requestMs) {
      this.#socket.write(`HTTP/1.1 408 ${STATUS_CODES[408]}\r\ncontent-length: 0\r\n${closeLine}\r\n`)
      this.#socket.destroySoon()
    }
  }

  /** The errand was done. */
  finish(errand: Errand): void {
    this.#errand = null
    if (errand.over()) this.#goOn()
  }

  #read(bytes: Buffer): void {
    if (this.#isBusy) {
      this.#ahead = this.#ahead ? Buffer.concat([this.#ahead, bytes]) : bytes
      this.#socket.pause()
    } else if (this.#begun) this.#fill(this.#begun, bytes)
    else this.#begin(bytes)
  }

  #begin(bytes: Buffer): void {
    const end = bytes.indexOf(endOfHead)
    if (end < 0 || end > headLimitBytes) return this.#handOver(bytes)
    const text = bytes.toString('latin1', 0, end)
    if (text !== this.#headText) {
      this.#headText = text
      this.#head = readPlainHead(text, this.#owner.requestLine)
    }
    const head = this.#head
    if (!head || head.contentLength > this.#owner.bodyLimitBytes) return this.#handOver(bytes)
    const bodyAt = end + endOfHead.length
    const length = bodyAt + head.contentLength
    if (bytes.length >= length) return this.#take(bytes, length, bodyAt, head)
    this.#begun = Buffer.allocUnsafeSlow(length)
    this.#filled = 0
    this.#waitsSince = performance.now()
    this.#fill(this.#begun, bytes)
  }

  #fill(begun: Buffer, bytes: Buffer): void {
    const taken = bytes.copy(begun, this.#filled)
    this.#filled += taken
    if (this.#filled < begun.length) return
    this.#begun = null
    if (taken < bytes.length) this.#keepAhead(bytes.subarray(taken))
    this.#take(begun, begun.length, begun.length - this.#head!.contentLength, this.#head!)
  }

  #take(bytes: Buffer, length: number, bodyAt: number, { headers }: PlainHead): void {
    if (length < bytes.length) this.#keepAhead(bytes.subarray(length))
    this.#isBusy = true
    const visit = this.#owner.answer(headers, bytes.subarray(bodyAt, length), (response) => this.#respond(response))
    if (visit === null) {
      this.#errand = new Errand(this.#socket, bytes.subarray(0, length))
      this.#owner.send(this, this.#errand)
    } else if (this.#isBusy) this.#visit = visit
  }

  #keepAhead(bytes: Buffer): void {
    this.#ahead = bytes
    this.#socket.pause()
  }

  #respond({ status, contentType, requestId, text, encoding }: PlainResponse): void {
    if (this.#socket.destroyed) return // the client has gone, from a change that was carried through
    const { isClosing, keptLines } = this.#owner
    const length = encoding === 'latin1' ? text.length : Buffer.byteLength(text)
    const head =
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncache-control: no-store\r\ncontent-type: ${contentType}\r\n` +
      `content-length: ${length}\r\nx-request-id: ${requestId}\r\n${dateLine()}${isClosing ? closeLine : keptLines}\r\n`
    this.#visit = null
    this.#outgoing = head + text
    this.#encoding = encoding
    flushAtEndOfTick(this)
  }

  /** Writes the answer. */
  flush(): void {
    const text = this.#outgoing
    const isFlushed = this.#encoding === 'latin1' ? writeBytes(this.#socket, text) : this.#socket.write(text, 'utf8')
    this.#outgoing = ''
    if (isFlushed || this.#owner.isClosing) return this.#goOn()
    this.#isDraining = true
    this.#waitsSince = performance.now()
    this.#socket.once('drain', () => this.#goOn())
  }

  #goOn(): void {
    this.#isBusy = this.#isDraining = false
    if (this.#owner.isClosing) return this.#socket.destroySoon()
    this.#waitsSince = performance.now()
    if (this.#ahead) queueMicrotask(() => this.#readAhead())
  }

  #readAhead(): void {
    const bytes = this.#ahead
    if (!bytes || this.#isBusy || this.#socket.destroyed) return
    this.#ahead = null
    this.#socket.resume()
    this.#read(bytes)
  }

  #handOver(bytes: Buffer): void {
    const socket = this.#socket
    for (const [event, listener] of Object.entries(this.#listeners)) socket.off(event, listener as () => void)
    socket.pause()
    socket.unshift(bytes)
    this.#owner.handOver(this, socket)
    socket.resume()
  }

  #otherSideEnded(): void {
    if (this.#errand) this.#errand.otherSideEnded()
    else this.#socket.end()
  }

  #gone(): void {
    this.#begun = this.#ahead = null
    this.#errand?.destroy()
    this.#visit?.gone()
    this.#visit = null
    this.#owner.gone(this)
  }
}

let line = ''
let lineHoldsUntil = 0

/** The header `date`, made once a second. */
function dateLine(): string {
  const now = Date.now()
  if (now >= lineHoldsUntil) {
    line = `date: ${new Date(now).toUTCString()}\r\n`
    lineHoldsUntil = now - (now % 1_000) + 1_000
  }
  return line
}
