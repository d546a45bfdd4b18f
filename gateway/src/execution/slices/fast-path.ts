import type { ScheduledFetch } from '../dependencies.ts'
import type { ResponseShapes } from '../response-shape.ts'
import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import type { ServiceLink } from '../../transport/subgraph-transport.ts'
import type { IsPossible } from '../rewrites.ts'
import { layOut, NotSliceable } from './positions.ts'
import { SlicedProgram } from './sliced-program.ts'

/** Counted over so many answers of a service. */
const window = 256
const tolerated = 0.05
/** How long the slicing way is left alone with a service that answers in another form. */
const restMs = 60_000

/** Whether answers of each service have been as the slicing way expects them. */
export class FastPathHealth {
  readonly #services = new Map<string, { operations: number; surprises: number; restsUntil: number }>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  isWell(services: readonly string[]): boolean {
    return services.every((service) => this.#of(service).restsUntil <= this.#now())
  }

  /** @param surprising - the service whose answer did not fit, if one's did not */
  note(services: readonly string[], surprising: string | null): void {
    for (const service of services) {
      const counted = this.#of(service)
      counted.operations++
      if (service === surprising) counted.surprises++
      if (counted.operations < window) continue
      if (counted.surprises > window * tolerated) counted.restsUntil = this.#now() + restMs
      counted.operations = counted.surprises = 0
    }
  }

  #of(service: string) {
    let counted = this.#services.get(service)
    if (!counted) this.#services.set(service, (counted = { operations: 0, surprises: 0, restsUntil: 0 }))
    return counted
  }
}

export type SlicingSource = {
  readonly fetches: readonly ScheduledFetch[]
  readonly shapes: ResponseShapes
  readonly rootType: GraphQLObjectType
  readonly selectionSet: SelectionSetNode
  readonly isPossible: IsPossible
  readonly link: (service: string) => ServiceLink | null
}

/** Compiles the slicing way of an operation, or tells why it does not fit. */
export function compileSlices({
  fetches,
  shapes,
  rootType,
  selectionSet,
  isPossible,
  link,
}: SlicingSource): SlicedProgram | string {
  try {
    const textLink = (service: string) => {
      const found = link(service)
      if (found?.speaks !== 'text') throw new NotSliceable('a service that does not speak text')
      return found
    }
    const taking = fetches.filter(({ conditions }) => shapes.allHold(conditions))
    const numbers = new Map(taking.map((fetch, index) => [fetches.indexOf(fetch), index]))
    const renumbered = taking.map((fetch) => ({
      ...fetch,
      after: fetch.after.flatMap((index) => numbers.get(index) ?? []),
    }))
    const isIncluded = shapes.isIncluded.bind(shapes)
    const positions = layOut(renumbered, shapes, shapes.of(rootType, [selectionSet]), isIncluded, isPossible)
    return new SlicedProgram(positions, textLink)
  } catch (cause) {
    if (cause instanceof NotSliceable) return cause.message
    throw cause
  }
}
