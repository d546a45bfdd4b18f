import type { Asking } from '../running/running-gateway.ts'

export const multipart = 'multipart/mixed;deferSpec=20220824, application/json'

/** An answer that comes in parts. */
export type PartedAnswer = {
  readonly status: number
  readonly headers: Headers
  /** Each text as it arrives, framing included. */
  readonly chunks: () => AsyncGenerator<string>
  /** Each payload as it arrives. */
  readonly payloads: () => AsyncGenerator<Payload>
}

export type Payload = Readonly<Record<string, unknown>> & { readonly hasNext?: boolean }

/** Asks and reads what comes as it comes. */
export async function askInParts(
  address: string,
  query: string,
  { accept = multipart, variables, headers, signal }: Asking & { readonly accept?: string } = {},
): Promise<PartedAnswer> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query, variables }),
    signal: signal ?? null,
  })
  async function* chunks() {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) yield decoder.decode(chunk as Uint8Array, { stream: true })
  }
  async function* payloads() {
    const isEvents = response.headers.get('content-type')!.startsWith('text/event-stream')
    const [start, end] = isEvents ? ['event: next\ndata: ', '\n\n'] : ['\r\n\r\n', '\r\n---']
    let text = ''
    for await (const chunk of chunks()) {
      text += chunk
      for (;;) {
        const from = text.indexOf(start)
        const to = from < 0 ? -1 : text.indexOf(end, from + start.length)
        if (to < 0) break
        yield JSON.parse(text.slice(from + start.length, to)) as Payload
        text = text.slice(to + end.length)
      }
    }
  }
  return { status: response.status, headers: response.headers, chunks, payloads }
}

/** All of them. */
export async function allOf<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}
