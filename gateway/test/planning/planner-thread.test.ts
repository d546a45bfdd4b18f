import { describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startPlanner, type PlannerSettings } from '../../src/planning/planner-thread.ts'
import type { Planner } from '../../src/planning/planner.ts'
import { conditionalDefers, fragmentTree, longArguments, twoTypesWithOtherArguments } from './hostile-operations.ts'
import { smallGraph } from './small-graph.ts'
import { stages } from './stages.ts'

const supergraphSdl = smallGraph()
const ask = (query: string) => ({ query, operationName: null, overrides: [] })
const honest = ask('{ latestReview { signer { name } } }')
const failed = { status: 'rejected', reason: { code: 'PLANNING_FAILED' } }

async function withPlanner(settings: Partial<PlannerSettings>, use: (planner: Planner) => Promise<void>) {
  const planner = await startPlanner({ supergraphSdl, ...settings })
  try {
    await use(planner)
  } finally {
    await planner.close()
  }
}

/** What becomes of a hostile operation and of an honest one that waits behind it, and of one that comes later. */
async function expectOnlyTheFirstFails(planner: Planner, hostile: string, reason: RegExp) {
  const [first, second] = await Promise.allSettled([planner.plan(ask(hostile)), planner.plan(honest)])
  expect(first).toMatchObject(failed)
  expect(String((first as PromiseRejectedResult).reason.cause)).toMatch(reason)
  expect(second).toMatchObject({ status: 'fulfilled' })
  expect(stages(await planner.plan(honest))).toEqual([['reviews'], ['accounts']])
}

describe('a planner beside the event loop', () => {
  it(
    'given an operation that takes longer than 1 000 ms to plan, then it alone fails, and those behind it are planned anew',
    () =>
      withPlanner({ timeoutMs: 1_000 }, (planner) =>
        expectOnlyTheFirstFails(planner, conditionalDefers(14), /longer than 1000 ms/),
      ),
    20_000,
  )

  it(
    'given an operation that takes more than 40 MB to plan, then it alone fails, and those behind it are planned anew',
    () =>
      withPlanner({ timeoutMs: 20_000, memoryMb: 40 }, (planner) =>
        expectOnlyTheFirstFails(planner, fragmentTree(20), /OUT_OF_MEMORY/),
      ),
    30_000,
  )

  it(
    'given an operation on which native code panics, then its process ends and ours goes on',
    () =>
      withPlanner({ kind: 'hive', timeoutMs: 20_000 }, (planner) =>
        expectOnlyTheFirstFails(planner, twoTypesWithOtherArguments, /process of the planner ended/),
      ),
    20_000,
  )

  it(
    'given a plan of more than 500 000 characters, then it fails before anybody reads it',
    () =>
      withPlanner({ timeoutMs: 60_000 }, async (planner) => {
        await expect(planner.plan(ask(longArguments(300)))).rejects.toMatchObject({
          code: 'PLANNING_FAILED',
          cause: /The plan has \d+ char/,
        })
      }),
    60_000,
  )

  it(
    'given a plan that takes a while, then the event loop turns meanwhile',
    () =>
      withPlanner({ timeoutMs: 60_000 }, async (planner) => {
        const delay = monitorEventLoopDelay({ resolution: 5 })
        delay.enable()
        const begun = performance.now()
        await planner.plan(ask(conditionalDefers(5)))
        delay.disable()
        const tookMs = performance.now() - begun
        // Measured: 5 ms of 300. A loop that plans itself stands still all the time; a busy machine may stop us for a part of it.
        expect(delay.max / 1e6).toBeLessThan(Math.max(100, tookMs * 0.75))
      }),
    60_000,
  )

  it('given a supergraph that is none, then it does not start and says why', async () => {
    await expect(startPlanner({ supergraphSdl: 'type Query { a: Int }' })).rejects.toThrow(/does not start: ./)
  })

  it('given 20 operations at once, then each is planned', () =>
    withPlanner({ timeoutMs: 20_000 }, async (planner) => {
      const queries = Array.from({ length: 20 }, (_one, at) => `{ latestReview { signer { name a${at}: email } } }`)
      const plans = await Promise.all(queries.map((query) => planner.plan(ask(query))))
      plans.forEach((plan, at) => expect(JSON.stringify(plan)).toContain(`a${at}:`))
    }))

  it('given it is closed, then who waits is told, and nothing more is planned', async () => {
    const planner = await startPlanner({ supergraphSdl })
    const waiting = Promise.allSettled([planner.plan(honest), planner.plan(honest)])
    await planner.close()
    expect(await waiting).toMatchObject([failed, failed])
    await expect(planner.plan(honest)).rejects.toMatchObject({ code: 'PLANNING_FAILED' })
  })

  it.each(['apollo', 'hive'])(
    'given a program with nothing else to do, then it ends after its pending plan of %s, and has none of the libraries loaded',
    async (kind) => {
      const program = spawn(process.execPath, [join(import.meta.dirname, 'plan-once.ts'), kind], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const said = program.stdout.toArray()
      program.stdin.end(supergraphSdl)
      const [code] = await once(program, 'exit')
      expect(JSON.parse((await said).join(''))).toEqual({ stages: [['reviews'], ['accounts']], loaded: 0 })
      expect(code).toBe(0)
    },
    20_000,
  )
})
