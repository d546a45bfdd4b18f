import { createServer } from 'node:http'
import { PipelinedClient } from './pipelined-client.ts'
import { readRecording } from './recording.ts'

/**
 * The transport alone: the calls that the plan needs, in its steps, with answers that are read and not looked at. What a gateway
 * needs beyond this is the work of its executor.
 */
const urls = JSON.parse(process.env['SUBGRAPHS']!) as Record<string, string>
const clients = new Map(Object.entries(urls).map(([name, url]) => [name, new PipelinedClient(new URL(url))] as const))
const latin1 = (text: string) => Buffer.from(text).toString('latin1')
const known = new Map(
  Object.entries(readRecording()).map(([request, { steps, answer }]) => [
    request,
    {
      steps: steps.map((calls) =>
        calls.map(({ service, body }) => ({ client: clients.get(service)!, body: latin1(body) })),
      ),
      answer: Buffer.from(answer),
    },
  ]),
)

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const found = known.get(Buffer.concat(chunks).toString())
    if (!found) return response.writeHead(400).end()
    const { steps, answer } = found
    const take = (step: number) => {
      const calls = steps[step]
      if (!calls) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer)
        return
      }
      let open = calls.length
      for (const { client, body } of calls) client.post(body, () => --open === 0 && take(step + 1))
    }
    return take(0)
  })
}).listen(Number(process.env['PORT']), '127.0.0.1')
