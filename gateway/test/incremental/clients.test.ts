import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core'
import { Defer20220824Handler } from '@apollo/client/incremental'
import { Client, fetchExchange, type OperationResult } from '@urql/core'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createSocketClient } from 'graphql-ws'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'
import { merged } from './merged.ts'

const query = `{
  products { id name ... @defer(label: "stars") { stars review { text ... @defer { by } } } }
  best { id ...Due @defer }
}
fragment Due on Product { due }`

let shop: Shop
let running: RunningGateway
let plain: unknown
let gate: PromiseWithResolvers<void>
beforeAll(async () => {
  shop = await startShop()
  running = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
  plain = (await running.ask(query)).body.data
})
afterAll(async () => {
  await running.stop()
  await shop.stop()
})
afterEach(() => {
  shop.reviews.answering = sound('reviews')
})

/** From now on deferred fields of `reviews` wait for the gate. */
function closeGate(): void {
  gate = Promise.withResolvers<void>()
  shop.reviews.answering = async (question) => {
    if (question.query.includes('_entities')) await gate.promise
    return sound('reviews')(question)
  }
}

describe.each(['a new', 'a known'])('given %s operation with deferred fragments', () => {
  it('when an Apollo Client asks, then it has the first part before the rest, and the plain result in the end', async () => {
    closeGate()
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: new HttpLink({ uri: `${running.address}/graphql` }),
      incrementalHandler: new Defer20220824Handler(),
    })
    const states: unknown[] = []
    const complete = new Promise<void>((resolve, reject) => {
      client.watchQuery({ query: gql(query) }).subscribe({
        next: ({ data, dataState, error }) => {
          if (error) reject(error)
          states.push(dataState)
          if (dataState === 'streaming') gate.resolve()
          if (dataState !== 'complete') return
          expect(withoutNames(data)).toEqual(plain)
          resolve()
        },
        error: reject,
      })
    })
    await complete
    expect(states).toContain('streaming')
    client.stop()
  })

  it('when a urql client asks, then it has the first part before the rest, and the plain result in the end', async () => {
    closeGate()
    const client = new Client({
      url: `${running.address}/graphql`,
      exchanges: [fetchExchange],
      preferGetMethod: false,
    })
    const results: OperationResult[] = []
    await new Promise<void>((resolve) => {
      client.query(query, {}).subscribe((result) => {
        results.push(result)
        gate.resolve()
        if (!result.hasNext) resolve()
      })
    })
    expect(results[0]).toMatchObject({ hasNext: true, data: { best: { id: '2' } } })
    expect(results[0]!.data).not.toEqual(plain)
    expect(results.at(-1)!.error).toBeUndefined()
    expect(results.at(-1)!.data).toEqual(plain)
  })

  it('when a client of WebSocket asks, then it gets the parts', async () => {
    closeGate()
    const client = createSocketClient({ url: `${running.address.replace('http', 'ws')}/graphql`, retryAttempts: 0 })
    await expectParts(client.iterate({ query }))
    await client.dispose()
  })

  it('when a client of WebSocket leaves after the first part, then the calls for the others are given up', async () => {
    const asked = Promise.withResolvers<ServerResponse>()
    shop.reviews.answering = ({ query, ...more }, response) =>
      query.includes('_entities') ? asked.resolve(response) : sound('reviews')({ query, ...more })
    const client = createSocketClient({ url: `${running.address.replace('http', 'ws')}/graphql`, retryAttempts: 0 })
    const results = client.iterate({ query })
    expect((await results.next()).value).toMatchObject({ hasNext: true })
    const call = await asked.promise
    const ended = once(call, 'close')
    await results.return!()
    await ended
    expect(call.writableFinished).toBe(false)
    await client.dispose()
  })

  it.each([true, false])(
    'when a client of graphql-sse asks (one connection for all: %s), then it gets the parts',
    async (singleConnection) => {
      closeGate()
      const url = `${running.address}/graphql/stream`
      const client = createSseClient(singleConnection ? { url, singleConnection } : { url })
      await expectParts(client.iterate({ query }))
      client.dispose()
    },
  )

  it('when a client of graphql-sse asks at the path of the graph itself, then it gets the parts', async () => {
    closeGate()
    const client = createSseClient({ url: `${running.address}/graphql` })
    await expectParts(client.iterate({ query }))
    client.dispose()
  })
})

/** The gate opens when the first part is here. */
async function expectParts(results: AsyncIterable<object>): Promise<void> {
  const payloads: object[] = []
  for await (const result of results) {
    payloads.push(result)
    gate.resolve()
  }
  expect(payloads.length).toBeGreaterThan(1)
  expect(merged(payloads as never)).toEqual({ data: plain, isPartLost: false })
}

/** Apollo Client asks for `__typename` of each object. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === '__typename' ? [] : [[key, withoutNames(inner)]])),
  )
}
