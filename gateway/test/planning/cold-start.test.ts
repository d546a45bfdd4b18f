import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
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
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await sleep(20)
    const fields = (nth: number) => `p${nth}: product(id: "1") { name stars review { text } texts }`
    const queries = Array.from({ length: 100 }, (_, nth) => `{ ${fields(nth)} ${fields(nth + 1)} words }`)
    for (const { status } of await Promise.all(queries.map((query) => gateway.ask(query)))) expect(status).toBe(200)
    delay.disable()
    expect(delay.percentile(50) / 1e6).toBeLessThan(20)
    expect(delay.max / 1e6).toBeLessThan(500) // other programs run beside
  })
})
