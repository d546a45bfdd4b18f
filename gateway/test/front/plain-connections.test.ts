import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { FrontServer } from '../../src/front/front-server.ts'
import type { Front, PlainAnswer } from '../../src/front/graphql-front.ts'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

/** What one connection hears. */
class Line {
  heard = ''
  readonly socket: Socket
  readonly closed: Promise<unknown>

  constructor(address: string) {
    this.socket = connect(Number(new URL(address).port), '127.0.0.1')
    this.socket.on('error', () => undefined)
    this.socket.on('data', (bytes) => (this.heard += String(bytes)))
    this.closed = once(this.socket, 'close')
  }

  write(text: string): this {
    this.socket.write(text)
    return this
  }
}

async function expectHeard(line: Line, pattern: RegExp): Promise<string> {
  for (let nth = 0; nth < 300 && !pattern.test(line.heard); nth++) await sleep(10)
  expect(line.heard).toMatch(pattern)
  return line.heard
}

const post = (query: string, lines: readonly string[] = []) => {
  const body = JSON.stringify({ query })
  const head = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines]
  return `${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

describe('a connection whose requests are plain', () => {
  let shop: Shop
  let gateway: RunningGateway
  let line: Line

  beforeAll(async () => {
    shop = await startShop()
    gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
    await gateway.ask('{ count }')
    await gateway.ask('{ products { id } }')
    await gateway.ask('{ words }')
  })
  afterAll(async () => {
    await gateway.stop()
    await shop.stop()
  })
  afterEach(() => {
    line.socket.destroy()
    shop.reviews.answering = sound('reviews')
  })

  it('given a known operation, then its answer has what an answer of node:http has', async () => {
    line = new Line(gateway.address).write(post('{ count }', ['X-Request-Id: 12345678-abcd']))
    const [date] = /date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/.exec(await expectHeard(line, /\n$/)) ?? []
    expect(line.heard).toBe(
      'HTTP/1.1 200 OK\r\ncache-control: no-store\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: 21\r\n' +
        `x-request-id: 12345678-abcd\r\n${date}connection: keep-alive\r\nkeep-alive: timeout=72\r\n\r\n{"data":{"count":2}}\n`,
    )
  })

  it('given known, new, unusual and again plain requests on one connection, then each is answered in its turn', async () => {
    line = new Line(gateway.address)
    const requests = [
      post('{ count }'),
      post('{ first: count }'),
      post('{ count }'),
      post('{ nothing }'),
      post('{ count }'),
      'GET /health HTTP/1.1\r\nhost: x\r\n\r\n',
      post('{ count }'),
      post('{ second: count }'),
    ]
    const answers = [
      /"count":2/,
      /"first":2/,
      /"count":2/,
      /GRAPHQL_VALIDATION_FAILED/,
      /"count":2/,
      /"status":"ok"/,
      /"count":2/,
      /"second":2/,
    ]
    let sofar = ''
    for (const [index, request] of requests.entries()) {
      line.write(request)
      sofar += `${answers[index]!.source}[^]*`
      await expectHeard(line, new RegExp(sofar))
    }
    expect(line.heard.match(/HTTP\/1\.1 /g)).toHaveLength(requests.length)
    line.socket.destroy()
    line = new Line(gateway.address).write(requests.join(''))
    await expectHeard(line, new RegExp(sofar))
  })

  it('given a request in two parts, of head and body or within the body, then it is answered', async () => {
    line = new Line(gateway.address)
    line.socket.setNoDelay(true)
    const request = post('{ count }')
    for (const cut of [request.indexOf('{'), request.length - 3, request.indexOf('\r\n\r\n') + 2, 5]) {
      line.heard = ''
      line.write(request.slice(0, cut))
      await sleep(30)
      line.write(request.slice(cut))
      await expectHeard(line, /"count":2\}\}\n$/)
    }
  })

  const doubtful: [string, string][] = [
    ['both a length and chunks', post('{ count }', ['transfer-encoding: chunked'])],
    ['two lengths', post('{ count }', ['content-length: 5'])],
    ['a space before the colon of its length', post('{ count }').replace('content-length:', 'content-length :')],
    ['a header over two lines', post('{ count }', ['x-a: 1', ' transfer-encoding: chunked'])],
    ['a line that ends with a line feed alone', post('{ count }', ['x-a: 1\nx-b: 2'])],
    ['a character of control in a header', post('{ count }', ['x-a: 1\u0000'])],
    ['a signed length', post('{ count }').replace('content-length: ', 'content-length: +')],
    ['a length in hexadecimal', post('{ count }').replace('content-length: ', 'content-length: 0x')],
    ['no host', post('{ count }').replace('Host: x\r\n', '')],
    ['a carriage return within a header', post('{ count }', ['x-a: 1\rx-b: 2'])],
  ]
  it.each(doubtful)(
    'given a request with %s behind a plain one, then nothing behind it is answered',
    async (_what, request) => {
      line = new Line(gateway.address).write(post('{ count }'))
      await expectHeard(line, /"count":2/)
      line.heard = ''
      line.write(request + post('{ words }'))
      await Promise.race([line.closed, sleep(500)])
      expect(line.heard).not.toContain('"words"')
      if (line.heard !== '') expect(line.heard).toMatch(/^HTTP\/1\.1 400 /)
    },
  )

  it('given 200 requests at once whose answers are large, and a client that reads slowly, then all arrive whole and in order', async () => {
    const text = 'x'.repeat(50_000)
    shop.reviews.answering = () => ({ data: { words: [text] } })
    line = new Line(gateway.address)
    line.socket.pause()
    line.write(post('{ words }').repeat(200))
    await sleep(300)
    line.socket.resume()
    const answers = () => line.heard.split(`{"data":{"words":["${text}"]}}\n`).length - 1
    for (let nth = 0; nth < 100 && answers() < 200; nth++) await sleep(50)
    expect(answers()).toBe(200)
    expect(line.heard.split('HTTP/1.1 200 OK\r\n')).toHaveLength(201)
  })

  it('given a client that goes while a query is under way, then the call is given up', async () => {
    const given = new Promise((resolve) => {
      shop.reviews.answering = (_question, response) => {
        response.once('close', () => resolve('up'))
        line.socket.destroy()
      }
    })
    line = new Line(gateway.address).write(post('{ count }'))
    expect(await given).toBe('up')
  })

  it('given a connection that was used, when it asks for a web socket, then it gets one', async () => {
    line = new Line(gateway.address).write(post('{ count }'))
    await expectHeard(line, /"count":2/)
    line.write(
      'GET /graphql HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n' +
        `sec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`,
    )
    await expectHeard(line, /HTTP\/1\.1 101 Switching Protocols/)
  })
})

describe('a gateway that stops', () => {
  it('given a plain request under way and idle connections, then the one is answered and all end', async () => {
    const shop = await startShop()
    const gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
    await gateway.ask('{ count }')
    const idle = new Line(gateway.address).write(post('{ count }'))
    await expectHeard(idle, /"count":2/)
    const asked = Promise.withResolvers<void>()
    shop.reviews.answering = async (question) => {
      asked.resolve()
      await sleep(300)
      return sound('reviews')(question)
    }
    const busy = new Line(gateway.address).write(post('{ count }'))
    await asked.promise
    const stopped = gateway.stop()
    await Promise.all([idle.closed, busy.closed])
    expect(busy.heard).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*connection: close\r\n[^]*"count":2/)
    await stopped
    await shop.stop()
  })
})

describe('the clock of a connection', () => {
  let server: FrontServer
  let line: Line

  async function serve(answer: PlainAnswer, settings: { keepAliveTimeout?: number; requestTimeout?: number }) {
    const listener = (_request: IncomingMessage, response: ServerResponse) => void response.end('by node')
    const front: Front = { path: '/graphql', bodyLimitBytes: 1_000, listener, plain: answer }
    server = new FrontServer(front, { keepAliveTimeout: settings.keepAliveTimeout ?? 72_000 })
    if (settings.requestTimeout) server.requestTimeout = settings.requestTimeout
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    line = new Line(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }
  afterEach(() => {
    line.socket.destroy()
    server.close()
    server.closeAllConnections()
  })

  const atOnce: PlainAnswer = (_headers, _body, respond) => {
    respond({ status: 200, contentType: 'text/plain', requestId: '1', text: 'ours', encoding: 'latin1' })
    return { gone: () => undefined }
  }

  it('given one that is idle for longer than it is kept, then it ends', async () => {
    await serve(atOnce, { keepAliveTimeout: 500 })
    line.write(post('{ a }'))
    await expectHeard(line, /ours$/)
    await line.closed
  })

  it('given a body that does not come, then 408 and the end', async () => {
    await serve(atOnce, { requestTimeout: 500 })
    line.write(post('{ a }').slice(0, -1))
    await line.closed
    expect(line.heard).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[^]*connection: close\r\n/)
  })

  it('given a client that does not take its answer, then its connection ends', async () => {
    const text = 'x'.repeat(20_000_000)
    await serve(
      (_headers, _body, respond) => {
        respond({ status: 200, contentType: 'text/plain', requestId: '1', text, encoding: 'latin1' })
        return { gone: () => undefined }
      },
      { requestTimeout: 500 },
    )
    line.socket.pause()
    line.write(post('{ a }'))
    await sleep(2_500)
    line.socket.resume()
    await line.closed
    expect(line.heard.length).toBeLessThan(text.length)
  })

  it('given a request that takes longer than an idle connection is kept, then it is answered', async () => {
    await serve(
      (_headers, _body, respond) => {
        setTimeout(() => {
          respond({ status: 200, contentType: 'text/plain', requestId: '1', text: 'late', encoding: 'latin1' })
        }, 2_500)
        return { gone: () => undefined }
      },
      { keepAliveTimeout: 500 },
    )
    line.write(post('{ a }'))
    await expectHeard(line, /late$/)
  })

  it('given an answer of node:http that ends its connection, then it ends', async () => {
    await serve(() => null, {})
    server.removeAllListeners('request')
    server.on('request', (_request: IncomingMessage, response: ServerResponse) =>
      response.setHeader('connection', 'close').end('the last'),
    )
    line.write(post('{ a }'))
    await line.closed
    expect(line.heard).toMatch(/the last/)
  })

  it('given a body above the limit, then node:http decides', async () => {
    await serve(atOnce, {})
    line.write(post(`{ ${'a '.repeat(600)} }`))
    await expectHeard(line, /by node/)
  })
})
