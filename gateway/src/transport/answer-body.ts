/** An answer that is larger than the gateway takes. */
export class AboveCap extends Error {
  constructor(limitBytes: number) {
    super(`the answer is above ${limitBytes} bytes`)
  }
}

const smallest = 16 * 1024

/**
 * A body that arrives in parts. They are copied into one buffer that doubles: a list of parts would cost a hundred bytes
 * for each, and a service may send them one byte at a time.
 */
export class AnswerBody {
  readonly #limit: number
  #bytes: Buffer
  #filled = 0

  /** @param expected - bytes that were announced, else 0 */
  constructor(limitBytes: number, expected: number) {
    if (expected > limitBytes) throw new AboveCap(limitBytes)
    this.#limit = limitBytes
    this.#bytes = Buffer.allocUnsafeSlow(expected)
  }

  get filled(): number {
    return this.#filled
  }

  /** @throws {AboveCap} */
  add(bytes: Buffer, from: number, to: number): void {
    const filled = this.#filled + to - from
    if (filled > this.#limit) throw new AboveCap(this.#limit)
    if (filled > this.#bytes.length) {
      const size = Math.min(this.#limit, Math.max(filled, 2 * this.#bytes.length, smallest))
      const larger = Buffer.allocUnsafeSlow(size)
      this.#bytes.copy(larger, 0, 0, this.#filled)
      this.#bytes = larger
    }
    bytes.copy(this.#bytes, this.#filled, from, to)
    this.#filled = filled
  }

  whole(): Buffer {
    return this.#filled === this.#bytes.length ? this.#bytes : this.#bytes.subarray(0, this.#filled)
  }
}
