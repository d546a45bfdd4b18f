import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { Worker } from 'node:worker_threads'
import { startGateway, type RunningGateway } from '../running/running-gateway.ts'
import { shopSdl, startShop, type Shop } from '../running/shop.ts'

describe('a gateway that has just started', () => {
  const planner = jest.spyOn(Worker.prototype, 'postMessage')
  let shop: Shop
  let gateway: RunningGateway

  beforeAll(async () => {
    shop = await startShop()
    gateway = await startGateway({ supergraphSdl: shopSdl(), urls: shop.urls })
    planner.mockClear() // it was told the graph
  })
  afterAll(async () => {
    await gateway.stop()
    await shop.stop()
    planner.mockRestore()
  })

  it('given 20 first requests at the same time, then their operation is planned once, and all are answered alike', async () => {
    const query = 'query First($id: ID!) { product(id: $id) { name stars } words }'
    const ids = Array.from({ length: 20 }, (_, nth) => String((nth % 3) + 1))
    const answers = await Promise.all(ids.map((id) => gateway.ask(query, { variables: { id } })))
    for (const [nth, { body }] of answers.entries())
      expect(body.data).toMatchObject({ product: { name: `Product ${ids[nth]}`, stars: Number(ids[nth]) } })
    expect(planner).toHaveBeenCalledTimes(1)
  })

  it('given 20 first requests with either value of a condition, then it is planned once for each', async () => {
    planner.mockClear()
    const query = 'query Second($yes: Boolean!) { words @include(if: $yes) count }'
    await Promise.all(Array.from({ length: 20 }, (_, nth) => gateway.ask(query, { variables: { yes: nth % 2 === 0 } })))
    expect(planner).toHaveBeenCalledTimes(2)
  })

  it('given 100 operations that are new, then the event loop is not held up while they are planned', async () => {
    const turns = new LoopTurns()
    const fields = (nth: number) => `p${nth}: product(id: "1") { name stars review { text } texts }`
    const queries = Array.from({ length: 100 }, (_, nth) => `{ ${fields(nth)} ${fields(nth + 1)} words }`)
    for (const { status } of await Promise.all(queries.map((query) => gateway.ask(query)))) expect(status).toBe(200)
    const used = turns.stop()
    // Clients and services of the test share the turns; planning one operation would take more than such a turn.
    expect(used[Math.floor(used.length / 2)]).toBeLessThan(20)
  })
})

/** How much CPU each turn of the event loop takes, in ms: unlike its duration, nothing that runs beside adds to it. */
class LoopTurns {
  readonly #used: number[] = []
  #last = process.threadCpuUsage()
  #next: NodeJS.Immediate

  constructor() {
    this.#next = setImmediate(() => this.#turn())
  }

  #turn(): void {
    const { user, system } = process.threadCpuUsage(this.#last)
    this.#last = process.threadCpuUsage()
    this.#used.push((user + system) / 1_000)
    this.#next = setImmediate(() => this.#turn())
  }

  /** From the least to the most. */
  stop(): number[] {
    clearImmediate(this.#next)
    return this.#used.toSorted((one, other) => one - other)
  }
}
