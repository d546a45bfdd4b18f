import { ApolloServer } from '@apollo/server'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { secret, startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, sound, startShop, type Shop } from '../running/shop.ts'

const oldSdl = shopSdl()
const newSdl = shopSdl('fresh: String')
const operations = [
  '{ products { id name stars } words }',
  '{ must { name price } }',
  'query One($id: ID! = "2") { product(id: $id) { id stars review { text } } }',
  '{ count words }',
  '{ best { id name texts } }',
]
const newField = '{ product(id: "1") { fresh } }'

type Line = { readonly level: number; readonly msg: string } & Readonly<Record<string, unknown>>

/** The gateway in a process of its own, which reads its schema from a file. */
class Process {
  readonly lines: Line[] = []
  readonly #child: ChildProcess

  constructor(file: string, shop: Shop) {
    const env = {
      PORT: '0',
      SUPERGRAPH: file,
      SUBGRAPHS: JSON.stringify(shop.urls),
      JWT_SECRET: secret,
      LOG_LEVEL: 'info',
    }
    const program = join(import.meta.dirname, '..', '..', 'src', 'standalone.ts')
    this.#child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    createInterface(this.#child.stdout!).on('line', (line) => this.lines.push(JSON.parse(line) as Line))
  }

  /** The next line with a message, after those that were there. */
  async said(message: RegExp, after = 0): Promise<Line> {
    for (let nth = 0; nth < 500 && this.#child.exitCode === null; nth++) {
      const line = this.lines.slice(after).find(({ msg }) => message.test(msg))
      if (line) return line
      await sleep(20)
    }
    throw new Error(`Nothing said ${message}: ${JSON.stringify(this.lines)}`)
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  async stop(): Promise<number | null> {
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    return code
  }
}

async function ask(address: string, query: string, agent?: Agent): Promise<string> {
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const outgoing = request(`${address}/graphql`, { method: 'POST', headers, ...(agent && { agent }) })
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of answer) text += String(chunk)
  return `${answer.statusCode} ${text.trim()}`
}

/** Clients that ask one question after the other, each on a connection that it keeps. */
class Load {
  readonly #over = new AbortController()
  readonly #clients: Promise<void>[]
  readonly faults: string[] = []
  answered = 0
  connections = 0

  constructor(address: string, clients: number, expected: ReadonlyMap<string, string>) {
    const questions = [...expected]
    this.#clients = Array.from({ length: clients }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      agent.on('free', (socket: object) => sockets.add(socket))
      const sockets = new Set<object>()
      for (let nth = client; !this.#over.signal.aborted; nth++) {
        const [query, answer] = questions[nth % questions.length]!
        const got = await ask(address, query, agent).catch(String)
        if (got === answer) this.answered++
        else this.faults.push(`${query}: ${got}`)
      }
      this.connections += sockets.size
      agent.destroy()
    })
  }

  async stop(): Promise<void> {
    this.#over.abort()
    await Promise.all(this.#clients)
  }
}

