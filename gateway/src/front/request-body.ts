import type { IncomingMessage } from 'node:http'

/**
 * Reads a body whole.
 * @param then - gets the bytes, or null if there are more than allowed; not called if the client goes away
 */
export function readBody(request: IncomingMessage, limitBytes: number, then: (body: Buffer | null) => void): void {
  let first: Buffer | null = null
  let chunks: Buffer[] | null = null
  let length = 0
  if (Number(request.headers['content-length']) > limitBytes) {
    then(null)
    return
  }
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > limitBytes) {
      request.removeAllListeners('data')
      request.removeAllListeners('end')
      request.resume()
      then(null)
    } else if (first === null) first = chunk
    else (chunks ??= [first]).push(chunk)
  })
  request.on('end', () => then(chunks ? Buffer.concat(chunks, length) : (first ?? Buffer.alloc(0))))
}
