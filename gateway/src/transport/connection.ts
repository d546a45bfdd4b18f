import { connect, type Socket } from 'node:net'
import { AboveCap } from './answer-body.ts'
import { AnswerReader, BadFraming } from './answer-reader.ts'
import { CallQueue, type Call } from './call-queue.ts'
import { flushAtEndOfTick, type Flushable } from './end-of-tick.ts'
import type { ClientSettings } from './service-client.ts'
import { SubgraphAnswerTooLarge, SubgraphTimeout } from './subgraph-failures.ts'

/** Whom a connection tells what becomes of it. */
export type ConnectionOwner = {
  /** It stands. */
  stands(connection: Connection): void
  /** It has room for a call, or for another one. */
  free(connection: Connection): void
  /** It takes no more calls and ends with those that it has. */
  leaves(connection: Connection): void
  /** It is no more. Nobody has answered the calls, and nobody will. */
  gone(connection: Connection, unanswered: readonly Call[], cause: Error): void
}

/** A service closes an idle connection at the moment that it said: we are earlier by this. */
const marginMs = 1_000

/** What all sockets read into, one at a time: a buffer and a stream's bookkeeping for each read cost more than the copy of what is kept. */
const arriving = Buffer.allocUnsafeSlow(256 * 1024)

/** One connection to a service and the calls on its wire, which are answered in order. */
export class Connection implements Flushable {
  readonly calls = new CallQueue()
  /** Whether its owner has it among the idle ones. */
  isListed = false
  #stands = false
  #leaving = false
  readonly #settings: ClientSettings
  readonly #owner: ConnectionOwner
  readonly #socket: Socket
  readonly #reader: AnswerReader
  #ended = false
  #error: Error | null = null
  #carried = 0
  /** Calls on the wire for which nobody waits. */
  #abandoned = 0
  /** Moment of `performance.now()` since which nothing has come; of the last tick, as that is near enough. */
  #quietSince: number
  #heard = true
  #idleUntil = Infinity
  /** Calls that go out at the end of this tick. */
  #outgoing = ''