describe('a change of the schema', () => {
  let shop: Shop
  let folder: string
  let gateway: Process | null = null

  beforeAll(async () => {
    shop = await startShop()
    shop.reviews.answering = async (question) => {
      await sleep(5) // so that requests are under way whenever the schema changes
      return sound('reviews')(question)
    }
    folder = mkdtempSync(join(tmpdir(), 'reload-'))
  })
  afterAll(async () => {
    gateway?.signal('SIGKILL')
    rmSync(folder, { recursive: true })
    await shop.stop()
  })

  /** A folder as Kubernetes mounts it: the file is a link into `..data`, which is a link to the present folder. */
  const mounted = (sdl: string, nth: number) => {
    mkdirSync(join(folder, `..${nth}`))
    writeFileSync(join(folder, `..${nth}`, 'supergraph.graphql'), sdl)
    symlinkSync(`..${nth}`, join(folder, '..new'))
    renameSync(join(folder, '..new'), join(folder, '..data'))
  }

  it('given 8 clients, when the file changes in five ways, by signal too, then no request fails or is cut, and each new schema holds', async () => {
    mounted(oldSdl, 0)
    const file = join(folder, 'supergraph.graphql')
    symlinkSync(join('..data', 'supergraph.graphql'), file)
    gateway = new Process(file, shop)
    const { address } = (await gateway.said(/^ready$/)) as unknown as { address: string }
    const expected = new Map<string, string>()
    for (const query of operations) expected.set(query, await ask(address, query))
    expect([...expected.values()].map((answer) => answer.slice(0, 11))).toEqual(
      operations.map(() => '200 {"data":'.slice(0, 11)),
    )
    const refused = await ask(address, newField)
    expect(refused).toMatch(/^400 .*Cannot query field/)

    const load = new Load(address, 8, expected)
    const replaced = (sdl: string) => {
      writeFileSync(join(folder, 'other'), sdl)
      renameSync(join(folder, 'other'), file)
    }
    const changes: readonly (readonly [change: () => void, isNew: boolean])[] = [
      [() => mounted(newSdl, 1), true],
      [() => mounted(oldSdl, 2), false],
      [() => replaced(newSdl), true], // as editors do
      [() => writeFileSync(file, oldSdl), false],
      [
        () => {
          writeFileSync(file, newSdl)
          gateway!.signal('SIGHUP')
        },
        true,
      ],
    ]
    for (const [change, isNew] of changes) {
      await sleep(100)
      const before = gateway.lines.length
      change()
      const line = await gateway.said(/^the supergraph/, before)
      expect(line).toMatchObject({
        level: 30,
        msg: 'the supergraph was changed',
        file,
        milliseconds: expect.any(Number),
      })
      expect(line['warmed']).toBeGreaterThanOrEqual(operations.length)
      expect(await ask(address, newField)).toMatch(isNew ? /^200 .*"fresh":"Fresh 1"/ : /^400 .*Cannot query field/)
    }

    const before = gateway.lines.length
    writeFileSync(file, 'type Query { broken')
    expect(await gateway.said(/^the supergraph/, before)).toMatchObject({
      level: 50,
      file,
      reason: expect.stringMatching(/^This is no supergraph: Syntax Error/),
    })
    await sleep(300)
    expect(gateway.lines.slice(before)).toHaveLength(1)
    gateway.signal('SIGHUP')
    await gateway.said(/^the supergraph stays/, before + 1)
    rmSync(file)
    await gateway.said(/^the supergraph stays/, before + 2)
    expect(await ask(address, newField)).toMatch(/^200 /)

    await load.stop()
    expect(load.faults).toEqual([])
    expect(load.answered).toBeGreaterThan(200)
    expect(load.connections).toBe(8) // none was cut and made anew
    expect(await gateway.stop()).toBe(0)
  }, 60_000)

  it('given operations that are known, when the schema changes, then those that fit are known at once, and the others are refused', async () => {
    const longWay = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest')
    const { gateway, ask, stop } = await startGateway({ supergraphSdl: newSdl, urls: shop.urls })
    try {
      const all = [...operations, newField]
      const answers: string[] = []
      for (const query of all) answers.push((await ask(query)).text)
      expect(longWay).toHaveBeenCalledTimes(all.length)
      expect(await gateway.reload(oldSdl)).toEqual({ warmed: operations.length, leftOut: 1 })
      longWay.mockClear()
      for (const [index, query] of operations.entries()) expect((await ask(query)).text).toBe(answers[index])
      expect(longWay).not.toHaveBeenCalled()
      expect((await ask(newField)).status).toBe(400)
      expect(await gateway.reload(newSdl)).toEqual({ warmed: operations.length, leftOut: 0 })
      expect((await ask(newField)).text).toBe(answers.at(-1))
    } finally {
      longWay.mockRestore()
      await stop()
    }
  })

  it('given two changes at once, then they are made one after the other, and the last holds', async () => {
    const { gateway, ask, stop } = await startGateway({ supergraphSdl: oldSdl, urls: shop.urls })
    await Promise.all([gateway.reload(newSdl), gateway.reload(oldSdl), gateway.reload(newSdl)])
    expect((await ask(newField)).status).toBe(200)
    await stop()
  })

  describe('that is none', () => {
    let running: RunningGateway

    beforeAll(async () => {
      running = await startGateway({ supergraphSdl: newSdl, urls: shop.urls })
    })
    afterAll(() => running.stop())

    it.each([
      ['nothing', ''],
      ['no GraphQL', '<html>'],
      ['the schema of one service', 'type Query { words: [String!] }'],
      ['half of a supergraph', newSdl.slice(0, newSdl.length / 2)],
      ['a supergraph that misses a type', newSdl.replaceAll(/^enum Mood[^}]*\}/gm, '')],
    ])('given %s, then it is refused with a reason, and the schema stays', async (_what, sdl) => {
      const code = 'NOT_A_SUPERGRAPH'
      const message = expect.stringMatching(/^This is no supergraph: ./)
      await expect(running.gateway.reload(sdl)).rejects.toMatchObject({ code, message })
      expect((await running.ask(newField)).status).toBe(200)
    })
  })
})
