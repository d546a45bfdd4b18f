import { parentPort } from 'node:worker_threads'
import { loadPlanner, type GraphDescription, type PlannerKind } from './load-planner.ts'
import type { PlanMaker } from './plan-maker.ts'
import type { QueryPlan } from './plan.ts'
import type { PlanRequest } from './planner.ts'

/**
 * A planner in a thread or a process of its own. It is told the graph first and then one operation at a time. Everything crosses as JSON text,
 * which costs the side that asks a third less than structured clones.
 */
export type PlannerStart = { readonly kind: PlannerKind; readonly supergraphSdl: string }
export type StartAnswer = GraphDescription | { readonly failure: string }
export type PlanAnswer = { readonly plan: QueryPlan } | { readonly failure: string }

/** Characters of a plan. To read a larger one holds up the side that asks for over 10 ms; honest deep operations have plans of 10 000. */
const largestPlan = 500_000

let maker: PlanMaker | null = null

if (parentPort) parentPort.on('message', (text: string) => void take(text))
else {
  process.on('message', (text: string) => void take(text))
  process.on('disconnect', () => process.exit()) // nobody is left to plan for
  process.on('SIGINT', () => undefined) // meant for the gateway, which shares the terminal
}

async function take(text: string) {
  const answer = maker
    ? plan(maker, JSON.parse(text) as PlanRequest)
    : JSON.stringify(await start(JSON.parse(text) as PlannerStart))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  if (parentPort) parentPort.postMessage(answer)
  else process.send!(answer)
}

async function start({ kind, supergraphSdl }: PlannerStart): Promise<StartAnswer> {
  try {
    const { apiSchemaSdl, overrideLabels, maker: loaded } = await loadPlanner(kind, supergraphSdl)
    maker = loaded
    return { apiSchemaSdl, overrideLabels }
  } catch (cause) {
    return { failure: reasonOf(cause) }
  }
}

function plan(maker: PlanMaker, request: PlanRequest): string {
  try {
    const answer = JSON.stringify({ plan: maker.plan(request) } satisfies PlanAnswer)
    if (answer.length > largestPlan) throw new Error(`The plan has ${answer.length} characters.`)
    return answer
  } catch (cause) {
    return JSON.stringify({ failure: reasonOf(cause) } satisfies PlanAnswer)
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
