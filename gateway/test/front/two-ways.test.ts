import { ApolloServer } from '@apollo/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { parse, print } from 'graphql'
import { composers } from '../../src/planning/composers.ts'
import { say } from '../running/canned-service.ts'
import { send, type RawAnswer, type RawRequest } from '../running/raw-request.ts'
import { ann, startGateway, tokenOf, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

const json = { 'content-type': 'application/json' }
const products = '{ products { id name stars } }'
const one = 'query One($id: ID!, $yes: Boolean = true) { product(id: $id) { id @include(if: $yes) name } }'
const two = 'query A { count } query B { words }'
const rename = 'mutation Rename($name: String!) { rename(id: 1, name: $name) { id name } }'
const deep = `{ products { ${'review { text } '.repeat(10)} } }`

const post = (body: unknown, headers: Record<string, string> = {}): RawRequest => ({
  headers: { ...json, ...headers },
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
})

/** Which way a request takes when it comes again. */
type Way = 'short' | 'long' | 'framework'
type Case = readonly [name: string, status: number, way: Way, request: RawRequest]

const plain: readonly Case[] = [
  ['a query', 200, 'short', post({ query: products })],
  ['a query without any fetch', 200, 'short', post({ query: '{ __typename }' })],
  ['white space around and within', 200, 'short', post(` \n{ "query" : ${JSON.stringify(` ${products}\n`)} }\t`)],
  ['variables', 200, 'short', post({ query: one, variables: { id: '1', yes: false } })],
  ['variables that the operation does not have', 200, 'short', post({ query: one, variables: { id: '1', other: 1 } })],
  [
    'members that are null',
    200,
    'short',
    post({ query: products, variables: null, operationName: null, extensions: null }),
  ],
  ['members that nobody knows', 200, 'short', post({ query: products, id: 1, queryId: 'x' })],
  ['a variable of another type', 400, 'long', post({ query: one, variables: { id: {} } })],
  ['no value for a variable', 400, 'long', post({ query: one })],
  ['one of several operations', 200, 'short', post({ query: two, operationName: 'B' })],
  ['several operations and no name', 400, 'long', post({ query: two })],
  ['a name that no operation has', 400, 'long', post({ query: two, operationName: 'C' })],
  [
    'a name that the only operation has not',
    400,
    'long',
    post({ query: one, operationName: 'Two', variables: { id: 1 } }),
  ],
  ['an empty name', 400, 'long', post({ query: products, operationName: '' })],
  ['a mutation', 200, 'short', post({ query: rename, variables: { name: 'é \u2028 " \ud83d\ude00' } })],
  ['a lone surrogate', 200, 'short', post('{"query":"{ count }","variables":{"x":"\\ud800"}}')],
  ['what the schema says of itself', 200, 'short', post({ query: '{ __schema { queryType { name } } count }' })],
  [
    'a key that JavaScript knows',
    200,
    'short',
    post('{"query":"{ __proto__: count constructor: count }","__proto__":{"variables":5}}'),
  ],
  ['no text but one behind __proto__', 400, 'long', post('{"__proto__":{"query":"{ count }"}}')],
]

const refused: readonly Case[] = [
  ['an empty body', 400, 'framework', post('')],
  ['no JSON', 400, 'framework', post('{"query"')],
  ['a byte order mark', 400, 'framework', post(`\uFEFF${JSON.stringify({ query: products })}`)],
  ['null', 400, 'long', post('null')],
  ['a number', 400, 'long', post('5')],
  ['a text', 400, 'long', post('"{ count }"')],
  ['an empty object', 400, 'long', post('{}')],
  ['a list', 400, 'long', post([{ query: products }])],
  ['an empty list', 400, 'long', post('[]')],
  ['a query that is no text', 400, 'long', post({ query: 5 })],
  ['an empty query', 400, 'long', post({ query: '' })],
  ['a query of white space', 400, 'long', post({ query: ' ' })],
  ['variables as a list', 400, 'long', post({ query: products, variables: [] })],
  ['variables as a text', 400, 'long', post({ query: products, variables: '{}' })],
  ['variables as a number', 400, 'long', post({ query: products, variables: 5 })],
  ['a name that is a number', 400, 'long', post({ query: products, operationName: 5 })],
  ['extensions as a list', 400, 'long', post({ query: products, extensions: [] })],
  ['no GraphQL', 400, 'long', post({ query: '{ products' })],
  ['a field that is not there', 400, 'long', post({ query: '{ nothing }' })],
  ['a subscription where the schema has none', 400, 'long', post({ query: 'subscription { products { id } }' })],
  ['a body above 1 MiB', 413, 'framework', post({ query: products + ' '.repeat(1024 * 1024) })],
]

const accepting: readonly Case[] = (
  [
    ['*/*', 200, 'short'],
    ['application/json', 200, 'short'],
    ['application/graphql-response+json', 200, 'short'],
    ['application/json; charset=utf-8', 200],
    ['application/json;charset=UTF-8', 200],
    ['application/json; charset=latin1', 406],
    ['application/*', 200],
    ['APPLICATION/JSON', 200],
    ['application/graphql-response+json, application/json', 200],
    ['application/json, application/graphql-response+json', 200],
    ['application/json;q=0.5, application/graphql-response+json', 200],
    ['application/graphql-response+json;q=0.1, application/json;q=0.2, */*;q=0.05', 200],
    ['application/graphql-response+json, application/json;q=0.9', 200],
    ['application/json;q=0, */*', 200],
    ['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', 200],
    ['text/html', 406],
    ['application/xml', 406],
    ['multipart/mixed; deferSpec=20220824, application/json', 200],
    ['multipart/mixed, application/json', 200],
    ['text/event-stream, application/json', 200],
    ['', 200],
  ] as const
).map(([accept, status, way]) => [
  `accept: ${accept}`,
  status,
  way ?? (status === 406 ? 'long' : 'either'),
  post({ query: products }, { accept }),
]) as never

const typed: readonly Case[] = (
  [
    ['application/json', 200, 'short'],
    ['application/json; charset=utf-8', 200, 'short'],
    ['application/json;charset=UTF-8', 200, 'short'],
    ['APPLICATION/JSON', 200, 'short'],
    ['application/json; charset=latin1', 200, 'long'],
    ['application/json; foo=bar', 200, 'long'],
    ['text/plain', 400, 'long'],
    ['application/graphql+json', 415, 'framework'],
    ['application/graphql', 415, 'framework'],
    ['application/x-www-form-urlencoded', 415, 'framework'],
    ['multipart/form-data; boundary=x', 415, 'framework'],
  ] as const
).map(([type, status, way]) => [
  `content-type: ${type}`,
  status,
  way,
  { headers: { 'content-type': type }, body: JSON.stringify({ query: products }) },
])

const extended: readonly Case[] = [
  ['extensions', 200, 'long', post({ query: products, extensions: {} })],
  [
    'a persisted query that is not known',
    200,
    'long',
    post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }),
  ],
  [
    'a compressed body',
    400,
    'framework',
    post(gzipSync(JSON.stringify({ query: products })), { 'content-encoding': 'gzip' }),
  ],
  [
    'a body that is not compressed and says so',
    200,
    'long',
    post({ query: products }, { 'content-encoding': 'identity' }),
  ],
  ['a request id', 200, 'short', post({ query: products }, { 'x-request-id': 'given-by-client_1' })],
  ['a request id that is none', 200, 'short', post({ query: products }, { 'x-request-id': 'a b' })],
  [
    'a request id with a refusal',
    401,
    'framework',
    post({ query: products }, { 'x-request-id': 'given-by-client_1', authorization: 'Bearer x' }),
  ],
  ['an origin', 200, 'short', post({ query: products }, { origin: 'https://elsewhere.example' })],
  ['cookies', 200, 'short', post({ query: products }, { cookie: 'a=b' })],
  [
    'GET',
    200,
    'long',
    {
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent(products)}`,
      headers: { 'apollo-require-preflight': '1' },
    },
  ],
  ['GET of a simple request', 400, 'long', { method: 'GET', path: '/graphql?query={count}' }],
  [
    'GET of a mutation',
    405,
    'long',
    {
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent('mutation { rename(id: 1, name: "x") { id } }')}`,
      headers: { 'apollo-require-preflight': '1' },
    },
  ],
  ['a query in the address', 200, 'long', { ...post({ query: products }), path: '/graphql?x=1' }],
  ['another path', 404, 'framework', { ...post({ query: products }), path: '/graphql/' }],
  ['PUT', 404, 'framework', { ...post({ query: products }), method: 'PUT' }],
  ['HEAD', 400, 'long', { method: 'HEAD' }],
  ['OPTIONS', 400, 'long', { method: 'OPTIONS' }],
  [
    'a preflight',
    400,
    'long',
    { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' } },
  ],
]

