import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createServer, type AddressInfo, type Server as Listener } from 'node:net'

/**
 * `localhost` is an address of each of two kinds: what a server hears at the one, it hears at the other too.
 * @returns who listens beside it, to be closed with it; the connections are the server's own
 */
export async function listenElsewhere(server: Server, host: string): Promise<Listener[]> {
  if (host !== 'localhost') return []
  const { address, port } = server.address() as AddressInfo
  const found = await lookup(host, { all: true }).catch(() => [])
  const others = [...new Set(found.map((one) => one.address))].filter((other) => other !== address)
  const opened = await Promise.all(others.map((other) => openFor(server, other, port)))
  return opened.filter((other) => other !== null)
}

async function openFor(server: Server, host: string, port: number): Promise<Listener | null> {
  const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => void server.emit('connection', socket))
  try {
    other.listen(port, host)
    await once(other, 'listening')
    return other
  } catch {
    return null // this kind of address is switched off here
  }
}
