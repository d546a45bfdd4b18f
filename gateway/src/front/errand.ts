import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

type Callback = (error?: Error | null) => void

/**
 * One request of a connection, as a connection of its own for a server that is to answer it. Once that is done the connection itself
 * goes on, unless the server has ended it.
 */
export class Errand extends Duplex {
  readonly #socket: Socket
  #isOver = false

  /** @param request - its bytes, whole */
  constructor(socket: Socket, request: Buffer) {
    super()
    this.#socket = socket
    this.push(request)
  }

  get remoteAddress(): string | undefined {
    return this.#socket.remoteAddress
  }

  get remoteFamily(): string | undefined {
    return this.#socket.remoteFamily
  }

  get remotePort(): number | undefined {
    return this.#socket.remotePort
  }

  get localAddress(): string | undefined {
    return this.#socket.localAddress
  }

  get localPort(): number | undefined {
    return this.#socket.localPort
  }

  /** Its request was answered. @returns whether the connection goes on */
  over(): boolean {
    if (this.#isOver || this.destroyed || this.writableEnded) return false
    this.#isOver = true
    this.push(null)
    return true
  }

  /** The client says no more. */
  otherSideEnded(): void {
    if (!this.#isOver) this.push(null)
  }

  override _read(): void {
    // all that there is to read was pushed at once
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, callback: Callback): void {
    this.#socket.write(chunk, encoding, callback)
  }

  override _writev(chunks: { chunk: Buffer | string; encoding: BufferEncoding }[], callback: Callback): void {
    this.#socket.cork()
    for (const { chunk, encoding } of chunks.slice(0, -1)) this.#socket.write(chunk, encoding)
    const { chunk, encoding } = chunks.at(-1)!
    this.#socket.write(chunk, encoding, callback)
    this.#socket.uncork()
  }

  override _final(callback: Callback): void {
    if (!this.#isOver) this.#socket.destroySoon()
    callback()
  }

  override _destroy(error: Error | null, callback: Callback): void {
    if (!this.#isOver && !this.writableEnded) this.#socket.destroy()
    callback(error)
  }
}
