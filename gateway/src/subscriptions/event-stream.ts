import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** The subscriber fell too far behind. */
export class SubscriberTooSlow extends DomainError {
  constructor(limit: number) {
    super(
      'SUBSCRIBER_TOO_SLOW',
      `More than ${limit} events waited to be taken. Read the present state, then subscribe again.`,
      { limit },
    )
  }
}

type Waiting<Value> = (result: IteratorResult<Value>) => void

/**
 * Events in order with a bounded queue. Unlike an async generator it ends at once when it is returned, even while it waits: a
 * client that goes leaves nothing behind.
 */
export class EventStream<Value> implements AsyncIterableIterator<Value> {
  readonly #limit: number
  readonly #onEnd: () => void
  readonly #queue: Value[] = []
  #waiting: Waiting<Value> | null = null
  #failure: Error | null = null
  #ended = false

  constructor(limit: number, onEnd: () => void) {
    this.#limit = limit
    this.#onEnd = onEnd
  }

  push(value: Value): void {
    if (this.#ended || this.#failure) return
    if (this.#waiting) {
      this.#waiting({ done: false, value })
      this.#waiting = null
    } else if (this.#queue.length < this.#limit) {
      this.#queue.push(value)
    } else {
      this.#queue.length = 0
      this.#failure = new SubscriberTooSlow(this.#limit)
    }
  }

  async next(): Promise<IteratorResult<Value>> {
    if (this.#failure) {
      await this.return()
      throw this.#failure
    }
    if (this.#ended) return { done: true, value: undefined }
    if (this.#queue.length > 0) return { done: false, value: this.#queue.shift()! }
    return new Promise((resolve) => (this.#waiting = resolve))
  }

  return(): Promise<IteratorResult<Value>> {
    if (!this.#ended) {
      this.#ended = true
      this.#onEnd()
      this.#waiting?.({ done: true, value: undefined })
      this.#waiting = null
    }
    return Promise.resolve({ done: true, value: undefined })
  }

  throw(error: Error): Promise<IteratorResult<Value>> {
    void this.return()
    return Promise.reject(error)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** The same stream with each value changed; it ends when this one does. */
  map<Result>(change: (value: Value) => Promise<Result>): AsyncIterableIterator<Result> {
    const next = async (): Promise<IteratorResult<Result>> => {
      const result = await this.next()
      return result.done ? { done: true, value: undefined } : { done: false, value: await change(result.value) }
    }
    const end = async (): Promise<IteratorResult<Result>> => {
      await this.return()
      return { done: true, value: undefined }
    }
    const mapped: AsyncIterableIterator<Result> = {
      next,
      return: end,
      throw: (error: Error) => this.throw(error) as never,
      [Symbol.asyncIterator]: () => mapped,
    }
    return mapped
  }
}
