import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from './certificate.ts'

/** A request as it came over the wire. */
export type RawRequest = { readonly head: string; readonly body: Buffer; readonly connection: number }

/** What a server does with a request, byte for byte. */
export type Behaviour = (socket: Socket, request: RawRequest, nth: number) => void

export type RawServer = {
  readonly url: URL
  readonly socketPath: string | undefined
  readonly requests: RawRequest[]
  readonly sockets: Socket[]
  behave: Behaviour
  readonly close: () => Promise<void>
}

/** A server that says what a test wants it to say, HTTP or not. */
export async function startRawServer({ unix = false, certificate = undefined as Certificate | undefined } = {}) {
  const folder = unix ? mkdtempSync(join(tmpdir(), 'raw-server-')) : undefined
  const socketPath = folder && join(folder, 'server.sock')
  const requests: RawRequest[] = []
  const sockets: Socket[] = []
  const serve = (socket: Socket) => {
    const connection = sockets.push(socket) - 1
    let arrived = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      arrived = Buffer.concat([arrived, bytes])
      for (;;) {
        const end = arrived.indexOf('\r\n\r\n')
        if (end < 0) return
        const head = arrived.toString('latin1', 0, end)
        const stop = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
        if (arrived.length < stop) return
        const request = { head, body: arrived.subarray(end + 4, stop), connection }
        arrived = arrived.subarray(stop)
        server.behave(socket, request, requests.push(request))
      }
    })
  }
  const listener: Server = certificate ? createTlsServer(certificate, serve) : createServer({ noDelay: true }, serve)
  const underlying = new Set<Socket>() // below TLS there is another socket, which may outlive the one above
  listener.on('connection', (socket) => underlying.add(socket))
  if (socketPath) listener.listen(socketPath)
  else listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const port = unix ? 80 : (listener.address() as AddressInfo).port
  const server: RawServer = {
    url: new URL(`${certificate ? 'https' : 'http'}://127.0.0.1:${port}/graphql`),
    socketPath,
    requests,
    sockets,
    behave: (socket) => socket.write(answer('{}')),
    close: async () => {
      for (const socket of [...sockets, ...underlying]) socket.destroy()
      listener.close()
      await once(listener, 'close')
      if (folder) rmSync(folder, { recursive: true })
    },
  }
  return server
}

/** An answer with its length. */
export function answer(body: string, { status = '200 OK', headers = [] as string[] } = {}): Buffer {
  const bytes = Buffer.from(body)
  const lines = [`HTTP/1.1 ${status}`, 'content-type: application/json', `content-length: ${bytes.length}`, ...headers]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes])
}
