import type { GraphQLError, OperationTypeNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { getVariableValues } from 'graphql/execution/values.js'
import type { DecidedConditions } from '../planning/decided-conditions.ts'
import { conditionVariables } from './condition-variables.ts'
import type {
  Answer,
  Answered,
  CompiledOperation,
  Execution,
  ExecutionRequest,
  OperationSource,
  TextAnswer,
  Variables,
} from './operation.ts'

/** Compiles an operation for values of the variables under its conditions. */
type Compile = (decided: DecidedConditions) => Promise<CompiledOperation>

/** How many combinations of values are kept for one operation. */
const mostCompiled = 16
/** How long an operation that cannot be planned is not tried again. */
const refusedMs = 10_000

/**
 * A valid operation. It is planned and compiled once for each combination of the variables under `@skip` and `@include` that comes up: for
 * planners conditions are decided, so that a fetch that is left out is not even planned.
 */
export class KnownOperation {
  readonly source: OperationSource
  readonly #compile: Compile
  readonly #conditions: readonly string[]
  readonly #compiled = new LRUCache<string, CompiledOperation>({ max: mostCompiled })
  readonly #underWay = new Map<string, Promise<CompiledOperation>>()
  readonly #refused = new LRUCache<string, { readonly cause: unknown }>({ max: mostCompiled, ttl: refusedMs })

  constructor(source: OperationSource, compile: Compile) {
    this.source = source
    this.#compile = compile
    this.#conditions = conditionVariables(source)
  }

  get kind(): OperationTypeNode {
    return this.source.definition.operation
  }

  /** The variables as the operation declares them. @see GraphQL specification, section 6.1.2 */
  coerce(
    given: Variables,
  ): { coerced: Variables; errors?: undefined } | { errors: readonly GraphQLError[]; coerced?: undefined } {
    const { schema, definition } = this.source
    if (!definition.variableDefinitions?.length) return { coerced: {} }
    return getVariableValues(schema, definition.variableDefinitions, given)
  }

  /** What was compiled for such variables, if it was. */
  ready(variables: Variables): CompiledOperation | undefined {
    return this.#compiled.get(this.#keyOf(variables))
  }

  /** Those that are compiled, with the values that they are for. */
  *decided(): Generator<DecidedConditions> {
    for (const key of this.#compiled.keys())
      yield Object.fromEntries(this.#conditions.map((name, index) => [name, key[index] === '1']))
  }

  /** What is compiled for such variables. Many who ask for the same at once wait for one planning. */
  async compiled(variables: Variables): Promise<CompiledOperation> {
    const key = this.#keyOf(variables)
    const known = this.#compiled.get(key) ?? this.#underWay.get(key)
    if (known) return known
    const refused = this.#refused.get(key)
    if (refused) throw refused.cause
    const compiling = this.#compile(
      Object.fromEntries(this.#conditions.map((name) => [name, Boolean(variables[name])])),
    )
    this.#underWay.set(key, compiling)
    try {
      const compiled = await compiling
      this.#compiled.set(key, compiled)
      return compiled
    } catch (cause) {
      this.#refused.set(key, { cause })
      throw cause
    } finally {
      this.#underWay.delete(key)
    }
  }

  /** Those that are being compiled. */
  underWay(): Promise<unknown>[] {
    return [...this.#underWay.values()]
  }

  /** The whole answer at once; it is compiled before if it must be. */
  execute(request: ExecutionRequest): Execution {
    const ready = this.ready(request.variables)
    if (ready) return ready.execute(request)
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const run = (compiled: CompiledOperation) => {
      const { answer, abandon } = compiled.execute(request)
      answer.then(resolve, reject)
      return abandon
    }
    return { answer: promise, abandon: this.#later(request.variables, run, reject) }
  }

  /** The same for those who send it on as text. @returns how to abandon it */
  respond(request: ExecutionRequest, then: Answered<TextAnswer>): () => void {
    const ready = this.ready(request.variables)
    const run = (compiled: CompiledOperation) => compiled.respond(request, then)
    return ready ? run(ready) : this.#later(request.variables, run, then.broken)
  }

  #later(
    variables: Variables,
    run: (compiled: CompiledOperation) => () => void,
    broken: (cause: unknown) => void,
  ): () => void {
    let isAbandoned = false
    let abandon = () => {
      isAbandoned = true
    }
    this.compiled(variables)
      .then((compiled) => {
        if (!isAbandoned) abandon = run(compiled)
      })
      .catch(broken)
    return () => abandon()
  }

  #keyOf(variables: Variables): string {
    let key = ''
    for (const name of this.#conditions) key += variables[name] ? '1' : '0'
    return key
  }
}
