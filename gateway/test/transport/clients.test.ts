import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { GiveUp } from '../../src/transport/subgraph-transport.ts'
import { HttpClient } from '../../src/transport/http-client.ts'
import type { ClientSettings, ServiceClient } from '../../src/transport/service-client.ts'
import { UndiciClient } from '../../src/transport/undici-client.ts'
import { selfSigned } from './certificate.ts'
import { answer, startRawServer, type RawServer } from './raw-server.ts'

const MiB = 1024 * 1024
const certificate = selfSigned()

type Kind = {
  readonly name: string
  readonly server?: Parameters<typeof startRawServer>[0]
  readonly connect: (settings: ClientSettings) => ServiceClient
}

const own = (settings: ClientSettings) => new HttpClient(settings)
const kinds: Kind[] = [
  { name: 'our client over TCP', connect: own },
  { name: 'our client over a unix socket', server: { unix: true }, connect: own },
  {
    name: 'our client, up to 4 calls on a wire',
    connect: (settings) => own({ ...settings, pipelining: Math.max(4, settings.pipelining) }),
  },
  { name: 'undici over TCP', connect: (settings) => new UndiciClient(settings) },
  ...(certificate
    ? [
        {
          name: 'undici over TLS',
          server: { certificate },
          connect: (settings: ClientSettings) => new UndiciClient({ ...settings, tls: { ca: certificate.cert } }),
        },
      ]
    : []),
]

type Outcome = { code: string | null; status: number; body: string | null; message: string | undefined }

let server: RawServer
let client: ServiceClient

function start(kind: Kind, settings: Partial<ClientSettings> = {}): ServiceClient {
  client = kind.connect({
    service: 'vcci',
    url: server.url,
    socketPath: server.socketPath,
    connections: 8,
    pipelining: 1,
    queueLimit: 1_000,
    answerLimitBytes: 16 * MiB,
    connectMs: 2_000,
    deadlineMs: 10_000,
    stallMs: 5_000,
    keepAliveMs: 5_000,
    ...settings,
  })
  return client
}

type Wishes = { repeatable?: boolean; forMs?: number; headers?: string; started?: (giveUp: GiveUp) => void }

function ask(body: string, { repeatable = true, forMs = 5_000, headers = '', started }: Wishes = {}): Promise<Outcome> {
  const bytes = Buffer.from(body).toString('latin1')
  let settled = 0
  return new Promise((resolve) => {
    const settle = (failure: DomainError | null, status: number, said: Buffer | null) => {
      if (++settled > 1) throw new Error('settled twice')
      resolve({ code: failure?.code ?? null, status, body: said?.toString() ?? null, message: failure?.message })
    }
    const giveUp = client.post(bytes, headers, performance.now() + forMs, repeatable, settle)
    started?.(giveUp)
  })
}

const said = (body: string, status = 200): Outcome => ({ code: null, status, body, message: undefined })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const until = async (condition: () => boolean) => {
  while (!condition()) await pause(5)
}

