import type { IncomingHttpHeaders } from 'node:http'
import { isJsonContent } from './graphql-request.ts'

/** What a head says that we read ourselves. */
export type PlainHead = { readonly headers: IncomingHttpHeaders; readonly contentLength: number }

const lines = /^(?:[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*(?:\r\n|$))+$/
const digits = /^\d{1,9}$/
/** They change how a message is framed or answered. */
const unusual = new Set([
  'transfer-encoding',
  'content-encoding',
  'upgrade',
  'expect',
  'trailer',
  'te',
  'http2-settings',
])

/**
 * Reads the head of a POST of JSON with a length, on a connection that is kept (RFC 9112), if there is no doubt about any of it. For
 * everything else it gives null: node:http reads that, and knows what to refuse.
 *
 * @param head - one character per byte, without the empty line at its end
 * @param requestLine - the only one that is read here, with its CRLF
 */
export function readPlainHead(head: string, requestLine: string): PlainHead | null {
  if (!head.startsWith(requestLine)) return null
  const fields = head.slice(requestLine.length)
  if (!lines.test(fields)) return null
  const headers = Object.create(null) as Record<string, string>
  for (const line of fields.split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (name in headers || unusual.has(name)) return null
    headers[name] = trimmed(line.slice(colon + 1))
  }
  const { host, connection, 'content-length': length, 'content-type': type } = headers
  if (host === undefined || length === undefined || !digits.test(length) || !isJsonContent(type)) return null
  if (connection !== undefined && connection.toLowerCase() !== 'keep-alive') return null
  return { headers, contentLength: Number(length) }
}

/** Without spaces and tabs around it, which are all that HTTP takes away. */
const trimmed = (value: string) => value.replace(/^[\t ]+|[\t ]+$/g, '')
