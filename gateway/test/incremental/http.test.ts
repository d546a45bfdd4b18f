import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'
import { allOf, askInParts, multipart } from './parts.ts'

const events = 'text/event-stream'
const reviewed = '{ product(id: "1") { id name ... @defer(label: "reviews") { stars } } }'
const first = { data: { product: { id: '1', name: 'Product 1' } }, hasNext: true }
const later = { incremental: [{ data: { stars: 1 }, path: ['product'], label: 'reviews' }], hasNext: false }

let shop: Shop
let running: RunningGateway
beforeAll(async () => {
  shop = await startShop()
  running = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
})
afterAll(async () => {
  await running.stop()
  await shop.stop()
})
afterEach(() => {
  shop.catalog.answering = sound('catalog')
  shop.reviews.answering = sound('reviews')
})

const ask = (query: string, more: Parameters<typeof askInParts>[2] = {}) => askInParts(running.address, query, more)
const payloadsOf = async (query: string, more: Parameters<typeof askInParts>[2] = {}) =>
  allOf((await ask(query, more)).payloads())

/** What one service says of the entities that it is asked for. */
const saying = (entities: readonly unknown[], errors?: readonly unknown[]) => () => ({
  data: { _entities: entities },
  ...(errors && { errors }),
})

describe('the form of parts', () => {
  it.each(['a new', 'a known'])(
    'given %s operation and a client that takes multipart/mixed, then its parts are framed so',
    async () => {
      const answer = await ask(reviewed, { headers: { 'x-request-id': 'request-of-parts' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; deferSpec=20220824')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-request-id')).toBe('request-of-parts')
      const head = 'content-type: application/json; charset=utf-8\r\n\r\n'
      expect((await allOf(answer.chunks())).join('')).toBe(
        `\r\n---\r\n${head}${JSON.stringify(first)}\r\n---\r\n${head}${JSON.stringify(later)}\r\n-----\r\n`,
      )
    },
  )

  it.each(['a new', 'a known'])(
    'given %s operation and a client that takes server-sent events, then each part is one',
    async () => {
      const answer = await ask(reviewed.replace('stars', 'stars due'), { accept: events })
      expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const [increment] = later.incremental
      const last = { ...later, incremental: [{ ...increment, data: { stars: 1, due: 7 } }] }
      expect((await allOf(answer.chunks())).join('')).toBe(
        `event: next\ndata: ${JSON.stringify(first)}\n\nevent: next\ndata: ${JSON.stringify(last)}\n\nevent: complete\ndata:\n\n`,
      )
    },
  )

  it.each(['{ count }', '{ count # again\n}'])(
    'given %j, which defers nothing, then a client of server-sent events alone gets one and multipart is not used',
    async (query) => {
      for (let time = 0; time < 2; time++) {
        const answer = await ask(query, { accept: events })
        expect((await allOf(answer.chunks())).join('')).toBe(
          `event: next\ndata: ${JSON.stringify({ data: { count: 2 }, hasNext: false })}\n\nevent: complete\ndata:\n\n`,
        )
        const whole = await ask(query)
        expect(whole.headers.get('content-type')).toBe('application/json; charset=utf-8')
        expect((await allOf(whole.chunks())).join('').trim()).toBe('{"data":{"count":2}}')
      }
    },
  )

  it.each([undefined, '*/*', 'application/json', 'multipart/mixed;deferSpec=20991231, application/json'])(
    'given a client that accepts %s, then what is deferred comes with the rest',
    async (accept) => {
      const { body } = await running.ask(reviewed, { headers: accept === undefined ? {} : { accept } })
      expect(body).toEqual({ data: { product: { id: '1', name: 'Product 1', stars: 1 } } })
    },
  )

  it('given an invalid operation, then it is refused as without parts', async () => {
    const { status, body } = await running.ask('{ product(id: "1") { ... @defer { nothing } } }', {
      headers: { accept: multipart },
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
  })

  it('given a gateway that does not show its schema, then a deferred fragment does not show it either', async () => {
    const closed = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls, explorable: false })
    for (let time = 0; time < 2; time++) {
      const { status, body } = await closed.ask('{ count ... @defer { __schema { queryType { name } } } }', {
        headers: { accept: multipart },
      })
      expect(status).toBe(400)
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
    }
    await closed.stop()
  })
})

describe('the time of parts', () => {
  it.each([multipart, events])(
    'given a slow service and %s, then the rest arrives before it answers',
    async (accept) => {
      const gate = Promise.withResolvers<void>()
      shop.reviews.answering = async (question) => {
        await gate.promise
        return sound('reviews')(question)
      }
      const payloads = (await ask(reviewed, { accept })).payloads()
      expect(await payloads.next()).toEqual({ done: false, value: first })
      gate.resolve()
      expect(await allOf(payloads)).toEqual([later])
    },
  )

  it('given two deferred fragments at one place, then each comes when its service has answered', async () => {
    const gate = Promise.withResolvers<void>()
    shop.reviews.answering = async (question) => {
      if (question.query.includes('due')) await gate.promise
      return sound('reviews')(question)
    }
    const query = '{ product(id: "1") { id ... @defer(label: "slow") { due } ... @defer(label: "quick") { stars } } }'
    const payloads = (await ask(query)).payloads()
    expect((await payloads.next()).value).toEqual({ data: { product: { id: '1' } }, hasNext: true })
    expect((await payloads.next()).value).toEqual({
      incremental: [{ data: { stars: 1 }, path: ['product'], label: 'quick' }],
      hasNext: true,
    })
    gate.resolve()
    expect(await allOf(payloads)).toEqual([
      { incremental: [{ data: { due: 7 }, path: ['product'], label: 'slow' }], hasNext: false },
    ])
  })

  it('given a service that does not answer within the deadline of the request, then the part says so', async () => {
    const hasty = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls, deadlineMs: 150 })
    shop.reviews.answering = () => undefined
    const payloads = await allOf((await askInParts(hasty.address, reviewed)).payloads())
    expect(payloads).toMatchObject([
      first,
      {
        incremental: [{ data: { stars: null }, errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }] }],
        hasNext: false,
      },
    ])
    await hasty.stop()
  })

  it.each([multipart, events])(
    'given a client of %s that leaves after the first part, then the call for the second is given up',
    async (accept) => {
      const asked = Promise.withResolvers<ServerResponse>()
      shop.reviews.answering = (_question, response) => asked.resolve(response)
      const client = new AbortController()
      const payloads = (await ask(reviewed, { accept, signal: client.signal })).payloads()
      expect((await payloads.next()).value).toEqual(first)
      const call = await asked.promise
      const ended = once(call, 'close')
      client.abort()
      await ended
      expect(call.writableFinished).toBe(false)
    },
  )

  it('given a client that does not read, then parts wait for it and all arrive', async () => {
    const long = 'x'.repeat(3_000_000)
    shop.reviews.answering = ({ variables }) => {
      const { representations } = variables as { representations: readonly unknown[] }
      return { data: { _entities: representations.map(() => ({ texts: [long] })) } }
    }
    const answer = await ask('{ products { id ... @defer { texts } } }')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const payloads = await allOf(answer.payloads())
    expect(payloads.flatMap((payload) => payload['incremental'] ?? [])).toHaveLength(3)
  })
})

