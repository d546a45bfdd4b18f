import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { SubgraphTransport } from '../../src/transport/subgraph-transport.ts'
import { say, type Question } from '../running/canned-service.ts'
import { send } from '../running/raw-request.ts'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

/** Names that objects of JavaScript have without being given them, and a plain one. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'toJSON',
  'length',
  'plain',
]
const shape = () => ({
  object: Reflect.ownKeys(Object.prototype).map(String).toSorted(),
  array: Reflect.ownKeys(Array.prototype).map(String).toSorted(),
  function: Reflect.ownKeys(Function.prototype).map(String).toSorted(),
  stray: [({} as Record<string, unknown>)['polluted'], ([] as unknown as Record<string, unknown>)['polluted']],
})
const before = shape()

const poison =
  '"__proto__":{"polluted":"yes","name":"stolen"},"constructor":{"prototype":{"polluted":"yes"}},"toString":1,"__typename":"Product"'

type Answer = (service: 'catalog' | 'reviews', question: Question) => unknown

describe.each([
  ['text links, with the fast path', 'text', true],
  ['text links, without the fast path', 'text', false],
  ['object links', 'objects', false],
] as const)('over %s', (_name, speaks, fastPath) => {
  let shop: Shop
  let gateway: RunningGateway
  let answer: Answer = (service, question) => sound(service)(question)

  beforeAll(async () => {
    shop = await startShop()
    const answering = (service: 'catalog' | 'reviews') => async (question: Question, response: never) => {
      const said = await answer(service, question)
      say(response, typeof said === 'string' ? said : JSON.stringify(said))
    }
    shop.catalog.answering = answering('catalog') as never
    shop.reviews.answering = answering('reviews') as never
    gateway = await startGateway({
      supergraphSdl: shopSdl(),
      urls: shop.urls,
      fastPath,
      ...(speaks === 'objects' && { transport: objects }),
    })
  })
  afterAll(async () => {
    await gateway.stop()
    await shop.stop()
  })
  afterEach(() => {
    answer = (service, question) => sound(service)(question)
    expect(shape()).toEqual(before)
  })

  /** The services as functions, which give objects of their own making. */
  const objects: SubgraphTransport = {
    services: ['catalog', 'reviews'],
    link: (service) => ({
      speaks: 'objects',
      call: async ({ query, variables }) => {
        const said = await answer(service as 'catalog', { query, variables })
        return (typeof said === 'string' ? JSON.parse(said) : said) as GraphQLAnswer
      },
    }),
    reachable: () => Promise.resolve(true),
  }

  let number = 0
  /** Data as text, the same for an operation that is new and one that is known. */
  async function dataOf(query: string, variables = '{}', operationName: string | null = null): Promise<string> {
    const request = `{"query":${JSON.stringify(`${query} # ${number++}`)},"variables":${variables},"operationName":${JSON.stringify(operationName)}}`
    const [first, second, third] = [await post(request), await post(request), await post(request)]
    expect([second, third]).toEqual([first, first])
    expect(first).toMatch(/^\{"data":/)
    return first.slice('{"data":'.length, -2)
  }

  const post = async (body: string) =>
    (await send(gateway.address, { headers: { 'content-type': 'application/json' }, body })).text

  it.each(names)('given %s as an alias of a root field, then it is a plain key', async (name) => {
    expect(await dataOf(`{ ${name}: count words }`)).toBe(`{"${name}":2,"words":["good","bad"]}`)
  })

  it.each(names)(
    'given %s as an alias of an object, a list and an entity, and of fields in them, then all are plain keys',
    async (name) => {
      expect(await dataOf(`{ ${name}: must { ${name}: name stars } }`)).toBe(
        `{"${name}":{"${name}":"Product 1","stars":1}}`,
      )
      expect(await dataOf(`{ must { name ${name}: stars } }`)).toBe(`{"must":{"name":"Product 1","${name}":1}}`)
      expect(await dataOf(`{ must { ${name}: review { ${name}: text } } }`)).toBe(
        `{"must":{"${name}":{"${name}":"Text 1"}}}`,
      )
      const list = ['1', '2', '3'].map((id) => `{"${name}":"${id}","x":{"${name}":"GOOD"}}`).join(',')
      expect(await dataOf(`{ ${name}: products { ${name}: id x: review { ${name}: mood } } }`)).toBe(
        `{"${name}":[${list}]}`,
      )
      expect(await dataOf(`{ ${name}: __typename must { ${name}: __typename } }`)).toBe(
        `{"${name}":"Query","must":{"${name}":"Product"}}`,
      )
    },
  )

  it('given all of them at once, then each has its own value', async () => {
    const fields = names.map(
      (name, index) =>
        `${name}: product(id: "${(index % 3) + 1}") { ${names.map((inner) => `${inner}: stars`).join(' ')} }`,
    )
    const data = names.map(
      (name, index) => `"${name}":{${names.map((inner) => `"${inner}":${(index % 3) + 1}`).join(',')}}`,
    )
    expect(await dataOf(`{ ${fields.join(' ')} }`)).toBe(`{${data.join(',')}}`)
  })

  it.each(names)('given %s as the name of a variable, then it is a variable like others', async (name) => {
    expect(await dataOf(`query($${name}: ID!) { product(id: $${name}) { id } }`, `{"${name}":"2"}`)).toBe(
      '{"product":{"id":"2"}}',
    )
    expect(await dataOf(`query($${name}: ID = "3") { product(id: $${name}) { id stars } }`)).toBe(
      '{"product":{"id":"3","stars":3}}',
    )
    const conditional = `query($${name}: Boolean = false) { count words @include(if: $${name}) must { id @skip(if: $${name}) stars @include(if: $${name}) } }`
    expect(await dataOf(conditional)).toBe('{"count":2,"must":{"id":"1"}}')
    expect(await dataOf(conditional, `{"${name}":true}`)).toBe('{"count":2,"words":["good","bad"],"must":{"stars":1}}')
  })

  it.each(names)(
    'given %s as the name of an operation and of a fragment, then it is found, and no other is',
    async (name) => {
      const document = `query ${name} { ...${name} } fragment ${name} on Query { count } query Other { words }`
      expect(await dataOf(document, '{}', name)).toBe('{"count":2}')
      const missing = names.find((other) => other !== name)!
      expect(await post(JSON.stringify({ query: document, operationName: missing }))).toContain(
        'OPERATION_RESOLUTION_FAILURE',
      )
    },
  )

  it.each(names)('given %s as a key of a value, then it goes to the service and comes back as it is', async (name) => {
    const value = `{"${name}":{"${name}":[1,{"polluted":"${name}"}]},"other":null}`
    expect(await dataOf('query($value: Anything) { echo(value: $value) }', `{"value":${value}}`)).toBe(
      `{"echo":${value}}`,
    )
    expect(await dataOf(`{ echo(value: { ${name}: { ${name}: 1 } }) count }`)).toBe(
      `{"echo":{"${name}":{"${name}":1}},"count":2}`,
    )
    expect(await dataOf('{ count }', `{"${name}":{"polluted":"yes"}}`)).toBe('{"count":2}')
  })

  it('given such keys in answers that nobody asked for, then they are nowhere', async () => {
    answer = (service, { variables }) => {
      if (service === 'catalog') return `{${poison},"data":{${poison},"must":{${poison},"id":"1","name":"N"}}}`
      return 'representations' in variables
        ? `{"data":{${poison},"_entities":[{${poison},"stars":1}]}}`
        : `{"data":{${poison},"count":2}}`
    }
    expect(await dataOf('{ must { id name stars } count }')).toBe('{"must":{"id":"1","name":"N","stars":1},"count":2}')
  })

  it('given answers that lack what was asked for under such names, then it is null, not what objects inherit', async () => {
    answer = (service) =>
      service === 'catalog' ? '{"data":{"must":{"__typename":"Product","id":"1"}}}' : '{"data":{"_entities":[{}]}}'
    for (const name of names)
      expect(await dataOf(`{ must { ${name}: name other: stars } }`)).toBe(`{"must":{"${name}":null,"other":null}}`)
  })

  it.each(names)('given %s as the name of a type or as a value of an enumeration, then it is none', async (name) => {
    answer = (service) =>
      service === 'catalog'
        ? `{"data":{"must":{"__typename":"${name}","id":"1"}}}`
        : `{"data":{"_entities":[{"review":{"mood":"${name}"}}]}}`
    const said = await post(JSON.stringify({ query: '{ must { review { mood } } }' }))
    expect(JSON.parse(said)).toMatchObject({ data: { must: { review: null } } })
    answer = (service, question) =>
      service === 'catalog' ? sound('catalog')(question) : `{"data":{"_entities":[{"review":{"mood":"${name}"}}]}}`
    const { data, errors } = JSON.parse(
      await post(JSON.stringify({ query: '{ must { review { mood } } }' })),
    ) as GraphQLAnswer
    expect(data).toEqual({ must: { review: { mood: null } } })
    expect(errors).toMatchObject([{ path: ['must', 'review', 'mood'], extensions: { code: 'BAD_SUBGRAPH_VALUE' } }])
  })

  it('given errors with such keys and paths, then they are told as data', async () => {
    const error = `{${poison},"message":"No.","path":["__proto__","constructor"],"extensions":{"code":"X",${poison}}}`
    answer = () =>
      `{"data":null,"errors":[${error},{"message":"No.","path":["_entities","__proto__"]},{"message":"No.","path":["_entities","constructor","x"]}]}`
    for (const query of ['{ words }', '{ words }']) {
      const said = await post(JSON.stringify({ query }))
      expect(said).not.toContain('"path"') // nobody asked for anything there
      expect(said).toContain('"__proto__":{"polluted":"yes","name":"stolen"}')
    }
    answer = (service, question) =>
      service === 'catalog'
        ? sound('catalog')(question)
        : `{"data":{"_entities":[null]},"errors":[${error},{"message":"No.","path":["_entities","__proto__"]}]}`
    expect(JSON.parse(await post(JSON.stringify({ query: '{ must { stars } }' })))).toMatchObject({
      data: { must: { stars: null } },
      errors: [{ message: 'No.' }, { message: 'No.' }],
    })
  })
})
