import { hash } from 'node:crypto'

const blockBytes = 64
const hashBytes = 32

/**
 * HMAC-SHA-256 for many short messages under few keys. It is put together from one-shot digests: an object of node's own for each message
 * costs several times as much as the digest, and the collector has to see it off.
 * @see RFC 2104
 */
export class KeyedHash {
  readonly #outer: Buffer
  /** The inner padding of the key, and room for the message behind it. */
  #inner: Buffer
  /** The beginning of the last message, which is there still. */
  #head = ''

  constructor(key: Uint8Array) {
    const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key
    const padded = Buffer.alloc(blockBytes)
    padded.set(short)
    this.#inner = Buffer.alloc(blockBytes + 4096)
    this.#inner.set(padded.map((byte) => byte ^ 0x36))
    this.#outer = Buffer.alloc(blockBytes + hashBytes)
    this.#outer.set(padded.map((byte) => byte ^ 0x5c))
  }

  /**
   * @param head - the beginning of the message, one character per byte; often the same again
   * @param body - the rest of it; as a text, one character per byte
   * @returns the code as base64url
   */
  of(head: string, body: string | Uint8Array): string {
    const bodyAt = blockBytes + head.length
    const length = bodyAt + body.length
    if (this.#inner.length < length) {
      this.#inner = Buffer.concat([this.#inner.subarray(0, blockBytes)], 2 * length)
      this.#head = ''
    }
    if (head !== this.#head) {
      this.#inner.write(head, blockBytes, 'latin1')
      this.#head = head
    }
    if (typeof body === 'string') this.#inner.write(body, bodyAt, 'latin1')
    else this.#inner.set(body, bodyAt)
    this.#outer.write(hash('sha256', this.#inner.subarray(0, length), 'binary'), blockBytes, 'latin1')
    return hash('sha256', this.#outer, 'base64url')
  }
}
