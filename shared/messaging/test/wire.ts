import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A line to a server that a test can cut, silence and mend. */
export class Wire {
  readonly #target: { host: string; port: number }
  readonly #sockets = new Set<Socket>()
  #server: Server
  #port = 0
  #silent = false

  private constructor(target: { host: string; port: number }) {
    this.#target = target
    this.#server = this.#newServer()
  }

  /** @returns the wire, and the server's URL as it is reached through it */
  static async to(url: string): Promise<{ wire: Wire; url: string }> {
    const through = new URL(url)
    const wire = new Wire({ host: through.hostname, port: Number(through.port) })
    await wire.#listen()
    through.host = `127.0.0.1:${wire.#port}`
    return { wire, url: through.href }
  }

  /** Breaks all connections; new ones are refused until it is mended. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** Connections can be made again. */
  async mend(): Promise<void> {
    this.#server = this.#newServer()
    await this.#listen()
  }

  /** Keeps all connections open while nothing gets through: new ones are taken, and stay silent, too. */
  silence(): void {
    this.#silent = true
    for (const socket of this.#sockets) socket.pause()
  }

  /** What was held back gets through. */
  release(): void {
    this.#silent = false
    for (const socket of this.#sockets) socket.resume()
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.cut()
  }

  #newServer(): Server {
    return createServer({ noDelay: true }, (near) => {
      const far = connect({ ...this.#target, noDelay: true })
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from)
        from.on('error', () => undefined)
        from.on('data', (chunk) => to.write(chunk))
        from.on('close', () => {
          this.#sockets.delete(from)
          to.destroy()
        })
        if (this.#silent) from.pause()
      }
    })
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }
}
