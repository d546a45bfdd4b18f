import type { Connection } from './connection.ts'
import type { Settle } from './service-client.ts'

/** One HTTP call on its way. It stands in one queue at a time, which is made of the calls themselves. */
export class Call {
  /** Head and body as they go on the wire, one character per byte. */
  readonly text: string
  readonly deadline: number
  readonly repeatable: boolean
  readonly settle: Settle
  /** Nobody waits any more: it was answered, failed or given up. */
  over = false
  /** It may be sent once more if its connection proves stale. */
  again: boolean
  /** The one on whose wire it is. */
  connection: Connection | null = null
  /** It stands in a queue. */
  queued = false
  previous: Call | null = null
  next: Call | null = null

  constructor(text: string, deadline: number, repeatable: boolean, settle: Settle) {
    this.text = text
    this.deadline = deadline
    this.repeatable = repeatable
    this.again = repeatable
    this.settle = settle
  }
}

/** Calls in the order in which they came; any of them can leave at once. */
export class CallQueue {
  first: Call | null = null
  #last: Call | null = null
  length = 0

  push(call: Call): void {
    call.previous = this.#last
    if (this.#last) this.#last.next = call
    else this.first = call
    this.#last = call
    call.queued = true
    this.length++
  }

  unshift(call: Call): void {
    call.next = this.first
    if (this.first) this.first.previous = call
    else this.#last = call
    this.first = call
    call.queued = true
    this.length++
  }

  shift(): Call | null {
    const call = this.first
    if (call) this.remove(call)
    return call
  }

  remove(call: Call): void {
    const { previous, next } = call
    if (previous) previous.next = next
    else this.first = next
    if (next) next.previous = previous
    else this.#last = previous
    call.previous = call.next = null
    call.queued = false
    this.length--
  }

  /** Those whose deadline has passed, marked as over. */
  expired(now: number): Call[] {
    const late: Call[] = []
    for (let call = this.first; call; call = call.next) {
      if (call.over || call.deadline > now) continue
      call.over = true
      late.push(call)
    }
    return late
  }
}
