import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { Caller, GiveUp } from '../transport/subgraph-transport.ts'
import { SubgraphBadAnswer } from '../transport/subgraph-failures.ts'
import type { HeardAnswer } from './slices/sliced-run.ts'
import type { FieldError, ResponsePath } from './field-error.ts'
import type { Characters, JsonObject } from './json.ts'
import type { EntityMemory } from './entity-memory.ts'

/** Services that the gateway is itself, such as the events of a subscription. */
export type LocalServices = Readonly<
  Record<string, (query: string, variables: Record<string, unknown>) => Promise<GraphQLAnswer>>
>

/** A fetch of a program: it does its work and says when it is done, whatever came of it. */
export type Step = {
  /** Steps that wait for this one. */
  readonly dependents: readonly number[]
  /** For how many others it waits. */
  readonly waits: number
  /** 0 is what is answered at once, others are deferred parts. */
  readonly part: number
  readonly perform: (run: Run, done: () => void) => void
}

/** The fetches of an operation, flat: each starts when the last that it waits for is done. */
export type Program = {
  readonly steps: readonly Step[]
  /** How many steps each part has. */
  readonly parts: readonly number[]
}

/** What a run tells: each part when its last fetch is done, or what went wrong inside. */
export type Progress = { readonly finished: (part: number) => void; readonly broken: (cause: unknown) => void }

/** One execution of an operation: what is known so far, and what is still under way. */
export class Run {
  readonly data: JsonObject = {}
  readonly errors: FieldError[] = []
  /** The errors of each fetch that failed as a whole, which are among the others. */
  readonly failures: (readonly FieldError[])[] = []
  /** Whether what a fetch would have brought is missing as a whole. */
  fetchFailed = false
  readonly variables: Readonly<Record<string, unknown>>
  readonly caller: Caller
  readonly local: LocalServices | undefined
  /** Of the texts in its data. */
  readonly characters: Characters
  /** Entities that several fetches of the operation ask for, by the number of their question. */
  readonly memories: (EntityMemory | undefined)[] = []
  /** Answers that were heard before, by service and text of the question. */
  heard: ReadonlyMap<string, HeardAnswer> | null = null
  readonly #progress: Progress
  readonly #underWay = new Set<GiveUp>()
  #over = false

  constructor(
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    local: LocalServices | undefined,
    progress: Progress,
    characters: Characters = 'unicode',
  ) {
    this.variables = variables
    this.caller = caller
    this.local = local
    this.#progress = progress
    this.characters = characters
  }

  start({ steps, parts }: Program): void {
    const left = [...parts]
    const waiting = steps.map(({ waits }) => waits)
    const finished = (part: number) => {
      if (!this.#over) this.#progress.finished(part)
    }
    const perform = (step: Step) => {
      if (this.#over) return
      let isDone = false
      step.perform(this, () => {
        if (isDone || this.#over) return
        isDone = true
        for (const next of step.dependents) if (--waiting[next]! === 0) perform(steps[next]!)
        if (--left[step.part]! === 0) finished(step.part)
      })
    }
    this.guarded(() => {
      for (const step of steps) if (step.waits === 0) perform(step)
      for (const [part, count] of parts.entries()) if (count === 0) finished(part)
    })()
  }

  /** Notes an error of a service. Two fetches may ask for one entity in different ways and both hear of it. */
  tell(error: FieldError): void {
    const isSame = ({ message, path, extensions: { code } }: FieldError) =>
      message === error.message && code === error.extensions.code && String(path) === String(error.path)
    if (error.path === undefined || this.errors.length > 100 || !this.errors.some(isSame)) this.errors.push(error)
  }

  /** Notes that a fetch brought nothing, at places that lack something for it. */
  fail(service: string, failure: DomainError | null, places: readonly ResponsePath[]): void {
    this.fetchFailed = true
    const { code, message, details } = failure ?? new SubgraphBadAnswer(service)
    const extensions = { ...details, code, service }
    const errors =
      places.length === 0 ? [{ message, extensions }] : places.map((path) => ({ message, path, extensions }))
    this.errors.push(...errors)
    this.failures.push(errors)
  }

  /** Remembers how to give up a call; the returned function forgets it again. */
  underWay(giveUp: GiveUp): void {
    this.#underWay.add(giveUp)
  }

  arrived(giveUp: GiveUp): void {
    this.#underWay.delete(giveUp)
  }

  /** Wraps a callback so that what it throws ends the run instead of the process. */
  guarded<Values extends unknown[]>(callback: (...values: Values) => void): (...values: Values) => void {
    return (...values) => {
      if (this.#over) return
      try {
        callback(...values)
      } catch (cause) {
        this.abandon()
        this.#progress.broken(cause)
      }
    }
  }

  /** Nobody waits any more: calls under way are given up, and nothing is answered. */
  abandon(): void {
    this.#over = true
    for (const giveUp of this.#underWay) giveUp()
    this.#underWay.clear()
  }
}