const longWay = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest')

describe.each([
  ['a gateway that shows its schema', { explorable: true, fastPath: true }],
  ['a gateway in production, without the fast path', { explorable: false, fastPath: false }],
])('%s', (_name, settings) => {
  let shop: Shop
  let gateway: RunningGateway

  beforeAll(async () => {
    shop = await startShop()
    gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls, ...settings, collapse: true })
  })
  afterAll(async () => {
    await gateway.stop()
    await shop.stop()
  })
  beforeEach(() => void longWay.mockClear())
  afterEach(() => {
    shop.reviews.answering = sound('reviews')
  })

  /** The same request three times: its operation is new at first. */
  async function thrice(request: RawRequest) {
    const answers: { readonly answer: object; readonly longWay: number }[] = []
    for (let nth = 0; nth < 3; nth++) {
      longWay.mockClear()
      const answer = await send(gateway.address, request)
      answers.push({ answer: comparable(answer), longWay: longWay.mock.calls.length })
    }
    return answers
  }

  let number = 0
  /** The request with an operation that nobody has asked before. */
  const made = (request: RawRequest): RawRequest => {
    const { body = '' } = request
    if (typeof body !== 'string' || !body.includes('"query":"')) return request
    return {
      ...request,
      body: body.replace(/"query":"((?:[^"\\]|\\.)+)"/, (_all, text: string) => `"query":"${text} # ${number++}"`),
    }
  }

  const all = [...plain, ...refused, ...accepting, ...typed, ...extended]
  it.each(all)(
    'given %s, then it is answered with %d, and alike when it comes again the %s way',
    async (_what, status, way, request) => {
      if (!settings.explorable && String(request.body).includes('__schema')) [status, way] = [400, 'long']
      const [first, second, third] = await thrice(made(request))
      expect(first!.answer).toMatchObject({ status })
      expect(second!.answer).toEqual(first!.answer)
      expect(third!.answer).toEqual(first!.answer)
      if ((way as string) === 'either') return
      expect([first, third].map((one) => one!.longWay)).toEqual({ short: [1, 0], long: [1, 1], framework: [0, 0] }[way])
    },
  )

  it.each([
    ['none', undefined, 200],
    ['an empty one', '', 200],
    ['one of somebody else', 'Bearer a.b.c', 401],
    ['one of another kind', 'Basic YTpi', 401],
    ['one that is none', 'Bearer', 401],
  ])('given a token: %s, then the answer is %s: %d both ways', async (_what, authorization, status) => {
    const known = made(post({ query: products }))
    await send(gateway.address, known)
    for (const request of [made(post({ query: products })), known]) {
      const headers = { ...request.headers, ...(authorization !== undefined && { authorization }) }
      const answers = await thrice({ ...request, headers })
      for (const { answer } of answers) expect(answer).toEqual({ ...answers[0]!.answer, status })
    }
  })

  it('given a token that holds, then it is verified once and remembered; given one that has ended, then 401 both ways', async () => {
    const holding = made(post({ query: products }, { authorization: await tokenOf(ann) }))
    const [first, , third] = await thrice(holding)
    expect([first!.longWay, third!.longWay]).toEqual([1, 0])
    expect(third!.answer).toEqual(first!.answer)
    const ended = await tokenOf(ann, new Date(Date.now() - 3_600_000))
    const answers = await thrice({ ...holding, headers: { ...holding.headers, authorization: ended } })
    for (const { answer } of answers)
      expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: 'TOKEN_REFUSED' } }] } })
  })

  it('given a persisted query, then its hash answers as its text does, both ways', async () => {
    const query = '{ words count }'
    const sha256Hash = createHash('sha256').update(query).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    const byText = await thrice(post({ query }))
    const registered = await thrice(post({ query, extensions }))
    const byHash = await thrice(post({ extensions }))
    for (const { answer } of [...registered, ...byHash]) expect(answer).toEqual(byText[0]!.answer)
  })

  it('given an operation that is known without a name, then an empty or unknown name is refused all the same', async () => {
    const { body } = made(post({ query: products })) as { body: string }
    const { query } = JSON.parse(body) as { query: string }
    await thrice(post({ query }))
    for (const operationName of ['', 'A', 'null'])
      expect(await send(gateway.address, post({ query, operationName }))).toMatchObject({ status: 400 })
  })

  it.each([
    ['is not available', (_question: unknown, response: never) => say(response, '', 503)],
    [
      'says why not',
      (_question: unknown, response: never) =>
        say(
          response,
          '{"errors":[{"message":"No.","locations":[{"line":1,"column":1}],"path":["words",0],"extensions":{"code":"X","serviceName":"inner","stacktrace":["at x"],"more":[1]}}],"data":null}',
        ),
    ],
    ['says nonsense', (_question: unknown, response: never) => say(response, 'x')],
    [
      'says null where it may not',
      (_question: unknown, response: never) => say(response, '{"data":{"words":[null],"count":null}}'),
    ],
    ['says nothing of an abstract kind', (_question: unknown, response: never) => say(response, '{"data":{}}')],
  ])('given a service that %s, then both ways tell it alike', async (_what, answering) => {
    shop.reviews.answering = answering as never
    for (const query of ['{ products { id } words }', '{ count }', products, deep]) {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const [first, , third] = await thrice(made(post({ query }, { accept })))
        expect(third!.answer).toEqual(first!.answer)
        expect([first!.longWay, third!.longWay]).toEqual([1, 0])
      }
    }
  })
})

