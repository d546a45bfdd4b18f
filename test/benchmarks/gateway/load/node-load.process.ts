import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { quantile } from '../../figures.ts'
import { jsonRequest, MessageReader } from '../wire/http-message.ts'
import type { LoadJob, LoadResult } from './load.ts'

/** Takes one job over IPC, does it, and answers with what it measured. */
const [job] = (await once(process, 'message')) as [LoadJob]
process.send!(await run(job), () => process.exit())

async function run({ port, bodies, headers, connections, seconds }: LoadJob): Promise<LoadResult> {
  const requests = bodies.map((body) => jsonRequest(body, headers))
  const milliseconds: number[] = []
  let sent = 0
  let bytes = 0
  let failures = 0
  let over = false

  const open = async (): Promise<Socket> => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return socket
  }
  const ask = (socket: Socket) => {
    let begun = 0
    const next = () => {
      begun = performance.now()
      socket.write(requests[sent++ % requests.length]!)
    }
    const reader = new MessageReader(({ head }) => {
      if (over) return
      milliseconds.push(performance.now() - begun)
      if (head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length) !== '200') failures++
      next()
    })
    socket.on('data', (chunk) => {
      bytes += chunk.length
      reader.push(chunk)
    })
    socket.on('error', () => undefined)
    socket.once('close', () => {
      if (over) return
      failures++
      open().then(ask, () => undefined) // a server that is gone is found out by its figures
    })
    next()
  }

  const sockets = await Promise.all(Array.from({ length: connections }, open))
  const begun = performance.now()
  for (const socket of sockets) ask(socket)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  over = true
  const tookMs = performance.now() - begun
  for (const socket of sockets) socket.destroy()
  return {
    requests: milliseconds.length,
    seconds: tookMs / 1_000,
    bytes,
    failures,
    p50Ms: quantile(milliseconds, 0.5),
    p99Ms: quantile(milliseconds, 0.99),
  }
}
