import { loadPlanner, type GraphDescription, type PlannerKind } from './load-planner.ts'
import type { QueryPlan } from './plan.ts'
import type { PlannerStart, PlanAnswer, StartAnswer } from './planner-worker.ts'
import type { Planner, PlanRequest } from './planner.ts'
import { openSeat, type Seat } from './planner-seat.ts'
import { PlanningFailed } from './planning-failed.ts'

export type PlannerSettings = {
  readonly supergraphSdl: string
  readonly kind?: PlannerKind
  /** How long one plan may take. An honest deep operation takes up to 50 ms when the planner is cold. */
  readonly timeoutMs?: number
  /** How much the planner may hold; Apollo's holds about 40 MB for a middling graph. */
  readonly memoryMb?: number
  /** In this thread, which plans hold up and may bring down: for tests and tools. */
  readonly inThread?: boolean
}

const defaults = { timeoutMs: 1_000, memoryMb: 512 }

/** Starts a planner beside this thread. @throws if it does not take the supergraph */
export async function startPlanner(settings: PlannerSettings): Promise<Planner> {
  const { supergraphSdl, kind = 'apollo', inThread = false } = settings
  if (inThread) return planHere(kind, supergraphSdl)
  const planner = new SeatedPlanner({ ...defaults, ...settings, kind })
  await planner.started
  return planner
}

async function planHere(kind: PlannerKind, supergraphSdl: string): Promise<Planner> {
  const { apiSchemaSdl, overrideLabels, maker } = await loadPlanner(kind, supergraphSdl)
  return {
    apiSchemaSdl,
    overrideLabels,
    plan: async (request) => {
      try {
        // As it would come from a thread: without what is undefined.
        return JSON.parse(JSON.stringify(maker.plan(request))) as QueryPlan
      } catch (cause) {
        throw new PlanningFailed(String(cause))
      }
    },
    close: () => Promise.resolve(),
  }
}

type Task = {
  readonly request: PlanRequest
  readonly planned: (plan: QueryPlan) => void
  readonly failed: (cause: PlanningFailed) => void
}

/** A planner in a seat of its own, which is given another one when it hangs or dies. Operations are planned one after another. */
class SeatedPlanner implements Planner {
  readonly started: Promise<void>
  readonly #settings: Required<Omit<PlannerSettings, 'inThread'>>
  readonly #waiting: Task[] = []
  #graph: GraphDescription = { apiSchemaSdl: '', overrideLabels: [] }
  /** Who has the planner now. */
  #task: Task | null = null
  #timer: NodeJS.Timeout | undefined
  #seat: Seat | null = null
  /** Whether the planner in the seat has read the graph. */
  #ready = false
  #closed = false

  constructor(settings: Required<Omit<PlannerSettings, 'inThread'>>) {
    this.#settings = settings
    this.started = new Promise((resolve, reject) => this.#open(resolve, reject))
  }

  get apiSchemaSdl(): string {
    return this.#graph.apiSchemaSdl
  }

  get overrideLabels(): readonly string[] {
    return this.#graph.overrideLabels
  }

  plan(request: PlanRequest): Promise<QueryPlan> {
    return new Promise((planned, failed) => {
      if (this.#closed) return failed(new PlanningFailed('The planner is closed.'))
      this.#waiting.push({ request, planned, failed })
      if (this.#seat) this.#next()
      else this.#open()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#finish()?.failed(new PlanningFailed('The planner is closed.'))
    this.#refuseAll('The planner is closed.')
    await this.#leave()
  }

  #open(
    started: () => void = () => undefined,
    refused: (cause: Error) => void = ({ message }) => this.#refuseAll(message),
  ) {
    const { kind, supergraphSdl, memoryMb } = this.#settings
    const fail = (reason: string) => {
      void this.#leave()
      refused(new Error(`The planner does not start: ${reason}`))
    }
    const said = (text: string) => {
      if (this.#ready) return this.#answered(JSON.parse(text) as PlanAnswer)
      const answer = JSON.parse(text) as StartAnswer
      if ('failure' in answer) return fail(answer.failure)
      this.#graph = answer
      this.#ready = true
      started()
      this.#next()
    }
    const gone = (reason: string) => {
      if (!this.#ready) return fail(reason)
      void this.#leave()
      this.#finish()?.failed(new PlanningFailed(reason))
      if (this.#waiting.length > 0) this.#open()
    }
    this.#ready = false
    this.#seat = openSeat(kind, memoryMb, { said, gone })
    this.#seat.send(JSON.stringify({ kind, supergraphSdl } satisfies PlannerStart))
  }

  #next() {
    if (!this.#ready || this.#task || !this.#seat) return
    this.#task = this.#waiting.shift() ?? null
    this.#seat.hold(this.#task !== null)
    if (!this.#task) return
    this.#seat.send(JSON.stringify(this.#task.request))
    this.#timer = setTimeout(() => this.#tooLong(), this.#settings.timeoutMs)
  }

  #answered(answer: PlanAnswer) {
    const task = this.#finish()
    if ('plan' in answer) task?.planned(answer.plan)
    else task?.failed(new PlanningFailed(answer.failure))
    this.#next()
  }

  #tooLong() {
    void this.#leave()
    this.#finish()?.failed(new PlanningFailed(`Planning took longer than ${this.#settings.timeoutMs} ms.`))
    this.#open() // at once, so that the next operation does not wait for it
  }

  #finish(): Task | null {
    clearTimeout(this.#timer)
    const task = this.#task
    this.#task = null
    return task
  }

  #refuseAll(reason: string) {
    for (const { failed } of this.#waiting.splice(0)) failed(new PlanningFailed(reason))
  }

  async #leave(): Promise<void> {
    const seat = this.#seat
    this.#seat = null
    this.#ready = false
    await seat?.stop()
  }
}