describe('beside the table', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await startShop()
  })
  afterAll(() => shop.stop())

  it('given a token that ends while it is remembered, then it is refused from then on', async () => {
    const { address, stop } = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
    const authorization = await tokenOf(ann, new Date(Date.now() - 30 * 60_000 + 2_000)) // 1 to 2 s are left
    const request = post({ query: products }, { authorization })
    expect((await send(address, request)).status).toBe(200)
    expect((await send(address, request)).status).toBe(200)
    await sleep(2_100)
    expect((await send(address, request)).status).toBe(401)
    await stop()
  })

  it('given a schema that is not shown, when it was asked for over server-sent events, then it is shown there as little as elsewhere', async () => {
    const { address, stop } = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls, explorable: false })
    const query = print(parse('{ __schema { queryType { name } } }')) // as live operations know it
    const accept = 'text/event-stream'
    for (let nth = 0; nth < 2; nth++) {
      expect((await send(address, { ...post({ query }, { accept }), path: '/graphql/stream' })).text).not.toContain(
        '"Query"',
      )
      expect(await send(address, post({ query }))).toMatchObject({
        status: 400,
        text: expect.stringContaining('INTROSPECTION_DISABLED'),
      })
    }
    await stop()
  })

  it('given a subscription in a request, then it is told where to open it, both ways', async () => {
    const supergraphSdl = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8')
    const { address, stop } = await startGateway({ supergraphSdl, urls: {} })
    for (let nth = 0; nth < 3; nth++) {
      const { status, text } = await send(address, post({ query: 'subscription { emissionsCalculated { year } }' }))
      expect([status, JSON.parse(text)]).toEqual([
        400,
        {
          errors: [
            {
              message: 'A subscription is opened over WebSocket, or over server-sent events at /graphql/stream.',
              extensions: { code: 'BAD_REQUEST' },
            },
          ],
        },
      ])
    }
    await stop()
  })

  it('given a service of which nobody has said where it is, then it is unavailable and the rest is whole, both ways', async () => {
    const { address, stop } = await startGateway({ supergraphSdl: shopSdl(), urls: { catalog: shop.catalog.url } })
    for (let nth = 0; nth < 3; nth++) {
      const { status, text } = await send(address, post({ query: '{ must { id } words }' }))
      expect([status, JSON.parse(text)]).toMatchObject([
        200,
        {
          data: { must: { id: '1' }, words: null },
          errors: [{ path: ['words'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
        },
      ])
    }
    await stop()
  })

  it('given an operation that no plan is found for in time, then both ways tell it alike', async () => {
    const { address, stop } = await startGateway({ supergraphSdl: fieldsOfMany(), urls: {} })
    const fields = (depth: number): string =>
      depth === 0
        ? 'id'
        : range(9)
            .map((nth) => `n${nth} { ${fields(depth - 1)} }`)
            .join(' ')
    const answers: RawAnswer[] = []
    for (let nth = 0; nth < 3; nth++) answers.push(await send(address, post({ query: `{ node { ${fields(4)} } }` })))
    for (const { status, text } of answers) expect([status, text]).toEqual([answers[0]!.status, answers[0]!.text])
    expect(answers[0]).toMatchObject({ status: 500, text: expect.stringContaining('"PLANNING_FAILED"') })
    await stop()
  }, 20_000)
})

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** A graph of services that all can answer the same fields: each field of an operation multiplies its possible plans. */
function fieldsOfMany(): string {
  const federation =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@shareable"])'
  const sdl = `${federation} type Query { node: Node @shareable } type Node @key(fields: "id") { id: ID! ${range(9)
    .map((nth) => `n${nth}: Node @shareable`)
    .join(' ')} }`
  return composers.apollo.compose(
    range(6).map((nth) => ({ name: `s${nth}`, url: 'http://x.invalid', typeDefs: parse(sdl) })),
  )
}

/** What of an answer must be the same: all but the date, and an id that was made. */
function comparable({ status, headers, text }: RawAnswer): object {
  const { date: _date, 'content-length': length, 'x-request-id': id, ...others } = headers
  if (length !== undefined && text !== '') expect(Number(length)).toBe(Buffer.byteLength(text))
  expect(id).toMatch(/^[\w-]{8,64}$/)
  const body = text.startsWith('{') ? (JSON.parse(text) as unknown) : null
  return { status, headers: others, id: String(id).startsWith('given') ? id : 'made', text, body }
}