describe('what is deferred', () => {
  it('given a deferred fragment in a list, then each item has its part', async () => {
    expect(await payloadsOf('{ products { id ...R @defer } } fragment R on Product { stars }')).toEqual([
      { data: { products: [{ id: '1' }, { id: '2' }, { id: '3' }] }, hasNext: true },
      {
        incremental: [0, 1, 2].map((index) => ({ data: { stars: index + 1 }, path: ['products', index] })),
        hasNext: false,
      },
    ])
  })

  it('given a deferred fragment within another, then it comes after that', async () => {
    const query = '{ best { id ... @defer(label: "outer") { name ... @defer(label: "inner") { stars } } } }'
    const increments = (await payloadsOf(query)).flatMap((payload) => payload['incremental'] ?? [])
    expect(increments).toEqual([
      { data: { name: 'Product 2' }, path: ['best'], label: 'outer' },
      { data: { stars: 2 }, path: ['best'], label: 'inner' },
    ])
  })

  it.each([
    [true, 2],
    [false, 1],
  ])('given a condition that is %s, then there are %d payloads', async (condition, count) => {
    const query = 'query ($v: Boolean!) { product(id: "1") { id ... @defer(if: $v) { stars } } }'
    const answer = await ask(query, { variables: { v: condition } })
    if (condition) return expect(await allOf(answer.payloads())).toHaveLength(count)
    expect(JSON.parse((await allOf(answer.chunks())).join(''))).toEqual({ data: { product: { id: '1', stars: 1 } } })
  })

  it('given two conditions of which one holds, then only that fragment is deferred', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      product(id: "1") { id ... @defer(if: $a) { stars } ... @defer(if: $b) { due } ... @defer(if: false) { name } } }`
    expect(await payloadsOf(query, { variables: { a: true, b: false } })).toEqual([
      { data: { product: { id: '1', due: 7, name: 'Product 1' } }, hasNext: true },
      { incremental: [{ data: { stars: 1 }, path: ['product'] }], hasNext: false },
    ])
  })

  it('given a fragment that is skipped or of no object there is, then nothing is announced', async () => {
    expect(await payloadsOf('{ product(id: "nobody") { id ... @defer { stars } } }')).toEqual([
      { data: { product: null }, hasNext: false },
    ])
    expect(
      await payloadsOf('{ product(id: "1") { id ... @skip(if: true) @defer { stars } ... @defer { due } } }'),
    ).toHaveLength(2)
  })

  it('given a deferred fragment that needs no call of its own, then it comes as a part', async () => {
    expect(await payloadsOf('{ best { id ... @defer { name } review { text ... @defer { by } } } }')).toEqual([
      { data: { best: { id: '2', review: { text: 'Text 2' } } }, hasNext: true },
      {
        incremental: [{ data: { by: 'Ann' }, path: ['best', 'review'] }],
        hasNext: true,
      },
      { incremental: [{ data: { name: 'Product 2' }, path: ['best'] }], hasNext: false },
    ])
  })

  it.each(['... @defer { rename(id: "1", name: "new") { name } }', '...Changes', '...Later @defer(if: false)'])(
    'given a mutation that defers the change itself by %s, then it is refused, whether the client takes parts or not',
    async (fragment) => {
      const query = `mutation { ${fragment} }
        ${fragment.includes('Changes') ? 'fragment Changes on Mutation { ... @defer { rename(id: "1", name: "new") { name } } }' : ''}
        ${fragment.includes('Later') ? 'fragment Later on Mutation { rename(id: "1", name: "new") { name } }' : ''}`
      const asked = shop.catalog.questions.length
      for (const accept of [multipart, 'application/json']) {
        const { body } = await running.ask(query, { headers: { accept } })
        expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
      }
      expect(shop.catalog.questions).toHaveLength(asked)
    },
  )

  it('given a mutation with a deferred fragment, then the change is answered first', async () => {
    expect(await payloadsOf('mutation { rename(id: "1", name: "new") { name ... @defer { stars } } }')).toEqual([
      { data: { rename: { name: 'new' } }, hasNext: true },
      { incremental: [{ data: { stars: 1 }, path: ['rename'] }], hasNext: false },
    ])
  })
})

describe('what goes wrong in parts', () => {
  const errors = [{ message: 'No stars today.', path: ['_entities', 0, 'stars'], extensions: { code: 'NO_STARS' } }]

  it('given an error at a field that may be null, then it comes with its part, at the place in the whole', async () => {
    shop.reviews.answering = saying([{ stars: null }], errors)
    const [, part] = await payloadsOf(reviewed)
    expect(part).toEqual({
      incremental: [
        {
          errors: [
            {
              message: 'No stars today.',
              path: ['product', 'stars'],
              extensions: { code: 'NO_STARS', service: 'reviews' },
            },
          ],
          data: { stars: null },
          path: ['product'],
          label: 'reviews',
        },
      ],
      hasNext: false,
    })
  })

  it('given a null where none may be, then it takes the part with it and nothing else', async () => {
    shop.reviews.answering = saying([{ due: 1 }, { due: null }, { due: 3 }])
    const [begin, part] = await payloadsOf('{ products { id ... @defer { due } } }')
    expect(begin).toEqual({ data: { products: [{ id: '1' }, { id: '2' }, { id: '3' }] }, hasNext: true })
    expect(part).toMatchObject({
      incremental: [
        { data: { due: 1 }, path: ['products', 0] },
        { data: null, path: ['products', 1], errors: [{ path: ['products', 1, 'due'] }] },
        { data: { due: 3 }, path: ['products', 2] },
      ],
    })
  })

  it('given a null in the first part that takes an object with it, then no part is for that object', async () => {
    shop.reviews.answering = ({ query, ...more }) =>
      query.includes('due') ? saying([{ due: null }])() : sound('reviews')({ query, ...more })
    expect(await payloadsOf('{ product(id: "1") { due ... @defer { stars } } count }')).toMatchObject([
      { data: { product: null, count: 2 }, errors: [{ path: ['product', 'due'] }], hasNext: false },
    ])
  })

  it('given a service that is down, then each part that it was to bring says so', async () => {
    shop.reviews.answering = (_question, response) => void response.destroy()
    const payloads = await payloadsOf('{ product(id: "1") { id ... @defer { due } ... @defer { price } } }')
    expect(payloads[0]).toEqual({ data: { product: { id: '1' } }, hasNext: true })
    const increments = payloads.flatMap((payload) => payload['incremental'] ?? [])
    expect(increments).toHaveLength(2)
    expect(increments).toContainEqual({ data: { price: 1.5 }, path: ['product'] })
    expect(increments).toContainEqual({
      data: null,
      path: ['product'],
      errors: [
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE' }) as never }),
      ],
    })
  })
})
