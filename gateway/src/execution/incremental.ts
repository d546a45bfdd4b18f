import { isInterfaceType } from 'graphql'
import { aboutResponse, askedSteps } from './asked-paths.ts'
import { complete, placesAbove, type PendingPart } from './completion.ts'
import type { FieldError, ResponsePath } from './field-error.ts'
import { read, type JsonObject } from './json.ts'
import type { CompiledOperation, Division, ExecutionRequest } from './operation.ts'
import type { ResponseShapes, ShapedType } from './response-shape.ts'
import { Run } from './run.ts'

/** Fields of one object that are answered after the rest; null with the reason where they cannot be. */
export type Increment = {
  readonly errors?: readonly FieldError[]
  readonly data: JsonObject | null
  readonly path: ResponsePath
  readonly label?: string
}

/** What is answered at one time: first the data, then what was deferred. */
export type IncrementalPayload =
  | { readonly errors?: readonly FieldError[]; readonly data: JsonObject | null; readonly hasNext: boolean }
  | { readonly incremental?: readonly Increment[]; readonly hasNext: boolean }

/**
 * Answers an operation in parts: what is not deferred as soon as it is there, then each deferred part. What nobody asks for yet is put
 * together when it is asked for, so who is slow gets more at a time. To return it gives up a query's calls that are under way.
 */
export function executeIncrementally(
  operation: CompiledOperation,
  request: ExecutionRequest,
): AsyncIterableIterator<IncrementalPayload> {
  return new Increments(operation, request)
}

type Waiting = {
  readonly resolve: (result: IteratorResult<IncrementalPayload>) => void
  readonly reject: (cause: unknown) => void
}

class Increments implements AsyncIterableIterator<IncrementalPayload> {
  readonly #operation: CompiledOperation
  readonly #division: Division
  readonly #run: Run
  readonly #finished = new Set<number>()
  readonly #nulls = new Set<string>()
  /** Errors that the client knows, by their texts. */
  readonly #told = new Set<string>()
  #pending: PendingPart[] = []
  #hasBegun = false
  #isOver = false
  #failure: { readonly cause: unknown } | null = null
  #waiting: Waiting | null = null
  #isWoken = false

