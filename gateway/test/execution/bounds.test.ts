import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { say } from '../running/canned-service.ts'
import { send } from '../running/raw-request.ts'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

const mebibyte = 1024 * 1024

const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end)
      resolve()
    }
    response.on('drain', end).on('close', end)
  })

const collectGarbage = (() => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
})()

/** What is held in memory beside what is on its way out. */
function heldBytes(): number {
  collectGarbage()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

/** Sends a list of words of so many bytes, as fast as it is taken. @returns how many were taken */
async function sendWords(response: ServerResponse, bytes: number): Promise<number> {
  const part = Buffer.from(`"${'x'.repeat(64 * 1024 - 3)}",`)
  response.on('error', () => undefined)
  response.writeHead(200, { 'content-type': 'application/json' }) // in chunks: how much is to come it does not say
  response.write('{"data":{"words":[')
  let sent = 0
  for (; sent < bytes && !response.destroyed; sent += part.length) {
    if (!response.write(part) && !response.destroyed) await drained(response)
  }
  response.end('"x"]}}')
  return sent
}

/** A request that a test can break off: the socket is the client's. */
async function ask(address: string, query: string) {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const body = JSON.stringify({ query })
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  return socket
}

describe.each([
  ['with the fast path', true],
  ['without the fast path', false],
])('%s', (_name, fastPath) => {
  let shop: Shop
  let gateway: RunningGateway
  /** One whose requests may take 300 ms. */
  let hasty: RunningGateway

  beforeAll(async () => {
    shop = await startShop()
    const settings = { supergraphSdl: shopSdl(), urls: shop.urls, fastPath, serviceDeadlineMs: 60_000 }
    gateway = await startGateway({ ...settings, deadlineMs: 60_000 })
    hasty = await startGateway({ ...settings, deadlineMs: 300 })
  })
  afterAll(async () => {
    await gateway.stop()
    await hasty.stop()
    await shop.stop()
  })
  afterEach(() => {
    shop.reviews.answering = sound('reviews')
    shop.catalog.answering = sound('catalog')
  })

  it('given an answer of 100 MB, then it is cut at 16 MiB with a clear error, and memory stays bounded', async () => {
    const taken: Promise<number>[] = []
    shop.reviews.answering = (_question, response) => void taken.push(sendWords(response, 100 * mebibyte))
    const query = '{ products { id } words }'
    await gateway.ask(query)
    const before = heldBytes()
    for (let nth = 0; nth < 3; nth++) {
      const { body } = await gateway.ask(query)
      expect(body).toEqual({
        errors: [
          {
            message: 'The answer of reviews is too large. Ask for less at once.',
            path: ['words'],
            extensions: { code: 'SUBGRAPH_ANSWER_TOO_LARGE', subgraph: 'reviews', service: 'reviews' },
          },
        ],
        data: { products: [{ id: '1' }, { id: '2' }, { id: '3' }], words: null },
      })
    }
    for (const sent of await Promise.all(taken)) expect(sent).toBeLessThan(40 * mebibyte) // with what sockets hold
    for (let nth = 0; nth < 20 && heldBytes() - before > 20 * mebibyte; nth++) await sleep(50) // buffers go a little later
    expect(heldBytes() - before).toBeLessThan(20 * mebibyte)
  })

  it('given an answer that says beforehand that it has 100 MB, then it is cut before it comes', async () => {
    shop.reviews.answering = (_question, response) =>
      void response.writeHead(200, { 'content-length': 100 * mebibyte }).write('{')
    for (let nth = 0; nth < 2; nth++) {
      const { body } = await gateway.ask('{ words }')
      expect(body).toMatchObject({
        data: { words: null },
        errors: [{ extensions: { code: 'SUBGRAPH_ANSWER_TOO_LARGE' } }],
      })
    }
  })

  it('given an answer of 15 MiB, then it is passed on whole', async () => {
    const words = JSON.stringify({ data: { words: Array.from({ length: 15 }, () => 'x'.repeat(mebibyte - 10)) } })
    shop.reviews.answering = (_question, response) => say(response, words)
    for (let nth = 0; nth < 2; nth++) expect((await gateway.ask('{ words } # whole')).text.trim() === words).toBe(true)
  })

  it.each(['[', '{"a":'])(
    'given a value of 100 000 nested %s under a scalar, then there is an answer, and the gateway lives',
    async (open) => {
      const depth = 100_000
      const value = `${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`
      shop.reviews.answering = (_question, response) => say(response, `{"data":{"anything":${value}}}`)
      for (let nth = 0; nth < 2; nth++) {
        const { status, text } = await send(gateway.address, {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: `{ products { id } anything } # ${open}` }),
        })
        // As text it can be passed on; as an object it is too deep to be printed.
        expect(status === 200 ? text.includes(value) : text.includes('INTERNAL_SERVER_ERROR')).toBe(true)
      }
      shop.reviews.answering = sound('reviews')
      expect((await gateway.ask('{ count }')).body).toEqual({ data: { count: 2 } })
    },
  )

  it.each([
    ['the first time', 0],
    ['again', 1],
  ])(
    'given a client that goes away while an operation runs %s, then the services see their connections closed',
    async (_when, known) => {
      const query = `{ products { id stars } words } # ${known}`
      for (let nth = 0; nth < known; nth++) await gateway.ask(query)
      let closed = 0
      const asked = Promise.withResolvers<void>()
      let count = 0
      shop.reviews.answering = (_question, response) => {
        response.on('close', () => closed++)
        if (++count === 2) asked.resolve() // for words and for entities
      }
      const client = await ask(gateway.address, query)
      await asked.promise
      expect(closed).toBe(0)
      client.destroy()
      await sleep(100)
      expect(closed).toBe(2)
    },
  )

  it.each([0, 1])(
    'given a client that goes away while a mutation runs, known %d times, then the mutation is carried through',
    async (known) => {
      const query = `mutation { one: rename(id: 1, name: "x") { id } two: rename(id: 2, name: "x") { id } } # ${known}`
      for (let nth = 0; nth < known; nth++) await gateway.ask(query)
      const begun = Promise.withResolvers<ServerResponse>()
      shop.catalog.answering = (_question, response) => begun.resolve(response)
      const client = await ask(gateway.address, query)
      const response = await begun.promise
      client.destroy()
      await sleep(50)
      expect(response.destroyed).toBe(false)
      say(response, '{"data":{"one":{"id":"1"},"two":{"id":"2"}}}')
      await once(response, 'finish')
    },
  )

  it('given services that do not answer, then the request ends at its own deadline of 300 ms with what is there', async () => {
    shop.reviews.answering = () => undefined
    for (let nth = 0; nth < 2; nth++) {
      const startedAt = performance.now()
      const { body } = await hasty.ask('{ products { id stars } words } # late')
      expect(performance.now() - startedAt).toBeLessThan(600)
      expect(body).toMatchObject({
        data: { products: ['1', '2', '3'].map((id) => ({ id, stars: null })), words: null },
        errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }, { extensions: { code: 'SUBGRAPH_TIMEOUT' } }],
      })
    }
  })

  it('given a first service that uses up the time, then the second is not waited for beyond it', async () => {
    const query = '{ products { id stars } } # in turn'
    await hasty.ask(query)
    shop.catalog.answering = async (question) => sleep(200).then(() => sound('catalog')(question))
    shop.reviews.answering = async (question) => sleep(200).then(() => sound('reviews')(question))
    const startedAt = performance.now()
    const { body } = await hasty.ask(query)
    expect(performance.now() - startedAt).toBeLessThan(550)
    expect(body.errors).toMatchObject([{ path: ['products', 0, 'stars'], extensions: { code: 'SUBGRAPH_TIMEOUT' } }])
  })
})
