import { createServer, type AddressInfo, type Socket } from 'node:net'
import { loadGraph, type GraphName } from '../graph/graph.ts'
import { jsonResponse, MessageReader } from '../wire/http-message.ts'
import { answering } from './answer.ts'
import type { SubgraphsTold, SubgraphsSay } from './messages.ts'

/**
 * All subgraphs of a graph in one process, as fast as can be: an answer is executed once and kept by the bytes of its request, so
 * that a call costs about 10 µs. What is measured is the gateway. Talks to the bench over IPC.
 */
const { services } = await loadGraph(process.env['GRAPH'] as GraphName)
let delayMs = 0
let calls = 0

const ports: Record<string, number> = {}
for (const [name, service] of Object.entries(services)) {
  const server = createServer(serve(answering(service)))
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, resolve))
  ports[name] = (server.address() as AddressInfo).port
}

const say = (message: SubgraphsSay) => process.send!(message)
process.on('message', (told: SubgraphsTold) => {
  delayMs = told.delayMs
  say({ kind: 'counted', calls })
})
process.on('disconnect', () => process.exit())
say({ kind: 'ready', ports })

function serve(answer: (body: string) => Promise<string>) {
  const prepared = new Map<string, Buffer>()
  const prepare = async (request: string) => {
    const text = await answer(Buffer.from(request, 'latin1').toString())
    const response = jsonResponse(Buffer.from(text))
    prepared.set(request, response)
    return response
  }
  return (socket: Socket) => {
    socket.setNoDelay(true)
    socket.on('error', () => undefined) // gateways are killed at the end
    let last: Promise<void> | null = null
    /** Answers leave in the order of their requests. */
    const reply = async (
      bytes: Buffer | Promise<Buffer>,
      due: Promise<unknown> | null,
      before: Promise<void> | null,
    ) => {
      const ready = await bytes
      await due
      await before
      socket.write(ready)
    }
    const reader = new MessageReader(({ body }) => {
      calls++
      const request = body.toString('latin1')
      const response = prepared.get(request)
      if (response && !last && delayMs === 0) {
        socket.write(response)
        return
      }
      const due = delayMs > 0 ? new Promise((resolve) => setTimeout(resolve, delayMs)) : null
      const mine = reply(response ?? prepare(request), due, last)
      last = mine
      mine.then(
        () => last === mine && (last = null),
        () => socket.destroy(), // no GraphQL request: the gateway hears of it
      )
    })
    socket.on('data', (chunk) => {
      socket.cork()
      reader.push(chunk)
      socket.uncork()
    })
  }
}
