import { parse } from 'graphql'
import { createLog } from '@greenlang/service/log.ts'
import { Engine } from '../../src/execution/engine.ts'
import type { TextAnswer } from '../../src/execution/operation.ts'
import { startPlanner } from '../../src/planning/planner-thread.ts'
import { PlanningFailed } from '../../src/planning/planning-failed.ts'
import type { Planner } from '../../src/planning/planner.ts'
import { readSupergraph } from '../../src/planning/supergraph.ts'
import { httpTransport } from '../../src/transport/http-transport.ts'
import type { SubgraphTransport } from '../../src/transport/subgraph-transport.ts'
import type { TestGraph } from '../graph/test-graph.ts'
import { compact, disturbed, httpSubgraphs, objectTransport, textTransport } from '../graph/transports.ts'
import type { Answer } from './compare.ts'
import { refusals } from './known-limits.ts'

/** One way to answer operations. @throws {Unplanned} */
export type Answers = (
  query: string,
  operationName: string | null,
  variables: Record<string, unknown>,
) => Promise<Answer>

export type PlannerName = 'apollo' | 'hive'

/** A gateway of one planner, one executor path and one transport. */
export type Configuration = {
  readonly name: string
  readonly plannerName: PlannerName
  readonly planner: Planner
  readonly answers: Answers
}

/** The gateways that must answer alike. */
export type Gateways = { readonly all: readonly Configuration[]; close(): Promise<void> }

/** The executor's ways: what reads JSON, and what works on the bytes of answers where it can. */
const paths: Readonly<Record<string, (graph: TestGraph, planner: Planner, transport: SubgraphTransport) => Answers>> = {
  general: (graph, planner, transport) => answersOf(graph, planner, transport, false),
  fast: (graph, planner, transport) => answersOf(graph, planner, transport, true),
}

/** The planner says that it cannot plan an operation. */
export class Unplanned extends Error {}

/** Opens every gateway. @param overHttp - over real servers, instead of within this process */
export async function openGateways(graph: TestGraph, overHttp = false): Promise<Gateways> {
  const planners = await Promise.all((['apollo', 'hive'] as const).map((name) => startedPlanner(graph, name)))
  const transports: Record<string, SubgraphTransport> = {}
  const closing: (() => Promise<unknown>)[] = planners.map(
    ({ planner }) =>
      () =>
        planner.close(),
  )
  if (overHttp) {
    const subgraphs = await httpSubgraphs(graph)
    const addresses = Object.fromEntries([...subgraphs.urls].map(([name, url]) => [name, { url }]))
    const transport = httpTransport({ addresses, deadlineMs: 10_000, log: createLog('silent') })
    transports['HTTP'] = transport
    closing.push(
      () => transport.close(),
      () => subgraphs.close(),
    )
  } else {
    transports['objects'] = objectTransport(graph)
    transports['text'] = textTransport(graph, compact)
    transports['disturbed text'] = textTransport(graph, disturbed)
  }
  const all = planners.flatMap(({ plannerName, planner }) =>
    Object.entries(transports).flatMap(([over, transport]) =>
      Object.entries(paths).map(([path, gateway]) => {
        const name = `${plannerName}, ${path}, ${over}`
        return { name, plannerName, planner, answers: gateway(graph, planner, transport) }
      }),
    ),
  )
  return {
    all,
    async close() {
      for (const close of closing) await close()
    },
  }
}

function answersOf(graph: TestGraph, planner: Planner, transport: SubgraphTransport, fastPath: boolean): Answers {
  const supergraph = readSupergraph(graph.supergraphSdl, planner.apiSchemaSdl)
  const engine = new Engine({ supergraph, planner, transport, fastPath, cacheBytes: 64 * 1024 * 1024 })
  return async (query, operationName, variables) => {
    const operation = await engine.operation(query, operationName, { document: parse(query) })
    const { coerced, errors } = operation.coerce(variables)
    if (errors) return { errors }
    const caller = { requester: null, identity: '', requestId: 'differential', deadline: performance.now() + 10_000 }
    const { bytes, errors: told } = await new Promise<TextAnswer>((answered, broken) => {
      operation.respond({ variables: coerced, caller }, { answered, broken })
    })
    // what a client gets is text
    const data: unknown = JSON.parse(Buffer.from(bytes, 'latin1').toString())
    return JSON.parse(JSON.stringify({ data, errors: told })) as Answer
  }
}

/** Gateways with the same planner need each plan once. */
async function startedPlanner(graph: TestGraph, plannerName: PlannerName) {
  const started = await startPlanner({ supergraphSdl: graph.supergraphSdl, kind: plannerName, timeoutMs: 10_000 })
  let last: { readonly key: string; readonly plan: ReturnType<Planner['plan']> } | null = null
  const planner: Planner = {
    apiSchemaSdl: started.apiSchemaSdl,
    overrideLabels: [],
    plan(request) {
      const key = JSON.stringify(request)
      if (last?.key !== key) last = { key, plan: started.plan(request).catch(explained) }
      return last.plan
    },
    close: () => started.close(),
  }
  return { plannerName, planner }
}

function explained(cause: unknown): never {
  const reason = cause instanceof PlanningFailed ? String(cause.cause) : ''
  if (refusals.some((refusal) => refusal.test(reason))) throw new Unplanned(reason)
  throw reason ? new Error(reason) : cause
}
