import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * `localhost` is an address of each of two kinds: what a server hears at the one, it hears at the other too.
 * @returns the servers beside it, to be closed with it
 */
export async function listenElsewhere(server: Server, host: string): Promise<Server[]> {
  if (host !== 'localhost') return []
  const { address, port } = server.address() as AddressInfo
  const found = await lookup(host, { all: true }).catch(() => [])
  const others = [...new Set(found.map((one) => one.address))].filter((other) => other !== address)
  const opened = await Promise.all(others.map((other) => openFor(server, other, port)))
  return opened.filter((other) => other !== null)
}

async function openFor(server: Server, host: string, port: number): Promise<Server | null> {
  const other = createServer({ keepAliveTimeout: server.keepAliveTimeout }, (request, response) => {
    server.emit('request', request, response)
  })
  other.on('upgrade', (...given) => server.emit('upgrade', ...given))
  try {
    other.listen(port, host)
    await once(other, 'listening')
    return other
  } catch {
    return null // this kind of address is switched off here
  }
}
