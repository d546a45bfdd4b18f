import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { ServerResponse } from 'node:http'
import { say, type Answering, type Question } from '../running/canned-service.ts'
import { startGateway, type RunningGateway, type Said } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

const unavailable = {
  code: 'SUBGRAPH_UNAVAILABLE',
  message: 'The part of the graph that reviews answers is not available just now. Try again in a moment.',
}
const late = {
  code: 'SUBGRAPH_TIMEOUT',
  message: 'The part of the graph that reviews answers took too long. Try again in a moment, or ask for less at once.',
}
const useless = {
  code: 'SUBGRAPH_BAD_ANSWER',
  message:
    'The part of the graph that reviews answers gave an answer that cannot be used. Tell the operator the request id.',
}

const serviceDeadlineMs = 300 // services that are well must make it on a busy machine too
const says =
  (body: string | Buffer, status?: number): Answering =>
  (_question, response) =>
    say(response, body, status)
const writes =
  (bytes: string): Answering =>
  (_question, { socket }) =>
    void socket!.end(bytes, 'latin1')
const deep = 100_000

/** Faults of a whole answer; the outcome is the same wherever the answer was wanted. */
const faults: readonly (readonly [name: string, Answering, typeof useless])[] = [
  [
    'answers after the deadline',
    (question, response) => void setTimeout(() => say(response, JSON.stringify({ data: question })), 700),
    late,
  ],
  ['never answers', () => undefined, late],
  [
    'begins an answer and stops',
    (_question, response) => void response.writeHead(200, { 'content-length': 100 }).write('{"data"'),
    late,
  ],
  ['closes the connection without an answer', (_question, { socket }) => void socket!.destroy(), unavailable],
  [
    'breaks off in the middle',
    (_question, response) =>
      void response.writeHead(200, { 'content-length': 100 }).write('{"data"', () => response.destroy()),
    unavailable,
  ],
  [
    'breaks off in the middle of a chunk',
    writes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{"data":'),
    unavailable,
  ],
  ['says something that is not HTTP', writes('hello\r\n\r\n'), unavailable],
  [
    'compresses its answer unasked',
    writes('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}'),
    unavailable,
  ],
  ['answers 500 with a page', says('<html>at 127.0.0.1:9999</html>', 500), unavailable],
  ['answers 503 with nothing', says('', 503), unavailable],
  ['answers 502 with data and no errors', says('{"data":{"words":["x"],"_entities":[]}}', 502), unavailable],
  ['answers 404 with JSON', says('{"message":"not here"}', 404), unavailable],
  ['answers 204', says('', 204), unavailable],
  [
    'redirects',
    (_question, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    unavailable,
  ],
  ['answers nothing', says(''), useless],
  ['answers with text', says('hello'), useless],
  ['answers with a page', says('<!doctype html><p>127.0.0.1'), useless],
  ['answers JSON that is cut off', says('{"data":{"words":["x"'), useless],
  ['answers JSON with something behind it', says('{"data":{"words":["x"]}} {}'), useless],
  ['answers JSON with a byte order mark', says('\uFEFF{"data":{}}'), useless],
  ['answers null', says('null'), useless],
  ['answers a number', says('5'), useless],
  ['answers a list', says('[{"data":{}}]'), useless],
  ['answers an empty object', says('{}'), useless],
  ['answers data that is null without saying why', says('{"data":null}'), useless],
  ['answers data that is null with an empty list of errors', says('{"data":null,"errors":[]}'), useless],
  ['answers data that is a list', says('{"data":[]}'), useless],
  ['answers data that is a text', says('{"data":"{}"}'), useless],
  ['answers errors that are no list', says('{"data":null,"errors":{"message":"no"}}'), useless],
  ['answers brackets without end', says('['.repeat(deep)), useless],
]

const rootQuery = '{ products { id name } words }'
const entityQuery = '{ products { id name stars } }'
const whole = ['1', '2', '3'].map((id) => ({ id, name: `Product ${id}` }))
const withoutStars = whole.map((product) => ({ ...product, stars: null }))
const error = ({ code, message }: typeof useless, path: (string | number)[]) => ({
  message,
  path,
  extensions: { code, subgraph: 'reviews', service: 'reviews' },
})

/** An answer to the question for `words`, and one to that for entities. */
const either =
  (words: string, entities: string): Answering =>
  ({ variables }, response) =>
    say(response, 'representations' in variables ? entities : words)
const entities = (...values: unknown[]): string => JSON.stringify({ data: { _entities: values } })

describe.each([
  ['with the fast path', true],
  ['without the fast path', false],
])('%s', (_name, fastPath) => {
  let shop: Shop
  let gateway: RunningGateway
  let number = 0

  beforeAll(async () => {
    shop = await startShop()
    gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls, fastPath, serviceDeadlineMs })
  })
  afterAll(async () => {
    await gateway.stop()
    await shop.stop()
  })
  afterEach(() => {
    shop.reviews.answering = sound('reviews')
    shop.catalog.answering = sound('catalog')
  })

  /** The answer to an operation that is new, and again when it is known: they are the same. */
  async function asked(query: string): Promise<Said['body']> {
    const unique = `${query} # ${number++}`
    const first = await gateway.ask(unique)
    const second = await gateway.ask(unique)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(first.status).toBe(200)
    expect(first.text).not.toMatch(/127\.0\.0\.1|localhost|ECONN|https?:|\/graphql/)
    return first.body
  }

  it.each(faults)(
    'given a service that %s, then that has an error with a code, a path and no address, and the rest is whole',
    async (_fault, answering, expected) => {
      shop.reviews.answering = answering
      const [root, entity] = await Promise.all([asked(rootQuery), asked(entityQuery)])
      expect(root).toEqual({ errors: [error(expected, ['words'])], data: { products: whole, words: null } })
      expect(entity).toEqual({
        errors: [error(expected, ['products', 0, 'stars'])],
        data: { products: withoutStars },
      })
    },
  )

  it('given a service that fails where null may not be, then null rises, with the one error', async () => {
    shop.reviews.answering = says('', 503)
    expect(await asked('{ products { id due } words }')).toEqual({
      errors: expect.arrayContaining([error(unavailable, ['products', 0, 'due']), error(unavailable, ['words'])]),
      data: { products: null, words: null },
    })
    expect(await asked('{ products { id } count }')).toEqual({ errors: [error(unavailable, ['count'])], data: null })
  })

  it('given a service that is not there, then the rest is whole, and once it is back all is', async () => {
    const gone = await startShop()
    const other = await startGateway({ supergraphSdl: shopSdl(), urls: gone.urls, fastPath })
    try {
      await gone.reviews.stop()
      for (let nth = 0; nth < 2; nth++)
        expect((await other.ask(entityQuery)).body).toEqual({
          errors: [error(unavailable, ['products', 0, 'stars'])],
          data: { products: withoutStars },
        })
    } finally {
      await other.stop()
      await gone.catalog.stop()
    }
  })

  it('given a request that fails for one service, then the next is answered whole', async () => {
    shop.reviews.answering = says('', 503)
    await asked(entityQuery)
    shop.reviews.answering = sound('reviews')
    const stars = whole.map((product) => ({ ...product, stars: Number(product.id) }))
    expect(await asked(entityQuery)).toEqual({ data: { products: stars } })
  })

  it.each([200, 400, 500])(
    'given status %d with errors of GraphQL, then they are told with their places, codes and details',
    async (status) => {
      const said = {
        message: 'No words today.',
        path: ['words'],
        extensions: { code: 'NO_WORDS', day: 1, serviceName: 'x', stacktrace: ['at 127.0.0.1'] },
      }
      shop.reviews.answering = says(JSON.stringify({ data: { words: null }, errors: [said] }), status)
      expect(await asked(rootQuery)).toEqual({
        errors: [
          { message: 'No words today.', path: ['words'], extensions: { code: 'NO_WORDS', day: 1, service: 'reviews' } },
        ],
        data: { products: whole, words: null },
      })
    },
  )

  it('given errors at entities, then each is told at its own place, and the other entities are whole', async () => {
    const errors = [
      { message: 'Not this one.', path: ['_entities', 1, 'stars'], extensions: { code: 'NO_STARS' } },
      { message: 'Nor this.', path: ['_entities', 2] },
    ]
    shop.reviews.answering = says(
      JSON.stringify({ errors, data: { _entities: [{ stars: 1 }, { stars: null }, null] } }),
    )
    expect(await asked(entityQuery)).toEqual({
      errors: [
        {
          message: 'Not this one.',
          path: ['products', 1, 'stars'],
          extensions: { code: 'NO_STARS', service: 'reviews' },
        },
        {
          message: 'Nor this.',
          path: ['products', 2],
          extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'reviews' },
        },
      ],
      data: {
        products: [
          { ...whole[0], stars: 1 },
          { ...whole[1], stars: null },
          { ...whole[2], stars: null },
        ],
      },
    })
  })

  it.each([
    ['{"errors":[{"message":"No."}]}'],
    ['{"errors":[{"message":"No."}],"data":null}'],
    ['{"errors":[{"message":"No.","path":null,"locations":"x","extensions":null}],"data":null}'],
    ['{"errors":[{"message":"No.","path":[{}],"extensions":[1]}],"data":null}'],
  ])('given %s, then the error is told as it is and nothing beside it', async (body) => {
    shop.reviews.answering = says(body)
    const told = { message: 'No.', extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'reviews' } }
    expect(await asked(rootQuery)).toEqual({ errors: [told], data: { products: whole, words: null } })
    expect(await asked('{ products { id } count }')).toEqual({ errors: [told], data: null })
    expect(await asked(entityQuery)).toEqual({ errors: [told], data: { products: withoutStars } })
    expect(await asked('{ products { id due } }')).toEqual({ errors: [told], data: { products: null } })
  })

  it.each(['[null]', '[5]', '["no"]', '[{}]', '[{"message":5,"extensions":{"code":5}}]', '[[]]'])(
    'given errors %s, then there is one without a reason',
    async (errors) => {
      shop.reviews.answering = says(`{"data":null,"errors":${errors}}`)
      const told = {
        message: 'The service gave no reason.',
        extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'reviews' },
      }
      expect(await asked(rootQuery)).toEqual({ errors: [told], data: { products: whole, words: null } })
    },
  )

  it('given an error where null may not be, then there is that error and no second one', async () => {
    const errors = [{ message: 'No count.', path: ['count'], extensions: { code: 'X' } }]
    shop.reviews.answering = says(JSON.stringify({ data: null, errors }))
    expect(await asked('{ products { id } count }')).toEqual({
      errors: [{ message: 'No count.', path: ['count'], extensions: { code: 'X', service: 'reviews' } }],
      data: null,
    })
  })

  it.each([
    ['too few', entities({ stars: 1 }, { stars: 2 })],
    ['too many', entities({ stars: 1 }, { stars: 2 }, { stars: 3 }, { stars: 4 })],
    ['no', entities()],
    ['an object instead of a list of', '{"data":{"_entities":{"0":{"stars":1}}}}'],
    ['a text instead of a list of', '{"data":{"_entities":"[]"}}'],
    ['null instead of', '{"data":{"_entities":null}}'],
    ['no word of', '{"data":{}}'],
  ])('given %s entities, then none is taken, and what was wanted of them is missing', async (_what, body) => {
    shop.reviews.answering = says(body)
    expect(await asked(entityQuery)).toEqual({
      errors: [error(useless, ['products', 0, 'stars'])],
      data: { products: withoutStars },
    })
    expect(await asked('{ products { id due } }')).toEqual({
      errors: [error(useless, ['products', 0, 'due'])],
      data: { products: null },
    })
  })

  it('given entities that the service does not know, then their fields are null without an error', async () => {
    shop.reviews.answering = says(entities({ stars: 1 }, null, { stars: 3 }))
    expect(await asked(entityQuery)).toEqual({
      data: {
        products: [
          { ...whole[0], stars: 1 },
          { ...whole[1], stars: null },
          { ...whole[2], stars: 3 },
        ],
      },
    })
  })

  it('given entities that are no objects, then their fields are null', async () => {
    shop.reviews.answering = says(entities(5, 'x', [{ stars: 3 }]))
    expect(await asked(entityQuery)).toEqual({ data: { products: withoutStars } })
  })

  const wrong = (message: string, path: (string | number)[]) => ({
    message,
    path,
    extensions: { code: 'BAD_SUBGRAPH_VALUE' },
  })

  it.each([['"four"'], ['{}'], ['[4]'], ['1e99'], ['1.5'], ['4294967296']])(
    'given %s for a whole number, then null and an error',
    async (stars) => {
      shop.reviews.answering = says(`{"data":{"_entities":[{"stars":1},{"stars":${stars}},{"stars":3}]}}`)
      expect(await asked(entityQuery)).toEqual({
        errors: [wrong('Product.stars should be a value of the type Int, and it is not.', ['products', 1, 'stars'])],
        data: {
          products: [
            { ...whole[0], stars: 1 },
            { ...whole[1], stars: null },
            { ...whole[2], stars: 3 },
          ],
        },
      })
    },
  )

  it.each([
    ['words', '5', 'a list'],
    ['words', '{}', 'a list'],
    ['words', '"x"', 'a list'],
  ])('given for %s: %s, then null and an error', async (field, value, expected) => {
    shop.reviews.answering = says(`{"data":{"${field}":${value}}}`)
    expect(await asked(rootQuery)).toEqual({
      errors: [wrong(`Query.words should be ${expected}, and it is not.`, ['words'])],
      data: { products: whole, words: null },
    })
  })

  it.each(['5', '"x"', '[]', 'true'])('given %s instead of an object, then null and an error', async (value) => {
    shop.reviews.answering = says(
      `{"data":{"_entities":[{"review":${value}},{"review":null},{"review":{"text":"x"}}]}}`,
    )
    expect(await asked('{ products { id review { text } } }')).toEqual({
      errors: [wrong('Product.review should be an object, and it is not.', ['products', 0, 'review'])],
      data: {
        products: [
          { id: '1', review: null },
          { id: '2', review: null },
          { id: '3', review: { text: 'x' } },
        ],
      },
    })
  })

  it.each(['5', '"x"', '[]', 'true'])(
    'given %s instead of an object that others add to, then null and an error',
    async (value) => {
      shop.catalog.answering = says(`{"data":{"products":[${value},{"__typename":"Product","id":"2","name":"N"}]}}`)
      expect(await asked(entityQuery)).toEqual({
        errors: [wrong('Query.products should be an object, and it is not.', ['products', 0])],
        data: { products: null },
      })
    },
  )

  it('given a value of an enumeration that is none, then null and an error', async () => {
    const review = (mood: unknown) => ({ review: { text: 'x', mood } })
    shop.reviews.answering = says(entities(review('GOOD'), review('AWFUL'), review(1)))
    expect(await asked('{ products { review { text mood } } }')).toEqual({
      errors: [1, 2].map((index) =>
        wrong('Review.mood should be a value of the type Mood, and it is not.', ['products', index, 'review', 'mood']),
      ),
      data: { products: ['GOOD', null, null].map((mood) => review(mood)) },
    })
  })

  it('given null or nothing where neither may be, then it rises to where null may be, with one error', async () => {
    for (const text of ['"text":null,', '']) {
      shop.reviews.answering = says(
        `{"data":{"_entities":[{"review":{${text}"by":"A"}},{"review":null},{"review":{"text":"x","by":"B"}}]}}`,
      )
      expect(await asked('{ products { id review { text by } } }')).toEqual({
        errors: [wrong('Cannot return null for non-nullable field Review.text.', ['products', 0, 'review', 'text'])],
        data: {
          products: [
            { id: '1', review: null },
            { id: '2', review: null },
            { id: '3', review: { text: 'x', by: 'B' } },
          ],
        },
      })
    }
  })

  it('given fields that nobody asked for, in any order, then they are nowhere in the answer', async () => {
    const extra = `"extra":${'['.repeat(500)}${']'.repeat(500)},"name":"stolen","id":"9"`
    shop.reviews.answering = either(
      `{"extensions":{"x":1},"data":{${extra},"words":["a"],"products":null,"__schema":{}}}`,
      `{"data":{"_entities":[{${extra},"stars":1},{"stars":2,${extra}},{"__typename":"Review","stars":3}],"words":[]}}`,
    )
    expect(await asked(rootQuery)).toEqual({ data: { products: whole, words: ['a'] } })
    const stars = whole.map((product) => ({ ...product, stars: Number(product.id) }))
    expect(await asked(entityQuery)).toEqual({ data: { products: stars } })
  })

  it('given a key twice, then the last one holds, as everywhere in JSON', async () => {
    shop.reviews.answering = either('{"data":{"words":["a"],"words":["b"]}}', entities())
    expect(await asked(rootQuery)).toEqual({ data: { products: whole, words: ['b'] } })
  })

  it('given bytes that are no UTF-8, then they are replaced, and the answer stays text', async () => {
    shop.reviews.answering = says(Buffer.from('{"data":{"words":["\xff\xfe"]}}', 'latin1'))
    expect(await asked(rootQuery)).toEqual({ data: { products: whole, words: ['\uFFFD\uFFFD'] } })
  })

  it('given a first part that fails, then what depends on it is not asked for, and the other part is whole', async () => {
    shop.catalog.answering = says('', 503)
    const before = shop.reviews.questions.length
    const answer = await asked('{ products { id stars } words }')
    expect(answer.data).toEqual({ products: null, words: ['good', 'bad'] })
    expect(answer.errors).toMatchObject([{ path: ['products'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    expect(shop.reviews.questions.slice(before).map(({ query }: Question) => query)).toEqual(['{words}', '{words}'])
  })

  it('given a fetch that fails for something that only another service needs, then it is told where that is missing', async () => {
    shop.catalog.answering = says('', 503)
    const { message, code } = unavailable
    const told = {
      message: message.replace('reviews', 'catalog'),
      extensions: { code, subgraph: 'catalog', service: 'catalog' },
    }
    expect(await asked('{ best { id heavy } words }')).toEqual({
      errors: [{ ...told, path: ['best'] }],
      data: { best: { id: '2', heavy: null }, words: ['good', 'bad'] },
    })
  })

  it('given an error at a place that nobody asked for, then it is told without one', async () => {
    const errors = [{ message: 'No.', path: ['elsewhere', 0], extensions: { code: 'X' } }]
    shop.reviews.answering = says(JSON.stringify({ data: null, errors }))
    const told = { message: 'No.', extensions: { code: 'X', service: 'reviews' } }
    expect(await asked(rootQuery)).toEqual({ errors: [told], data: { products: whole, words: null } })
    shop.reviews.answering = says(
      JSON.stringify({
        data: { _entities: [{}, {}, {}] },
        errors: [{ ...errors[0], path: ['_entities', 1, 'elsewhere'] }],
      }),
    )
    expect(await asked(entityQuery)).toEqual({
      errors: [{ ...told, path: ['products', 1] }],
      data: { products: withoutStars },
    })
  })

  it('given a mutation that fails, then it is sent once and never again', async () => {
    shop.catalog.answering = (_question, { socket }: ServerResponse) => void socket!.destroy()
    const before = shop.catalog.questions.length
    const { body } = await gateway.ask('mutation { rename(id: 1, name: "x") { id } }')
    expect(body).toMatchObject({
      data: { rename: null },
      errors: [{ path: ['rename'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    })
    expect(shop.catalog.questions).toHaveLength(before + 1)
  })
})
