import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PlannerKind } from '../planning/load-planner.ts'
import { NotASupergraph } from '../planning/not-a-supergraph.ts'
import type { Planner } from '../planning/planner.ts'
import { startPlanner } from '../planning/planner-thread.ts'
import { readSubgraphs, readSupergraph } from '../planning/supergraph.ts'
import type { SubgraphTransport } from '../transport/subgraph-transport.ts'
import { Engine } from './engine.ts'

export type GraphSettings = {
  readonly transport: SubgraphTransport
  readonly planner?: PlannerKind | undefined
  readonly fastPath?: boolean | undefined
  readonly cacheBytes?: number | undefined
}

/** How a new schema took over. */
export type Reloaded = {
  /** Operations that were compiled for it beforehand. */
  readonly warmed: number
  /** Operations of the schema before that do not fit it. */
  readonly leftOut: number
}

/** How many operations are compiled for a new schema before it takes traffic. */
const warmedOperations = 1_000

/** The graph as it is now. Its schema may be changed while it answers: who began with the old one ends with it. */
export class Graph {
  readonly #settings: GraphSettings
  readonly #listeners = new Set<(engine: Engine) => void>()
  #engine: Engine
  #reloading: Promise<unknown> = Promise.resolve()

  private constructor(settings: GraphSettings, engine: Engine) {
    this.#settings = settings
    this.#engine = engine
  }

  static async open(supergraphSdl: string, settings: GraphSettings): Promise<Graph> {
    return new Graph(settings, await openEngine(supergraphSdl, settings))
  }

  get engine(): Engine {
    return this.#engine
  }

  /** Tells each new engine, after it has taken over. */
  onChange(listener: (engine: Engine) => void): void {
    this.#listeners.add(listener)
  }

  /**
   * Puts a new schema in place of the present one, once the operations that are in use are ready for it.
   * @throws {NotASupergraph} then everything stays as it is
   */
  reload(supergraphSdl: string): Promise<Reloaded> {
    const reload = async () => {
      const next = await openEngine(supergraphSdl, this.#settings)
      const last = this.#engine
      await next.warm(last, warmedOperations)
      const warmed = await next.warm(last, warmedOperations) // again, for those that came meanwhile: the others are known
      const leftOut = Math.min(last.operations().length, warmedOperations) - warmed
      this.#engine = next
      for (const listener of this.#listeners) listener(next)
      await nextTurn() // whoever has just taken the last one has begun with it by then
      await last.close()
      return { warmed, leftOut }
    }
    const reloaded = this.#reloading.then(reload, reload)
    this.#reloading = reloaded.catch(() => undefined)
    return reloaded
  }

  async close(): Promise<void> {
    await this.#reloading
    await this.#engine.close()
  }
}

async function openEngine(supergraphSdl: string, settings: GraphSettings): Promise<Engine> {
  const { transport, planner: kind = 'apollo', fastPath, cacheBytes } = settings
  const planner = await startedPlanner(supergraphSdl, kind)
  try {
    const supergraph = readSupergraph(supergraphSdl, planner.apiSchemaSdl)
    return new Engine({ supergraph, planner, transport, fastPath, cacheBytes })
  } catch (cause) {
    await planner.close()
    throw new NotASupergraph(cause)
  }
}

async function startedPlanner(supergraphSdl: string, kind: PlannerKind): Promise<Planner> {
  try {
    if (readSubgraphs(supergraphSdl).length === 0) throw new Error('It names no services.')
    return await startPlanner({ supergraphSdl, kind })
  } catch (cause) {
    throw new NotASupergraph(cause)
  }
}