  constructor(settings: ClientSettings, owner: ConnectionOwner, now: number) {
    const { url, socketPath } = settings
    this.#settings = settings
    this.#owner = owner
    this.#quietSince = now
    this.#reader = new AnswerReader(settings.answerLimitBytes, (status, body, reusable, more) =>
      this.#answer(status, body, reusable, more),
    )
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const onread = {
      buffer: arriving,
      callback: (length: number) => {
        this.#read(arriving.subarray(0, length))
        return true
      },
    }
    const socket = connect(
      socketPath === undefined
        ? { host, port: Number(url.port || 80), noDelay: true, onread }
        : { path: socketPath, onread },
    )
    socket.on('connect', () => {
      this.#stands = true
      this.#rest()
      owner.stands(this)
    })
    socket.on('end', () => this.#otherSideClosed())
    socket.on('error', (error) => (this.#error = error))
    socket.on('close', () => this.end(this.#error ?? new Error('the connection was closed')))
    this.#socket = socket
  }

  /** Whether a call may be put on the wire. What may not be repeated goes alone, so that no other call can spoil it. */
  takes(call: Call, now: number): boolean {
    const { first, length } = this.calls
    if (!this.#stands || this.#leaving) return false
    if (!first) return now < this.#idleUntil
    return length < this.#settings.pipelining && call.repeatable && first.repeatable
  }

  send(call: Call): void {
    call.connection = this
    if (this.#carried++ === 0) call.again = false // a connection that has just come to stand was not stale
    if (this.calls.length === 0) this.#heard = true
    this.calls.push(call)
    if (this.#outgoing === '') {
      this.#outgoing = call.text
      flushAtEndOfTick(this)
    } else this.#outgoing += call.text
  }

  /** A call on the wire is over. Its answer is dropped when it comes; if nobody waits for another one, nothing need come. */
  abandon(): void {
    if (++this.#abandoned === this.calls.length) this.end(new Error('nobody waits any more'))
  }

  get hasStood(): boolean {
    return this.#stands
  }

  /** Looks at the clock. */
  tick(now: number): void {
    const { connectMs, stallMs } = this.#settings
    if (this.#heard) {
      this.#heard = false
      this.#quietSince = now
    }
    if (!this.#stands) {
      if (now - this.#quietSince > connectMs) this.end(new Error(`no connection after ${connectMs} ms`))
    } else if (this.calls.length === 0) {
      if (now >= this.#idleUntil) this.end(new Error('it was not needed'))
    } else this.#lookForLateAnswers(now, this.#reader.midway && now - this.#quietSince > stallMs)
  }

  #lookForLateAnswers(now: number, stalled: boolean): void {
    const late = this.calls.expired(now)
    const { first } = this.calls
    if (stalled && first && !first.over) {
      first.over = true
      late.push(first)
    }
    if (late.length === 0) return
    this.#abandoned += late.length
    if (stalled || this.#abandoned === this.calls.length) this.end(new Error('the answer did not come in time'))
    else this.#leave() // a service that is late with one call is not given others to keep waiting
    for (const call of late) call.settle(new SubgraphTimeout(this.#settings.service), 0, null)
  }

  /** Ends it, with all that it carries. */
  end(cause: Error): void {
    if (this.#ended) return
    this.#ended = true
    this.#leaving = true
    if (this.calls.first && this.#reader.midway) this.calls.first.again = false
    this.#reader.stop()
    this.#socket.destroy()
    const unanswered: Call[] = []
    for (let call = this.calls.shift(); call; call = this.calls.shift()) if (!call.over) unanswered.push(call)
    this.#owner.gone(this, unanswered, cause)
  }

  #leave(): void {
    if (this.#leaving) return
    this.#leaving = true
    this.#owner.leaves(this)
  }

  /** Writes what has been sent in this tick. */
  flush(): void {
    const text = this.#outgoing
    this.#outgoing = ''
    if (!this.#ended) this.#socket.write(text, 'latin1')
  }

  #read(bytes: Buffer): void {
    this.#heard = true
    if (this.calls.length === 0) {
      this.end(new Error('it said something unasked'))
      return
    }
    try {
      this.#reader.read(bytes)
    } catch (cause) {
      this.#fail(cause)
    }
  }

  #otherSideClosed(): void {
    try {
      this.#reader.close()
    } catch (cause) {
      this.#fail(cause)
    }
  }

  /** What came is of no use, and so is what may follow. */
  #fail(cause: unknown): void {
    if (!(cause instanceof BadFraming || cause instanceof AboveCap)) throw cause
    const { first } = this.calls
    if (first) first.again = false
    const tooLarge = cause instanceof AboveCap && first !== null && !first.over
    if (tooLarge) first.over = true
    this.end(cause)
    if (tooLarge) first.settle(new SubgraphAnswerTooLarge(this.#settings.service, cause), 0, null)
  }

  #answer(status: number, body: Buffer, reusable: boolean, more: boolean): void {
    const call = this.calls.shift()! // reading has begun for one
    const { over } = call
    if (over) this.#abandoned--
    call.over = true
    // Bytes behind the last answer that was asked for would be taken for the answer to the next call.
    if (!reusable || (this.calls.length === 0 && (more || this.#leaving)))
      this.end(new Error('its last answer has come'))
    else {
      if (this.calls.length === 0) this.#rest()
      else if (this.#abandoned === this.calls.length) this.end(new Error('nobody waits any more'))
      this.#owner.free(this)
    }
    if (!over) call.settle(null, status, body)
  }

  #rest(): void {
    const { keptMs } = this.#reader
    this.#idleUntil = performance.now() + Math.min(this.#settings.keepAliveMs, Math.max(keptMs - marginMs, keptMs / 2))
  }
}
