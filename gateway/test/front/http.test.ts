import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, isIPv6, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { listenElsewhere } from '../../src/front/listen.ts'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

const answered = '{"data":{"count":2}}\n'
const body = JSON.stringify({ query: '{ count }' })
const head = (lines: readonly string[] = [], version = '1.1', length = body.length) =>
  [
    `POST /graphql HTTP/${version}`,
    'host: x',
    'content-type: application/json',
    `content-length: ${length}`,
    ...lines,
    '',
    '',
  ].join('\r\n')

describe('a known operation, and one that is new, on the wire', () => {
  let shop: Shop
  let gateway: RunningGateway
  let socket: Socket
  let heard = ''

  beforeAll(async () => {
    shop = await startShop()
    gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
    await gateway.ask('{ count }')
  })
  afterAll(async () => {
    await gateway.stop()
    await shop.stop()
  })
  afterEach(() => {
    socket.destroy()
    shop.reviews.answering = sound('reviews')
  })

  async function open() {
    heard = ''
    socket = connect(Number(new URL(gateway.address).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => (heard += String(bytes)))
    await once(socket, 'connect')
  }

  async function hears(pattern: RegExp): Promise<boolean> {
    for (let nth = 0; nth < 200 && !pattern.test(heard); nth++) await sleep(10)
    return pattern.test(heard)
  }

  const count = (pattern: RegExp) => heard.match(pattern)?.length ?? 0

  it('given a client that asks before it sends its body, then it is told to go on, and answered', async () => {
    await open()
    socket.write(head(['expect: 100-continue']))
    expect(await hears(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)).toBe(true)
    socket.write(body)
    expect(await hears(/HTTP\/1\.1 200 OK[^]*\{"data":\{"count":2\}\}\n$/)).toBe(true)
  })

  it('given a client of HTTP/1.0, then it gets an answer with a length, and the connection ends, unless it asks to keep it', async () => {
    await open()
    const end = once(socket, 'end')
    socket.write(head([], '1.0') + body)
    await end
    expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(heard).toMatch(/content-length: 21\r\n/i)
    expect(heard).toMatch(/connection: close\r\n/i)
    expect(heard.endsWith(answered)).toBe(true)
    await open()
    socket.write(head(['connection: keep-alive'], '1.0') + body)
    expect(await hears(/"count":2/)).toBe(true)
    socket.write(head(['connection: keep-alive'], '1.0') + body)
    expect(await hears(/"count":2[^]*"count":2/)).toBe(true)
  })

  it('given 20 requests at once on one connection, known and new in turn, the first ones slow, then they are answered in order', async () => {
    await open()
    let nth = 0
    shop.reviews.answering = async (question) => {
      await sleep(Math.max(0, 60 - 10 * nth++))
      return sound('reviews')(question)
    }
    const asked = Array.from({ length: 20 }, (_, index) => (index % 2 ? '{ count }' : `{ a${index}: count }`))
    const requests = asked.map((query) => JSON.stringify({ query }))
    socket.write(requests.map((request) => head([], '1.1', request.length) + request).join(''))
    expect(await hears(new RegExp('(?:"data"[^]*){20}'))).toBe(true)
    const keys = [...heard.matchAll(/\{"data":\{"(\w+)":2\}\}/g)].map(([, key]) => key)
    expect(keys).toEqual(asked.map((_, index) => (index % 2 ? 'count' : `a${index}`)))
  })

  it('given a body byte by byte, or in chunks, then it is answered', async () => {
    await open()
    socket.setNoDelay(true)
    for (const byte of head() + body) socket.write(byte)
    expect(await hears(/"count":2/)).toBe(true)
    const chunked = head().replace(/content-length: \d+/, 'transfer-encoding: chunked')
    socket.write(
      `${chunked}5\r\n${body.slice(0, 5)}\r\n${(body.length - 5).toString(16)}\r\n${body.slice(5)}\r\n0\r\n\r\n`,
    )
    expect(await hears(/"count":2[^]*"count":2/)).toBe(true)
  })

  it.each([
    ['both a length and chunks', head(['transfer-encoding: chunked'])],
    ['two lengths', head(['content-length: 5'])],
    ['a length that is no number', head().replace(/content-length: \d+/, 'content-length: x')],
    ['chunks that are none', `${head().replace(/content-length: \d+/, 'transfer-encoding: chunked')}zz\r\n`],
  ])('given a request with %s, then it is refused with 400 and the connection ends', async (_what, request) => {
    await open()
    const end = once(socket, 'close')
    socket.write(request + body)
    await end
    expect(heard).toMatch(/^HTTP\/1\.1 400 /)
    expect(count(/HTTP\/1\.1/g)).toBe(1)
  })

  it('given 50 clients that go away in the middle of their bodies, then others are answered', async () => {
    for (let nth = 0; nth < 50; nth++) {
      await open()
      socket.write(head([], '1.1', 1_000) + body)
      if (nth % 2) socket.destroy()
      else socket.resetAndDestroy()
    }
    await open()
    socket.write(head() + body)
    expect(await hears(/"count":2/)).toBe(true)
  })

  it('given a body above the limit that does not say its length, then 413, and the rest is not kept', async () => {
    await open()
    socket.write(head().replace(/content-length: \d+/, 'transfer-encoding: chunked'))
    const part = 'x'.repeat(65_536)
    for (let nth = 0; nth < 20; nth++) socket.write(`10000\r\n${part}\r\n`)
    expect(await hears(/^HTTP\/1\.1 413 [^]*"REQUEST_TOO_LARGE"/)).toBe(true)
  })
})

describe('localhost', () => {
  it('given both kinds of addresses, then the same listener hears both', async () => {
    const found = (await lookup('localhost', { all: true })).map(({ address }) => address)
    const other = await canListenAt('::1')
    const server = createServer((request, response) => response.end(`${request.method} ${request.headers.host}`))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const others = await listenElsewhere(server, 'localhost')
    const reached = [...new Set(['127.0.0.1', ...(other && found.includes('::1') ? ['::1'] : [])])]
    for (const address of reached) {
      const host = isIPv6(address) ? `[${address}]` : address
      expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe(`GET ${host}:${port}`)
    }
    for (const one of others) one.close()
    server.close().closeAllConnections()
  })
})

async function canListenAt(host: string): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(0, host)
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
