import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { pino } from 'pino'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { verifyRequester } from '@greenlang/service/requester-assertion.ts'
import { httpTransport, type SubgraphAddress } from '../../src/transport/http-transport.ts'
import type { Caller, SubgraphTransport, TextLink } from '../../src/transport/subgraph-transport.ts'
import { answer, startRawServer, type RawServer } from './raw-server.ts'

const assertionKey = Buffer.alloc(32, 7)
const requester: Requester = {
  userId: '01940000-0000-7000-8000-000000000001',
  organizationId: '01940000-0000-7000-8000-000000000002',
  roles: ['viewer'],
  apps: ['cbam'],
}

let server: RawServer
let transport: SubgraphTransport & { close: () => Promise<void> }
let logged: Record<string, unknown>[]

function start(address: Partial<SubgraphAddress> = {}, shareCalls = true) {
  logged = []
  const log = pino({ base: null }, { write: (line: string) => void logged.push(JSON.parse(line) as object as never) })
  const addresses = { cbam: { url: server.url.href, ...address } }
  transport = httpTransport({ addresses, deadlineMs: 2_000, shareCalls, log })
}

const callerOf = (headers?: Caller['headers']): Caller => ({
  requester,
  identity: requester.userId,
  requestId: '12345678',
  deadline: performance.now() + 2_000,
  headers,
})

function ask(
  body = '{"query":"{ é }"}',
  caller = callerOf(),
  repeatable = true,
): Promise<[string | null, string | null]> {
  const link = transport.link('cbam') as TextLink
  return new Promise((resolve) => {
    const bytes = Buffer.from(body).toString('latin1')
    link.send(bytes, caller, repeatable, (failure, said) => resolve([failure?.code ?? null, said?.toString() ?? null]))
  })
}

const headerOf = (name: string, nth = 0) =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(server.requests[nth]!.head.replaceAll('\r', ''))?.[1]

describe('services over HTTP', () => {
  beforeEach(async () => {
    server = await startRawServer()
  })
  afterEach(async () => {
    await server.close()
    await transport.close()
  })

  it('given a key, then the call says who asks, and the service can verify it over the bytes that came', async () => {
    start({ assertionKey })
    expect(await ask()).toEqual([null, '{}'])
    const { body } = server.requests[0]!
    expect(body.toString()).toBe('{"query":"{ é }"}')
    expect(await verifyRequester(headerOf('x-requester'), 'cbam', body, assertionKey)).toEqual(requester)
    expect(headerOf('x-request-id')).toBe('12345678')
  })

  it('given no key, then nothing says who asks', async () => {
    start()
    await ask()
    expect(headerOf('x-requester')).toBeUndefined()
  })

  it('given headers of the client, then they go along, but nothing that would break out of its line', async () => {
    start()
    await ask('{}', callerOf({ 'accept-language': 'de', 'x-a': '1\r\nx-requester: me', 'x-b: 1\r\nx-requester': 'me' }))
    expect(headerOf('accept-language')).toBe('de')
    expect(server.requests[0]!.head).not.toContain('x-requester')
  })

  it('given one service, then its link is the same each time', () => {
    start()
    expect(transport.link('cbam')).toBe(transport.link('cbam'))
    expect(transport.services).toEqual(['cbam'])
  })

  it.each([400, 401, 429, 500, 503])(
    'given status %d with errors in the body, then the body is handed on',
    async (status) => {
      start()
      server.behave = (socket) => socket.write(answer('{"errors":[{"message":"no"}]}', { status: `${status} No` }))
      expect(await ask()).toEqual([null, '{"errors":[{"message":"no"}]}'])
      expect(logged).toMatchObject([{ level: 40, status, subgraph: 'cbam', requestId: '12345678' }])
    },
  )

  it.each([
    [500, '<html>'],
    [503, ''],
    [429, '{"error":"slow down"}'],
    [502, '{"errors":[]}'],
    [302, 'null'],
  ])(
    'given status %d with the body %j, then the service is not available, and the log says why',
    async (status, body) => {
      start()
      server.behave = (socket) => socket.write(answer(body, { status: `${status} No`, headers: ['location: /other'] }))
      expect(await ask()).toEqual(['SUBGRAPH_UNAVAILABLE', null])
      const warning = { level: 40, subgraph: 'cbam', requestId: '12345678', msg: 'a subgraph did not answer' }
      expect(logged).toMatchObject([warning])
      expect(JSON.stringify(logged)).toContain(`HTTP ${status}`)
    },
  )

  it.each([
    ['on', true, 1],
    ['off', false, 5],
  ])('given 5 identical queries at once and sharing is %s, then %j: %d calls', async (_case, shareCalls, calls) => {
    start({}, shareCalls)
    server.behave = (socket) => setTimeout(() => socket.write(answer('{}')), 20)
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => ask()))).toEqual(Array.from({ length: 5 }, () => [null, '{}']))
    expect(server.requests).toHaveLength(calls)
  })

  it('given settings of an address, then they hold: a cap of 10 bytes', async () => {
    start({ answerLimitBytes: 10 })
    server.behave = (socket) => socket.write(answer('{"data":{}}'))
    expect(await ask()).toEqual(['SUBGRAPH_ANSWER_TOO_LARGE', null])
  })

  it('given a proxy, then the call goes through a tunnel that it makes', async () => {
    start({ url: 'http://cbam.internal/graphql', proxy: server.url.origin })
    server.behave = (socket, { head }) =>
      socket.write(head.startsWith('CONNECT ') ? 'HTTP/1.1 200 Connected\r\n\r\n' : answer('{}'))
    expect(await ask()).toEqual([null, '{}'])
    expect(server.requests.map(({ head }) => head.split('\r\n', 1)[0])).toEqual([
      'CONNECT cbam.internal:80 HTTP/1.1',
      'POST /graphql HTTP/1.1',
    ])
  })

  it.each([
    [200, true],
    [503, false],
  ])('given %d at its path of health, then "reachable" is %j', async (status, reachable) => {
    start({ healthPath: '/live' })
    server.behave = (socket) => socket.write(answer('', { status: `${status} So` }))
    expect(await transport.reachable('cbam')).toBe(reachable)
    expect(server.requests[0]!.head).toMatch(/^GET \/live /)
  })

  it('given nobody there, then it is not reachable', async () => {
    start({ url: 'http://127.0.0.1:1/graphql' })
    expect(await transport.reachable('cbam')).toBe(false)
  })
})