  constructor(operation: CompiledOperation, { variables, caller, local }: ExecutionRequest) {
    this.#operation = operation
    this.#division = operation.division(variables)
    this.#run = new Run(variables, caller, local, {
      finished: (part) => {
        this.#finished.add(part)
        this.#wake()
      },
      broken: (cause) => {
        this.#failure = { cause }
        this.#wake()
      },
    })
    operation.begin(this.#run)
  }

  next(): Promise<IteratorResult<IncrementalPayload>> {
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#answer()
    })
  }

  return(): Promise<IteratorResult<IncrementalPayload>> {
    this.#end()
    this.#waiting?.resolve({ done: true, value: undefined })
    this.#waiting = null
    return Promise.resolve({ done: true, value: undefined })
  }

  throw(cause: unknown): Promise<IteratorResult<IncrementalPayload>> {
    void this.return()
    return Promise.reject(cause)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #end(): void {
    this.#isOver = true
    if (this.#operation.kind === 'query') this.#run.abandon() // a change that was begun is carried through
  }

  /** Parts that are done at the same moment go together. */
  #wake(): void {
    if (!this.#waiting || this.#isWoken) return
    this.#isWoken = true
    queueMicrotask(() => {
      this.#isWoken = false
      this.#answer()
    })
  }

  #answer(): void {
    const waiting = this.#waiting
    if (!waiting) return
    try {
      if (this.#failure) throw this.#failure.cause
      const value = this.#hasBegun ? this.#later() : this.#first()
      if (!value) return
      this.#waiting = null
      if (!value.hasNext) this.#end()
      waiting.resolve({ done: false, value })
    } catch (cause) {
      this.#waiting = null
      this.#end()
      waiting.reject(cause)
    }
  }

  /** What is not deferred. */
  #first(): IncrementalPayload | null {
    if (!this.#isReady(this.#division.first)) return null
    this.#hasBegun = true
    const { rootType: type, source } = this.#operation
    const { selectionSet } = source.definition
    const { data, errors } = this.#complete({ type, selectionSet, source: this.#run.data, path: [] })
    const all = [...errors, ...this.#otherErrors()]
    return { ...(all.length > 0 && { errors: all }), data, hasNext: this.#pending.length > 0 }
  }

  /** The deferred parts that are ready, those within them too. */
  #later(): IncrementalPayload | null {
    const incremental: (Increment & { errors?: readonly FieldError[] })[] = []
    let isAnyReady = false
    for (;;) {
      const ready = this.#pending.filter(({ deferred }) => this.#isReady(this.#division.partsOf(deferred)))
      if (ready.length === 0) break
      isAnyReady = true
      this.#pending = this.#pending.filter((part) => !ready.includes(part))
      for (const part of ready) {
        const increment = this.#increment(part)
        if (increment) incremental.push(increment)
      }
    }
    if (!isAnyReady) return null
    const hasNext = this.#pending.length > 0
    if (incremental.length === 0) return hasNext ? null : { hasNext }
    for (const error of this.#otherErrors()) {
      const above = incremental.findLast(({ path }) => isUnder(error.path ?? [], path)) ?? incremental.at(-1)!
      above.errors = [...(above.errors ?? []), error]
    }
    return { incremental, hasNext }
  }

  #increment({ deferred, type: typeThen, source, path }: PendingPart): Increment | null {
    const { shapes } = this.#division
    if (placesAbove(path).some((place) => this.#nulls.has(place))) return null
    const type = typeNow(typeThen, source, shapes)
    if (!shapes.applies(deferred.condition, type)) return null
    const { selectionSet, label } = deferred
    const isEmpty = shapes.of(type, [selectionSet]).fields.length === 0
    const { data, errors } = this.#complete({ type, selectionSet, source, path })
    if (isEmpty) return null
    return { ...(errors.length > 0 && { errors }), data, path, ...(label !== undefined && { label }) }
  }

  #complete({ type, selectionSet, source, path }: Pick<PendingPart, 'type' | 'source' | 'path'> & AskedSelection) {
    const { shapes } = this.#division
    const shape = shapes.of(type, [selectionSet])
    const isAsked = (within: ResponsePath) => askedSteps(within, shape, source, shapes) === within.length
    const own = this.#errors().filter(
      (error) => error.path && isUnder(error.path, path) && isAsked(error.path.slice(path.length)),
    )
    const known = { errors: own, fetchFailed: this.#run.fetchFailed && own.length > 0 }
    const pending: PendingPart[] = []
    const { data, errors } = complete(shapes, type, selectionSet, source, known, { path, pending, nulls: this.#nulls })
    this.#pending.push(...pending)
    const told = [...own.filter((error) => this.#isNews(error)), ...errors]
    return { data, errors: data === null && told.length === 0 ? own : told }
  }

  /** Errors that belong neither to what was answered nor to a part that is still to come. */
  #otherErrors(): FieldError[] {
    const isToCome = (at: ResponsePath) => this.#pending.some(({ path }) => isUnder(at, path))
    return this.#errors().filter((error) => !(error.path && isToCome(error.path)) && this.#isNews(error))
  }

  /** All that is known to be wrong with the answer as a whole. */
  #errors(): readonly FieldError[] {
    const { shapes, rootType, source } = this.#operation
    return aboutResponse(this.#run, shapes, rootType, source.definition.selectionSet, this.#run.data)
  }

  /** Whether an error was not told yet; from now on it was. */
  #isNews({ message, path }: FieldError): boolean {
    const text = JSON.stringify([message, path])
    if (this.#told.has(text)) return false
    this.#told.add(text)
    return true
  }

  #isReady(parts: readonly number[]): boolean {
    return parts.every((part) => this.#finished.has(part))
  }
}

type AskedSelection = { readonly selectionSet: Parameters<typeof complete>[2] }

const isUnder = (path: ResponsePath, above: ResponsePath) => above.every((key, index) => path[index] === key)

/** An object that a service knew only by its interface may have said its type since. */
function typeNow(type: ShapedType, source: JsonObject, { schema }: ResponseShapes): ShapedType {
  if (!isInterfaceType(type)) return type
  const said = schema.getType(String(read(source, '__typename')))
  return said && 'getFields' in said && schema.isSubType(type, said as ShapedType) ? (said as ShapedType) : type
}
