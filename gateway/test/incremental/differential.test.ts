import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse, validate } from 'graphql'
import { Engine, OperationRefused } from '../../src/execution/engine.ts'
import { executeIncrementally, type IncrementalPayload } from '../../src/execution/incremental.ts'
import type { CompiledOperation, Variables } from '../../src/execution/operation.ts'
import { startPlanner } from '../../src/planning/planner-thread.ts'
import { readSupergraph } from '../../src/planning/supergraph.ts'
import { difference, type Answer } from '../differential/compare.ts'
import { wrongPlans } from '../differential/known-limits.ts'
import { randomOperation } from '../differential/random-operation.ts'
import { Random } from '../graph/random.ts'
import { TestGraph } from '../graph/test-graph.ts'
import { textTransport } from '../graph/transports.ts'
import { deferFragments } from './defer-fragments.ts'
import { merged, sorted, type Merged } from './merged.ts'

const operations = Number(process.env['DIFFERENTIAL_OPERATIONS'] ?? 80)
const graph = new TestGraph()

/** What came of the operations of a planner. */
type Tally = { divided: number; payloads: number; increments: number; lost: number }

describe.each(['apollo', 'hive'] as const)('given the planner of %s', (kind) => {
  let engine: Engine
  beforeAll(async () => {
    const planner = await startPlanner({ supergraphSdl: graph.supergraphSdl, kind })
    const supergraph = readSupergraph(graph.supergraphSdl, planner.apiSchemaSdl)
    engine = new Engine({ supergraph, planner, transport: textTransport(graph), cacheBytes: 64 * 1024 * 1024 })
  })
  afterAll(() => engine.close())

  async function payloadsOf(operation: CompiledOperation, variables: Variables, seed: number) {
    graph.begin(graph.newWorld(seed))
    const caller = { requester: null, identity: '', requestId: 'defer', deadline: performance.now() + 10_000 }
    const payloads: IncrementalPayload[] = []
    for await (const payload of executeIncrementally(operation, { variables, caller })) payloads.push(payload)
    return JSON.parse(JSON.stringify(payloads)) as IncrementalPayload[]
  }

  /** Answers the operation of a seed with `@defer` at random and compares what clients have in the end with what is right. */
  async function tryDeferred(seed: number, tally: Tally): Promise<void> {
    const { query, operationName, variableSets } = randomOperation(graph.monolith.schema, seed)
    if (wrongPlans.some((limit) => limit.planner === kind && limit.applies(query))) return
    const deferring = deferFragments(query, new Random(seed))
    const document = parse(deferring)
    expect(validate(engine.schema, document)).toEqual([])
    const known = await engine.operation(deferring, operationName, { document }).catch(refused)
    if (!known) return
    for (const variables of variableSets) {
      const { coerced } = known.coerce(variables)
      const operation = coerced && (await known.compiled(coerced).catch(() => null)) // planners do not plan everything
      if (!operation?.isDeferred(coerced!)) continue
      const payloads = await payloadsOf(operation, coerced!, seed)
      const what = wrong(merged(payloads), { query, operationName, variables }, seed)
      if (what)
        throw new Error(
          [
            `seed ${seed}: ${what}`,
            deferring,
            JSON.stringify(variables),
            ...payloads.map((one) => JSON.stringify(one)),
          ].join('\n'),
        )
      tally.divided++
      tally.payloads += payloads.length
      tally.increments += payloads.flatMap((payload) => ('incremental' in payload ? payload.incremental : [])).length
      if (merged(payloads).isPartLost) tally.lost++
    }
  }

  it(
    `when ${operations} random operations are answered in parts, then the parts put together are what graphql-js answers at once`,
    async () => {
      const tally = { divided: 0, payloads: 0, increments: 0, lost: 0 }
      for (let seed = 1; seed <= operations; seed++) await tryDeferred(seed, tally)
      expect(tally.divided).toBeGreaterThan(operations * 0.5)
      expect(tally.payloads).toBeGreaterThan(tally.divided * 2)
      expect(tally.increments).toBeGreaterThan(tally.divided * 4)
      expect(tally.lost).toBeLessThan(tally.divided * 0.1)
    },
    60_000 + operations * 200,
  )
})

/** Changes cannot be deferred. */
function refused(cause: unknown): null {
  if (cause instanceof OperationRefused && cause.message.startsWith('A change cannot be deferred')) return null
  throw cause
}

type Question = { readonly query: string; readonly operationName: string | null; readonly variables: Variables }

/** Where a part is lost to a null that it cannot hold, the answer at once loses more: then only the errors are compared. */
function wrong(
  { isPartLost, ...answer }: Merged,
  { query, operationName, variables }: Question,
  seed: number,
): string | null {
  const question = { document: parse(query, { noLocation: true }), operationName, variables: { ...variables } }
  const right = graph.monolith.answer(question, graph.newWorld(seed))
  const possible = graph.monolith.possibleFaults(question, graph.newWorld(seed))
  const data = sorted(JSON.parse(JSON.stringify(right.data ?? null)))
  const found: Answer = { ...answer, data: isPartLost ? data : sorted(answer.data) }
  return difference({ ...right, data: data as never }, possible, found)
}