describe.each(kinds)('$name', (kind) => {
  beforeEach(async () => {
    server = await startRawServer(kind.server)
  })
  afterEach(async () => {
    await server.close()
    await client.close()
  })

  it('given a body with 2 letters beyond ASCII, then it is sent as UTF-8 with its length in bytes', async () => {
    start(kind)
    server.behave = (socket) => socket.write(answer('{"data":{"name":"Île"}}'))
    const body = '{"query":"{ é ü }"}'
    expect(await ask(body, { headers: 'x-request-id: 12345678\r\n' })).toEqual(said('{"data":{"name":"Île"}}'))
    const [{ head, body: sent } = { head: '', body: '' }] = server.requests
    expect(sent.toString()).toBe(body)
    expect(head.toLowerCase()).toMatch(/^post \/graphql http\/1.1\r\n/)
    expect(head.toLowerCase().split('\r\n')).toEqual(
      expect.arrayContaining([
        `host: ${server.url.host}`,
        'content-type: application/json',
        `content-length: ${body.length + 2}`,
        'x-request-id: 12345678',
      ]),
    )
  })

  const whole = '{"data":{"a":1}}'
  it.each([
    ['its length', answer(whole)],
    ['a status without a reason', answer(whole, { status: '200' })],
    [
      'chunks of 1 byte with extensions',
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${whole
        .split('')
        .map((byte) => `1;a=b\r\n${byte}\r\n`)
        .join('')}0\r\n\r\n`,
    ],
    [
      'chunks and trailers',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n${whole.length.toString(16)}\r\n${whole}\r\n0\r\nx-checksum: 1\r\nx-more: 2\r\n\r\n`,
    ],
    [
      'an interim answer before it',
      Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\n'), answer(whole)]),
    ],
  ])('given an answer with %s, then it is read, and the connection is used again', async (_case, bytes) => {
    start(kind, { connections: 1 })
    server.behave = (socket) => socket.write(bytes)
    for (let round = 0; round < 3; round++) expect(await ask('{}')).toEqual(said(whole))
    expect(server.sockets).toHaveLength(1)
  })

  it.each([
    ['the end of the connection', `HTTP/1.1 200 OK\r\n\r\n${whole}`],
    ['HTTP/1.0 and its length', `HTTP/1.0 200 OK\r\ncontent-length: 16\r\n\r\n${whole}`],
    ['"connection: close"', answer(whole, { headers: ['Connection: close'] })],
  ])('given an answer that is framed by %s, then the next call has a new connection', async (_case, bytes) => {
    start(kind, { connections: 1 })
    server.behave = (socket) => socket.end(bytes)
    expect(await ask('{}')).toEqual(said(whole))
    expect(await ask('{}')).toEqual(said(whole))
    expect(server.sockets).toHaveLength(2)
  })

  it('given an answer that comes byte by byte, then it is read', async () => {
    start(kind)
    server.behave = (socket) => {
      void (async () => {
        for (const byte of answer(whole)) {
          socket.write(Buffer.of(byte))
          await pause(0)
        }
      })()
    }
    expect(await ask('{}')).toEqual(said(whole))
  })

  it('given 300 calls at once over 8 connections, then each has its own answer', async () => {
    start(kind)
    server.behave = (socket, { body }) => setTimeout(() => socket.write(answer(body.toString())), 1)
    const bodies = Array.from({ length: 300 }, (_, at) => `{"n":${at},"fill":"${'ö'.repeat(at * 10)}"}`)
    expect(await Promise.all(bodies.map((body) => ask(body)))).toEqual(bodies.map((body) => said(body)))
    expect(server.sockets.length).toBeLessThanOrEqual(8)
  })

  it('given an answer of 3 MB in one piece and in chunks, then it comes whole', async () => {
    start(kind)
    const large = JSON.stringify({ data: 'x'.repeat(3_000_000) })
    server.behave = (socket) => socket.write(answer(large))
    expect((await ask('{}')).body).toBe(large)
    server.behave = (socket) =>
      socket.write(
        `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
      )
    expect((await ask('{}')).body).toBe(large)
  })

  it.each([404, 429, 500, 503])('given status %d, then status and body are handed on', async (status) => {
    start(kind)
    server.behave = (socket) => socket.write(answer('{"errors":[]}', { status: `${status} Oh` }))
    expect(await ask('{}')).toEqual(said('{"errors":[]}', status))
  })

  const head = 'HTTP/1.1 200 OK\r\n'
  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['nothing and is gone', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['half a body', `${head}content-length: 20\r\n\r\n{"data`],
    ['half a chunk', `${head}transfer-encoding: chunked\r\n\r\n10\r\n{"data`],
    ['chunks without an end', `${head}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`],
    ['both lengths', `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['two different lengths', `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}\n`],
    ['a length that is no number', `${head}content-length: -2\r\n\r\n{}`],
    ['a chunk size that is no number', `${head}transfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n`],
    ['a compressed body', `${head}content-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`],
    ['a space before a colon', `${head}content-length : 2\r\n\r\n{}`],
  ])('given a service that says %s, then it is not available', async (_case, bytes) => {
    start(kind)
    server.behave = (socket) => socket.end(bytes)
    const { code, message } = await ask('{}')
    expect([code, message]).toEqual(['SUBGRAPH_UNAVAILABLE', expect.stringContaining('vcci')])
    expect(message).not.toMatch(/127\.0|\d{4}|sock/)
  })

  it('given nobody at the address, then it is not available', async () => {
    start(kind)
    await server.close()
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    server = await startRawServer(kind.server)
  })

  it('given a service that never answers, then a call of 150 ms ends after 150 to 400 ms, and the next is answered', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket, _request, nth) => void (nth > 1 && socket.write(answer('{}')))
    const before = performance.now()
    expect(await ask('{}', { forMs: 150 })).toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
    const took = performance.now() - before
    expect(took).toBeGreaterThanOrEqual(150)
    expect(took).toBeLessThan(400)
    expect(await ask('{}')).toEqual(said('{}'))
  })

  it('given a service that may take 150 ms, then a call that could wait 5 s ends then, too', async () => {
    start(kind, { deadlineMs: 150 })
    server.behave = () => undefined
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
  })

  it('given a call whose time is over before it has a connection, then it is never sent', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket) => setTimeout(() => socket.write(answer('{}')), 160)
    const [first, second] = await Promise.all([
      ask('{"n":1}', { repeatable: false }),
      ask('{"n":2}', { repeatable: false, forMs: 50 }),
    ])
    expect([first.code, second.code]).toEqual([null, 'SUBGRAPH_TIMEOUT'])
    await ask('{"n":3}')
    expect(server.requests.map(({ body }) => body.toString())).toEqual(['{"n":1}', '{"n":3}'])
  })

  it('given 100 MB with their length, then not even the cap of 16 MiB is taken', async () => {
    start(kind)
    server.behave = (socket) => void pour(socket, `${head}content-length: ${100 * MiB}\r\n\r\n`, 'x'.repeat(MiB))
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_ANSWER_TOO_LARGE', body: null })
    await until(() => server.sockets[0]!.destroyed)
  })

  it('given 100 MB in chunks, then they are cut at the cap of 16 MiB and the connection is closed', async () => {
    start(kind)
    const memory = process.memoryUsage().arrayBuffers
    let most = 0
    server.behave = (socket) =>
      void pour(socket, `${head}transfer-encoding: chunked\r\n\r\n`, `100000\r\n${'x'.repeat(MiB)}\r\n`, () => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - memory)
      })
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_ANSWER_TOO_LARGE', body: null })
    await until(() => server.sockets[0]!.destroyed)
    expect(server.sockets[0]!.bytesWritten).toBeLessThan(40 * MiB)
    expect(most).toBeLessThan(80 * MiB)
  })

  it('given room for 2 waiting calls beside the 1 on the wire, then the 4th is refused and the others are answered', async () => {
    start(kind, { connections: 1, queueLimit: 2 })
    server.behave = (socket) => setTimeout(() => socket.write(answer('{}')), 30)
    const first = ask('{"n":0}', { repeatable: false })
    if (kind.name.startsWith('our')) await until(() => server.requests.length === 1)
    const others = await Promise.all([1, 2, 3].map((n) => ask(`{"n":${n}}`, { repeatable: false })))
    expect([(await first).code, ...others.map(({ code }) => code)]).toEqual([null, null, null, 'SUBGRAPH_OVERLOADED'])
  })

  it('given a call that is given up while it waits, then it is never sent and never settled', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket) => setTimeout(() => socket.write(answer('{}')), 30)
    const first = ask('{"n":1}', { repeatable: false })
    let settled = false
    void ask('{"n":2}', { repeatable: false, started: (giveUp) => giveUp() }).then(() => (settled = true))
    await first
    await ask('{"n":3}')
    expect(server.requests.map(({ body }) => body.toString())).toEqual(['{"n":1}', '{"n":3}'])
    expect(settled).toBe(false)
  })

  it('given a call that is given up on the wire, then its connection is closed and it is never settled', async () => {
    start(kind)
    server.behave = () => undefined
    let giveUp: GiveUp = () => undefined
    let settled = false
    void ask('{}', { started: (end) => (giveUp = end) }).then(() => (settled = true))
    await until(() => server.requests.length === 1)
    giveUp()
    giveUp()
    await until(() => server.sockets[0]!.destroyed)
    server.behave = (socket) => socket.write(answer('{}'))
    expect(await ask('{}')).toEqual(said('{}'))
    expect(settled).toBe(false)
  })

  it('given a kept connection that dies at the second call, then a query is sent once more', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket, _request, nth) => (nth === 2 ? socket.destroy() : socket.write(answer(`${nth}`)))
    expect(await ask('{}')).toEqual(said('1'))
    expect(await ask('{}')).toEqual(said('3'))
  })

  it('given a kept connection that dies at the second call, then a mutation is not sent once more', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket, _request, nth) => (nth === 2 ? socket.destroy() : socket.write(answer(`${nth}`)))
    expect(await ask('{}', { repeatable: false })).toEqual(said('1'))
    expect(await ask('{}', { repeatable: false })).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(server.requests).toHaveLength(2)
  })

  it('given a service that always closes kept connections, then a query is sent twice at most', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket, _request, nth) => (nth === 1 ? socket.write(answer('1')) : socket.destroy())
    expect(await ask('{}')).toEqual(said('1'))
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(server.requests).toHaveLength(3)
  })

  it('given a head before the connection dies, then a query is not sent once more', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket, _request, nth) =>
      nth === 1 ? socket.write(answer('1')) : socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n')
    await ask('{}')
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(server.requests).toHaveLength(2)
  })

  it('given an idle connection that the service closes, then a mutation has a new one', async () => {
    start(kind, { connections: 1 })
    server.behave = (socket) => socket.write(answer('{}'))
    await ask('{}', { repeatable: false })
    server.sockets[0]!.end()
    await pause(30)
    expect(await ask('{}', { repeatable: false })).toEqual(said('{}'))
  })

  it('given the end, then it waits for the call that is under way and takes no other', async () => {
    start(kind)
    server.behave = (socket) => setTimeout(() => socket.write(answer('{}')), 50)
    const under = ask('{}')
    await until(() => server.requests.length === 1)
    const [first, second] = await Promise.all([under, client.close().then(() => ask('{}'))])
    expect([first.code, second.code]).toEqual([null, 'SUBGRAPH_UNAVAILABLE'])
  })

  it('given a path, then it tells the status of a GET, or 0 if nobody is there', async () => {
    start(kind)
    server.behave = (socket) => socket.write(answer('ok', { status: '503 Not yet' }))
    expect(await client.statusOf('/health/live')).toBe(503)
    expect(server.requests[0]!.head).toMatch(/^GET \/health\/live HTTP\/1.1\r\n/)
    await server.close()
    expect(await client.statusOf('/health/live')).toBe(0)
    server = await startRawServer(kind.server)
  })
})

describe('our client with up to 4 calls on a wire of 1 connection', () => {
  const kind: Kind = { name: 'pipelined', connect: own }
  const settings = { connections: 1, pipelining: 4 }
  const sent = () => server.requests.map(({ body }) => body.toString())
  /** Opens the connection, so that what follows goes out at once. */
  const warmUp = async () => {
    server.behave = (socket, { body }) => socket.write(answer(body.toString()))
    await ask('0')
  }

  beforeEach(async () => {
    server = await startRawServer()
    start(kind, settings)
    await warmUp()
  })
  afterEach(async () => {
    await server.close()
    await client.close()
  })

  it('given 6 calls, then 4 are sent in one piece, the others as answers come, and answers find their calls in order', async () => {
    const pieces: number[] = []
    server.sockets[0]!.on('data', (bytes: Buffer) => pieces.push(bytes.length))
    let most = 0
    let under = 0
    server.behave = (socket, { body }) => {
      most = Math.max(most, ++under)
      setTimeout(() => {
        under--
        socket.write(answer(body.toString()))
      }, 20)
    }
    const outcomes = await Promise.all(['1', '2', '3', '4', '5', '6'].map((body) => ask(body)))
    expect(outcomes.map(({ body }) => body)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(most).toBe(4)
    expect(pieces.length).toBeLessThan(6)
    expect(server.sockets).toHaveLength(1)
  })

  it('given the second of 3 is given up, then its answer is dropped and the third gets its own', async () => {
    server.behave = (socket, { body }) => setTimeout(() => socket.write(answer(body.toString())), 20)
    let settled = false
    const first = ask('1')
    void ask('2', { started: (giveUp) => setTimeout(giveUp, 5) }).then(() => (settled = true))
    const third = ask('3')
    expect([(await first).body, (await third).body]).toEqual(['1', '3'])
    expect([settled, server.sockets.length]).toEqual([false, 1])
  })

  it('given the first of 3 is late, then it ends alone, the next call has another connection, and so have the others when theirs dies', async () => {
    server.behave = (socket, { body }) => void (socket !== server.sockets[0] && socket.write(answer(body.toString())))
    const late = ask('1', { forMs: 60 })
    const behind = [ask('2', { forMs: 2_000 }), ask('3', { forMs: 2_000 })]
    expect(await late).toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
    expect(await ask('4')).toEqual(said('4'))
    expect(server.sockets).toHaveLength(2)
    server.sockets[0]!.destroy()
    expect((await Promise.all(behind)).map(({ code }) => code)).toEqual([null, null])
  })

  it('given the first answer is above the cap, then the calls behind it are sent again on a new connection', async () => {
    server.behave = (socket, { body }) => {
      if (body.toString() === '1') socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${100 * MiB}\r\n\r\n`)
      else if (socket !== server.sockets[0]) socket.write(answer(body.toString()))
    }
    const outcomes = await Promise.all(['1', '2', '3'].map((body) => ask(body)))
    expect(outcomes.map(({ code, body }) => code ?? body)).toEqual(['SUBGRAPH_ANSWER_TOO_LARGE', '2', '3'])
    expect(sent()).toEqual(['0', '1', '2', '3', '2', '3'])
  })

  it('given a mutation on the wire, then no query is put behind it, where it would have to wait', async () => {
    let answerIt = () => undefined as unknown
    server.behave = (socket, { body }) => {
      if (body.toString() === 'm') answerIt = () => socket.write(answer('m'))
      else socket.write(answer(body.toString()))
    }
    const mutation = ask('m', { repeatable: false })
    await sleep(20)
    const query = ask('q')
    await sleep(20)
    expect(sent()).toEqual(['0', 'm'])
    answerIt()
    expect([(await mutation).body, (await query).body]).toEqual(['m', 'q'])
  })

  it('given a mutation among queries, then it waits for an empty wire, so that no other call can end it', async () => {
    const open: string[][] = []
    const under: string[] = []
    server.behave = (socket, { body }) => {
      under.push(body.toString())
      open.push([...under])
      setTimeout(() => {
        under.shift()
        socket.write(answer(body.toString()))
      }, 10)
    }
    await Promise.all([ask('1'), ask('2'), ask('m', { repeatable: false }), ask('3')])
    expect(open.filter((calls) => calls.at(-1) === 'm')).toEqual([['m']])
  })

  it('given "connection: close" behind the first of 3 answers, then the others are sent again', async () => {
    server.behave = (socket, { body }) => {
      if (socket !== server.sockets[0]) socket.write(answer(body.toString()))
      else if (body.toString() === '1') socket.end(answer('1', { headers: ['connection: close'] }))
    }
    expect((await Promise.all(['1', '2', '3'].map((body) => ask(body)))).map(({ body }) => body)).toEqual([
      '1',
      '2',
      '3',
    ])
  })
})

