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

  constructor(key: Uint8Array) {
    const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key
    const padded = Buffer.alloc(blockBytes)
    padded.set(short)
    this.#inner = Buffer.alloc(blockBytes + 4096)
    this.#inner.set(padded.map((byte) => byte ^ 0x36))
    this.#outer = Buffer.alloc(blockBytes + hashBytes)
    this.#outer.set(padded.map((byte) => byte ^ 0x5c))
  }

  /** @param message - one character per byte @returns the code as base64url */
  of(message: string): string {
    const length = blockBytes + message.length
    if (this.#inner.length < length) this.#inner = Buffer.concat([this.#inner.subarray(0, blockBytes)], 2 * length)
    this.#inner.write(message, blockBytes, 'latin1')
    hash('sha256', this.#inner.subarray(0, length), 'buffer').copy(this.#outer, blockBytes)
    return hash('sha256', this.#outer, 'base64url')
  }
}
