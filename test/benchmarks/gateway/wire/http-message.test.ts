import { describe, expect, it } from '@jest/globals'
import { jsonRequest, jsonResponse, MessageReader } from './http-message.ts'

function read(bytes: Buffer, chunkBytes: number): string[] {
  const bodies: string[] = []
  const reader = new MessageReader(({ body }) => bodies.push(body.toString()))
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes))
  return bodies
}

describe('messages on a connection', () => {
  const chunked = Buffer.from(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\n3;x=y\r\n:1}\r\n0\r\n\r\n',
  )
  const bytes = Buffer.concat([jsonRequest('{"query":"Łódź"}'), chunked, jsonResponse(Buffer.from('{}'))])

  it.each([1, 2, 7, 64, 10_000])('given 3 messages in pieces of %d bytes, then 3 bodies are read', (chunkBytes) => {
    expect(read(bytes, chunkBytes)).toEqual(['{"query":"Łódź"}', '{"a":1}', '{}'])
  })

  it('given a message without a body, then its body is empty and the next one is read', () => {
    const status = Buffer.from('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
    expect(read(Buffer.concat([status, jsonRequest('1')]), 5)).toEqual(['', '1'])
  })
})
