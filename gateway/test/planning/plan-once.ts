import { createRequire } from 'node:module'
import type { PlannerKind } from '../../src/planning/load-planner.ts'
import { startPlanner } from '../../src/planning/planner-thread.ts'
import { stages } from './stages.ts'

/** A program that plans one operation and does not close its planner: `plan-once.ts apollo < supergraph.graphql`. */
const sdl = (await process.stdin.toArray()).join('')
const planner = await startPlanner({ kind: process.argv[2] as PlannerKind, supergraphSdl: sdl, timeoutMs: 20_000 })
void planner
  .plan({ query: '{ latestReview { signer { name } } }', operationName: null, overrides: [] })
  .then((plan) => {
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) =>
      /@apollo|@graphql-hive/.test(path),
    )
    console.log(JSON.stringify({ stages: stages(plan), loaded: loaded.length }))
  })
