import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { TestGraph } from '../graph/test-graph.ts'
import { openGateways, type Configuration, type Gateways } from './configurations.ts'
import { explain, tryOperation } from './differential.ts'

/** `npm run test:differential` runs 20,000, each on every gateway. */
const operations = Number(process.env['DIFFERENTIAL_OPERATIONS'] ?? 1_500)
const parts = 5
const graph = new TestGraph()

/** Half of the gateways in turn, to be done within a minute: each sees half of the operations. */
const inTurn = (gateways: readonly Configuration[], seed: number) =>
  gateways.filter((_, index) => (seed + (index >> 1)) % 2 === 0)

/** The share of operations that were planned, by planner; every planned one was answered right. */
async function allEqual(gateways: readonly Configuration[], from: number, count: number) {
  const planned = { apollo: count, hive: count }
  for (let seed = from; seed < from + count; seed++) {
    const { differences, unplanned } = await tryOperation(graph, inTurn(gateways, seed), seed)
    if (differences[0]) throw new Error(await explain(graph, differences[0]))
    for (const planner of unplanned) planned[planner]--
  }
  return { apollo: planned.apollo / count, hive: planned.hive / count }
}

describe('given random operations', () => {
  let gateways: Gateways
  beforeAll(async () => {
    gateways = await openGateways(graph)
  })
  afterAll(() => gateways.close())

  it.each(Array.from({ length: parts }, (_, index) => index))(
    `when each planner, path and transport answers half of ${operations}, then data is graphql-js's and errors are equivalent (part %d of ${parts})`,
    async (part) => {
      const count = Math.ceil(operations / parts)
      const planned = await allEqual(gateways.all, 1 + part * count, count)
      expect(planned.apollo).toBeGreaterThan(0.8)
      expect(planned.hive).toBeGreaterThan(0.6)
    },
    60_000 + operations * 500,
  )
})

describe('given services behind real servers', () => {
  let gateways: Gateways
  beforeAll(async () => {
    gateways = await openGateways(graph, true)
  })
  afterAll(() => gateways.close())

  it('when 60 random operations are answered, then data and errors are right, too', async () => {
    const planned = await allEqual(gateways.all, 1_000_001, 60)
    expect(planned.apollo).toBeGreaterThan(0.8)
  }, 60_000)
})
