import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Running } from './processes.ts'

/** The setting with which a Node process can be looked into. It says its address when it starts. */
export const inspectable = { NODE_OPTIONS: '--inspect=127.0.0.1:0' }

/** A look into a Node process that runs, over its inspector. */
export class Inspector {
  readonly #socket: WebSocket
  readonly #open = new Map<number, (message: { result?: unknown; error?: { message: string } }) => void>()
  #sent = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } }
      if (message.id === undefined) return
      this.#open.get(message.id)?.(message)
      this.#open.delete(message.id)
    })
  }

  /** @throws if the process is no Node or was not started inspectable */
  static async of(program: Running): Promise<Inspector> {
    const address = /Debugger listening on (ws:\S+)/.exec(readFileSync(program.logFile, 'utf8'))?.[1]
    if (!address) throw new Error(`${program.name} cannot be looked into: it is no Node process.`)
    const socket = new WebSocket(address)
    await once(socket, 'open')
    return new Inspector(socket)
  }

  /** Calls a method of the Chrome DevTools Protocol. */
  call<Result>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#sent
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.#open.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result as Result)))
    this.#socket.send(JSON.stringify({ id, method, params }))
    return promise
  }

  close(): void {
    this.#socket.close()
  }
}