describe('our client', () => {
  beforeEach(async () => {
    server = await startRawServer()
  })
  afterEach(async () => {
    await server.close()
    await client.close()
  })

  it('given bytes behind the answer, then they are not taken for the next answer', async () => {
    start({ name: '', connect: own }, { connections: 1 })
    server.behave = (socket) => socket.write(Buffer.concat([answer('1'), answer('"smuggled"')]))
    expect([await ask('{}'), await ask('{}')]).toEqual([said('1'), said('1')])
    expect(server.sockets).toHaveLength(2)
  })

  it('given "keep-alive: timeout=1", then a connection that was idle for 0.6 s is not used any more', async () => {
    start({ name: '', connect: own }, { connections: 1 })
    server.behave = (socket) => socket.write(answer('1', { headers: ['Keep-Alive: timeout=1'] }))
    await ask('{}')
    await pause(600)
    await ask('{}')
    expect(server.sockets).toHaveLength(2)
  })

  it('given a body that stops for 200 ms where 100 ms are allowed, then it is too late', async () => {
    start({ name: '', connect: own }, { stallMs: 100 })
    server.behave = (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{')
      setTimeout(() => socket.write('}'), 300)
    }
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
  })

  it('given 100 Continue and a first byte before the connection dies, then a query is not sent once more', async () => {
    start({ name: '', connect: own }, { connections: 1 })
    const first = Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), answer('1')])
    server.behave = (socket, _request, nth) => (nth === 1 ? socket.write(first) : socket.end('H'))
    expect(await ask('{}')).toEqual(said('1'))
    expect(await ask('{}')).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(server.requests).toHaveLength(2)
  })
})

/** Writes `part` 100 times, no faster than it is taken. */
async function pour(socket: RawServer['sockets'][number], head: string, part: string, look = () => undefined as void) {
  socket.write(head)
  for (let times = 0; times < 100 && !socket.destroyed; times++) {
    look()
    if (!socket.write(part)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined)
  }
}
