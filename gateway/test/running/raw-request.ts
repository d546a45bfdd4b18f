import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

export type RawRequest = {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export type RawAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }

/** Sends a request as it is said, without what a browser's client adds; a connection of its own. */
export async function send(
  address: string,
  { method = 'POST', path = '/graphql', headers = {}, body = '' }: RawRequest,
): Promise<RawAnswer> {
  const url = new URL(path, address)
  const length = body.length > 0 || method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}
  const outgoing = request(url, { method, headers: { ...length, ...headers }, agent: false })
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return { status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(chunks).toString() }
}
