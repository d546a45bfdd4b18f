import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import { Call, CallQueue } from './call-queue.ts'
import { CoarseTimer } from './coarse-timer.ts'
import { Connection, type ConnectionOwner } from './connection.ts'
import { standingHeaders, type ClientSettings, type ServiceClient, type Settle } from './service-client.ts'
import { SubgraphOverloaded, SubgraphTimeout, SubgraphUnavailable } from './subgraph-failures.ts'
import type { GiveUp } from './subgraph-transport.ts'

/**
 * HTTP/1.1 for the one thing that a gateway asks: a short POST with an answer that is taken whole. General clients cost
 * twice as much for it.
 */
export class HttpClient implements ServiceClient, ConnectionOwner {
  readonly #settings: ClientSettings
  readonly #head: string
  /** Those that take calls, or will when they stand. */
  readonly #connections: Connection[] = []
  readonly #leaving = new Set<Connection>()
  /** Those without a call, as far as is known; the one that was at work last is the next to be. */
  readonly #idle: Connection[] = []
  #connecting = 0
  readonly #waiting = new CallQueue()
  readonly #timer = new CoarseTimer((now) => this.#tick(now))
  #closed: (() => void) | null = null

  constructor(settings: ClientSettings) {
    const { pathname, search, host } = settings.url
    const standing = Object.entries(standingHeaders).map(([name, value]) => `${name}: ${value}\r\n`)
    this.#settings = settings
    this.#head = `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${standing.join('')}content-length: `
  }

  post(body: string, headers: string, deadline: number, repeatable: boolean, settle: Settle): GiveUp {
    const text = this.#head + body.length + '\r\n' + headers + '\r\n' + body
    return this.#start(text, deadline, repeatable, settle)
  }

  statusOf(path: string): Promise<number> {
    const text = `GET ${path} HTTP/1.1\r\nhost: ${this.#settings.url.host}\r\n\r\n`
    return new Promise((resolve) => this.#start(text, Infinity, true, (_failure, status) => resolve(status)))
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closed = resolve
      for (const connection of this.#connections.slice()) this.free(connection) // which may take it out
      this.#endIfDone()
    })
  }

  #start(text: string, latest: number, repeatable: boolean, settle: Settle): GiveUp {
    const now = performance.now()
    const call = new Call(text, Math.min(latest, now + this.#settings.deadlineMs), repeatable, settle)
    const connection = this.#waiting.length === 0 && !this.#closed ? this.#connectionFor(call, now) : null
    if (connection) connection.send(call)
    else this.#wait(call, now)
    return () => this.#giveUp(call)
  }

  #wait(call: Call, now: number): void {
    const { service, queueLimit } = this.#settings
    if (this.#closed) this.#refuse(call, new SubgraphUnavailable(service, new Error('the transport is closed')))
    else if (this.#waiting.length >= queueLimit) this.#refuse(call, new SubgraphOverloaded(service))
    else {
      this.#waiting.push(call)
      this.#openWhatIsNeeded(now)
      this.#timer.wake()
    }
  }

  /** Not at once: whoever calls has not got the means to give up yet. */
  #refuse(call: Call, failure: DomainError): void {
    queueMicrotask(() => {
      if (call.over) return
      call.over = true
      call.settle(failure, 0, null)
    })
  }

  #giveUp(call: Call): void {
    if (call.over) return
    call.over = true
    if (call.connection) call.connection.abandon()
    else if (call.queued) this.#waiting.remove(call)
    this.#endIfDone()
  }

  /** One without a call, else the one with the least on its wire. */
  #connectionFor(call: Call, now: number): Connection | null {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      idle.isListed = false
      if (idle.calls.length === 0 && idle.takes(call, now)) return idle
    }
    if (this.#settings.pipelining === 1) return null
    let best: Connection | null = null
    for (const connection of this.#connections) {
      if (connection.takes(call, now) && (!best || connection.calls.length < best.calls.length)) best = connection
    }
    if (best && this.#connecting === 0) this.#openOneIfAllowed(now) // all are at work: the next call finds one more
    return best
  }

  #openOneIfAllowed(now: number): boolean {
    if (this.#connections.length >= this.#settings.connections) return false
    this.#connecting++
    this.#connections.push(new Connection(this.#settings, this, now))
    this.#timer.wake()
    return true
  }

  #openWhatIsNeeded(now: number): void {
    while (this.#connecting < this.#waiting.length) if (!this.#openOneIfAllowed(now)) return
  }

  stands(connection: Connection): void {
    this.#connecting--
    this.free(connection)
  }

  free(connection: Connection): void {
    if (this.#waiting.length > 0) {
      const now = performance.now()
      for (let call = this.#waiting.first; call && connection.takes(call, now); call = this.#waiting.first) {
        this.#waiting.remove(call)
        connection.send(call)
      }
    }
    if (connection.calls.length > 0) return
    if (!connection.isListed) {
      connection.isListed = true
      this.#idle.push(connection)
    }
    if (this.#closed) connection.end(new Error('the transport is closed'))
  }

  leaves(connection: Connection): void {
    this.#forget(connection)
    this.#leaving.add(connection)
    this.#openWhatIsNeeded(performance.now())
  }

  gone(connection: Connection, unanswered: readonly Call[], cause: Error): void {
    this.#forget(connection)
    const failed: Call[] = []
    for (const call of unanswered.toReversed()) {
      if (call.again) {
        call.again = false
        call.connection = null
        this.#waiting.unshift(call)
      } else failed.unshift(call)
    }
    if (!connection.hasStood) {
      this.#connecting--
      // As long as another one stands or may come to stand, there is hope for those that wait.
      if (this.#connections.length === 0) {
        for (let call = this.#waiting.shift(); call; call = this.#waiting.shift()) failed.push(call)
      }
    } else {
      for (const other of this.#connections) this.free(other)
      this.#openWhatIsNeeded(performance.now())
    }
    for (const call of failed) call.over = true
    for (const call of failed) call.settle(new SubgraphUnavailable(this.#settings.service, cause), 0, null)
    this.#endIfDone()
  }

  #forget(connection: Connection): void {
    if (connection.isListed) this.#idle.splice(this.#idle.indexOf(connection), 1)
    connection.isListed = false
    if (this.#leaving.delete(connection)) return
    this.#connections.splice(this.#connections.indexOf(connection), 1)
  }

  #tick(now: number): boolean {
    const late = this.#waiting.expired(now)
    for (const call of late) this.#waiting.remove(call)
    for (const connection of [...this.#connections, ...this.#leaving]) connection.tick(now)
    for (const call of late) call.settle(new SubgraphTimeout(this.#settings.service), 0, null)
    this.#endIfDone()
    return this.#connections.length + this.#leaving.size + this.#waiting.length > 0
  }

  #endIfDone(): void {
    if (this.#closed && this.#connections.length + this.#leaving.size + this.#waiting.length === 0) {
      this.#timer.stop()
      this.#closed()
    }
  }
}
