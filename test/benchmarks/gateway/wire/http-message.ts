/** One HTTP/1.1 message as it came over a connection. */
export type HttpMessage = { readonly head: string; readonly body: Buffer }

type Found = HttpMessage & { readonly end: number }

const endOfHead = '\r\n\r\n'
const endOfLine = '\r\n'

/** Cuts what comes over a connection into messages, however it is cut into chunks. Enough of HTTP for what is measured here. */
export class MessageReader {
  #waiting: Buffer[] = []
  #waitingBytes = 0
  /** Fewer bytes than this cannot be a whole message: no need to look. */
  #leastBytes = 1
  readonly #take: (message: HttpMessage) => void

  constructor(take: (message: HttpMessage) => void) {
    this.#take = take
  }

  push(chunk: Buffer): void {
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#waitingBytes < this.#leastBytes) return
    const bytes = this.#waiting.length === 1 ? chunk : Buffer.concat(this.#waiting)
    let from = 0
    let least = 1
    while (from < bytes.length) {
      const found = messageAt(bytes, from)
      if (typeof found === 'number') {
        least = found
        break
      }
      from = found.end
      this.#take(found)
    }
    const rest = bytes.subarray(from)
    this.#waiting = rest.length > 0 ? [rest] : []
    this.#waitingBytes = rest.length
    this.#leastBytes = least
  }
}

/** The message that begins there, or how many bytes from there must have come before there can be one. */
function messageAt(bytes: Buffer, from: number): Found | number {
  const headEnd = bytes.indexOf(endOfHead, from, 'latin1')
  if (headEnd < 0) return bytes.length - from + 1
  const head = bytes.toString('latin1', from, headEnd)
  const begin = headEnd + endOfHead.length
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) {
    const end = begin + Number(length)
    return end > bytes.length ? end - from : { head, body: bytes.subarray(begin, end), end }
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return chunksAt(bytes, begin, head) ?? bytes.length - from + 1
  return { head, body: bytes.subarray(begin, begin), end: begin }
}

function chunksAt(bytes: Buffer, begin: number, head: string): Found | null {
  const parts: Buffer[] = []
  let at = begin
  for (;;) {
    const lineEnd = bytes.indexOf(endOfLine, at, 'latin1')
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const from = lineEnd + endOfLine.length
    const next = from + size + endOfLine.length
    if (!(next <= bytes.length)) return null
    if (size === 0) return { head, body: Buffer.concat(parts), end: next }
    parts.push(bytes.subarray(from, from + size))
    at = next
  }
}

/** A POST of JSON with its length. */
export function jsonRequest(body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return framed(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n${lines.join('')}`,
    Buffer.from(body),
  )
}

/** A 200 of JSON with its length. */
export const jsonResponse = (body: Buffer): Buffer => framed('HTTP/1.1 200 OK\r\n', body)

function framed(head: string, body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${head}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`, 'latin1'),
    body,
  ])
}
