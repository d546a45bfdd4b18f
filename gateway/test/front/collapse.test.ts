import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Question } from '../running/canned-service.ts'
import { ann, bob, startGateway, tokenOf, type RunningGateway, type Said } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

const query = '{ words }'

describe('identical queries at the same time, with the setting to execute them once', () => {
  let shop: Shop
  let gateway: RunningGateway

  beforeEach(async () => {
    shop = await startShop()
    gateway = await startGateway({
      supergraphSdl: shopSdl(),
      urls: shop.urls,
      collapse: true,
      deadlineMs: 2_000,
      forwardHeaders: ['accept-language'],
    })
    await gateway.ask(query) // from here on it is known
    shop.reviews.questions.length = 0
  })
  afterEach(async () => {
    await gateway.stop()
    await shop.stop()
  })

  /** The services answer once the returned function is called. */
  function hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    const held = (service: 'catalog' | 'reviews') => async (question: Question) => {
      await promise
      return sound(service)(question)
    }
    shop.catalog.answering = held('catalog')
    shop.reviews.answering = held('reviews')
    return resolve
  }

  const many = (count: number, ask: (nth: number) => Promise<Said>) =>
    Promise.all(Array.from({ length: count }, (_, nth) => ask(nth)))

  it('given 20 from one requester, then the service is asked once and all get the answer, each under its own request id', async () => {
    const release = hold()
    const authorization = await tokenOf(ann)
    const answers = many(20, (nth) =>
      gateway.ask(query, {
        headers: {
          authorization,
          'x-request-id': `request-${nth}`,
          accept: nth % 2 ? 'application/json' : 'application/graphql-response+json',
        },
      }),
    )
    await sleep(500) // on a busy machine some come late
    release()
    for (const [nth, { status, headers, body }] of (await answers).entries()) {
      expect([status, body]).toEqual([200, { data: { words: ['good', 'bad'] } }])
      expect(headers.get('x-request-id')).toBe(`request-${nth}`)
      expect(headers.get('content-type')).toMatch(nth % 2 ? /^application\/json;/ : /^application\/graphql-response/)
    }
    expect(shop.reviews.questions).toHaveLength(1)
  })

  it('given two requesters and one who is nobody, then each has an execution of their own', async () => {
    const release = hold()
    const tokens = [await tokenOf(ann), await tokenOf(bob), '']
    const answers = many(9, (nth) => gateway.ask(query, { headers: { authorization: tokens[nth % 3]! } }))
    await sleep(500) // on a busy machine some come late
    release()
    await answers
    expect(shop.reviews.questions).toHaveLength(3)
  })

  it('given two tokens of one requester, then they share; given other roles, or a forwarded header that differs, then they do not', async () => {
    const release = hold()
    const first = await tokenOf(ann)
    const second = await tokenOf(ann, new Date(Date.now() - 60_000))
    const other = await tokenOf({ ...ann, roles: ['org_admin'] })
    const answers = Promise.all([
      gateway.ask(query, { headers: { authorization: first } }),
      gateway.ask(query, { headers: { authorization: second } }),
      gateway.ask(query, { headers: { authorization: other } }),
      gateway.ask(query, { headers: { authorization: first, 'accept-language': 'de' } }),
    ])
    await sleep(500) // on a busy machine some come late
    release()
    for (const { status } of await answers) expect(status).toBe(200)
    expect(shop.reviews.questions).toHaveLength(3)
  })

  it('given other variables or another name, then each is executed', async () => {
    const release = hold()
    const operation = 'query A($id: ID!) { product(id: $id) { id } } query B { must { id } }'
    const ask = (operationName: string, id: string) => gateway.ask(operation, { operationName, variables: { id } })
    release()
    await ask('A', '1')
    await ask('B', '1')
    shop.catalog.questions.length = 0
    const again = hold()
    const answers = Promise.all([ask('A', '1'), ask('A', '1'), ask('A', '2'), ask('B', '1')])
    await sleep(100)
    again()
    expect((await answers).map(({ body }) => body.data)).toEqual([
      { product: { id: '1' } },
      { product: { id: '1' } },
      { product: { id: '2' } },
      { must: { id: '1' } },
    ])
    expect(shop.catalog.questions).toHaveLength(3)
  })

  it('given identical mutations, then each is executed', async () => {
    const mutation = 'mutation { rename(id: 1, name: "x") { id } }'
    await gateway.ask(mutation)
    shop.catalog.questions.length = 0
    await many(5, () => gateway.ask(mutation))
    expect(shop.catalog.questions).toHaveLength(5)
  })

  it('given one client that leaves, the first even, then the others are answered; given all leave, then the call is given up', async () => {
    const release = hold()
    const leaving = new AbortController()
    const first = gateway.ask(query, { signal: leaving.signal })
    await sleep(30)
    const others = many(3, () => gateway.ask(query))
    await sleep(30)
    leaving.abort()
    await expect(first).rejects.toThrow('aborted')
    await sleep(30)
    release()
    for (const { body } of await others) expect(body).toEqual({ data: { words: ['good', 'bad'] } })
    expect(shop.reviews.questions).toHaveLength(1)

    let isClosed = false
    shop.reviews.answering = (_question, response) => void response.on('close', () => (isClosed = true))
    const all = new AbortController()
    const asked = Array.from({ length: 3 }, () => gateway.ask(query, { signal: all.signal }).catch(String))
    await sleep(50)
    all.abort()
    await Promise.all(asked)
    await sleep(50)
    expect(isClosed).toBe(true)
    shop.reviews.answering = sound('reviews')
    expect((await gateway.ask(query)).body).toEqual({ data: { words: ['good', 'bad'] } })
  })

  it('given requests one after the other, then each is executed: nothing is kept', async () => {
    for (let nth = 0; nth < 3; nth++) await gateway.ask(query)
    expect(shop.reviews.questions).toHaveLength(3)
  })

  it('given an answer with errors, then all that share it get them', async () => {
    shop.reviews.answering = async (_question, response) => {
      await sleep(50)
      response.writeHead(503).end()
    }
    for (const { body } of await many(4, () => gateway.ask(query)))
      expect(body.errors).toMatchObject([{ path: ['words'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    expect(shop.reviews.questions).toHaveLength(1)
  })
})

describe('without the setting', () => {
  it('given 5 identical queries at the same time, then each is executed', async () => {
    const shop = await startShop()
    const gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
    await gateway.ask(query)
    shop.reviews.questions.length = 0
    await Promise.all(Array.from({ length: 5 }, () => gateway.ask(query)))
    expect(shop.reviews.questions).toHaveLength(5)
    await gateway.stop()
    await shop.stop()
  })
})
