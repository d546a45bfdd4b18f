import {
  getOperationAST,
  GraphQLError,
  parse,
  print,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { QueryPlan } from '../planning/plan.ts'
import type { DecidedConditions } from '../planning/decided-conditions.ts'
import type { Planner } from '../planning/planner.ts'
import type { Supergraph } from '../planning/supergraph.ts'
import type { SubgraphTransport } from '../transport/subgraph-transport.ts'
import { deferredChange, readDeferrals } from './deferral.ts'
import { KnownOperation } from './known-operation.ts'
import { CompiledOperation, type OperationSource } from './operation.ts'
import type { GraphFacts } from './program.ts'
import { FastPathHealth } from './slices/fast-path.ts'

export type EngineSettings = {
  readonly supergraph: Supergraph
  readonly planner: Planner
  readonly transport: SubgraphTransport
  /** Room for compiled operations, in bytes as they are reckoned by the lengths of their texts. */
  readonly cacheBytes?: number | undefined
  /** Whether responses may be put together from slices of the services' answers. */
  readonly fastPath?: boolean | undefined
}

/** An operation that is not one of this graph: what is wrong with it, as clients may see it. */
export class OperationRefused extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message)
    this.errors = errors
  }
}

const defaultCacheBytes = 256 * 1024 * 1024

/** About what a compiled operation holds: 0.6 kB per character of its text (measured: 41 kB for 82, 545 kB for 970). */
const bytesOf = (query: string) => 16 * 1024 + 600 * query.length

/** One schema with the operations that were compiled for it. A new schema is a new engine. */
export class Engine {
  readonly schema: GraphQLSchema
  readonly #settings: EngineSettings
  readonly #facts: GraphFacts
  readonly #operations: LRUCache<string, KnownOperation>

  constructor(settings: EngineSettings) {
    const { supergraph, transport, cacheBytes = defaultCacheBytes, fastPath = true } = settings
    this.#settings = settings
    this.schema = supergraph.schema
    const services = new Set(transport.services)
    this.#facts = {
      fullSchema: supergraph.fullSchema,
      isPossible: (type, concrete) => supergraph.isPossible(type, concrete),
      link: (service) => (services.has(service) ? transport.link(service) : null),
      health: fastPath ? new FastPathHealth() : null,
    }
    this.#operations = new LRUCache({
      maxSize: cacheBytes,
      sizeCalculation: ({ source }) => bytesOf(source.query),
    })
  }

  /** The operation if it was asked for before. */
  known(query: string, operationName: string | null, overrides: readonly string[] = []): KnownOperation | undefined {
    return this.#operations.get(keyOf(query, operationName, overrides))
  }

  /** Operations that are kept, the most recently used first. */
  operations(): KnownOperation[] {
    return [...this.#operations.values()]
  }

  /** Labels of `@override(label:)` that the graph has. */
  get overrideLabels(): readonly string[] {
    return this.#settings.planner.overrideLabels
  }

  /**
   * Compiles what another engine has compiled before this one takes traffic; what does not fit the new schema is left out.
   * @returns how many operations are ready
   */
  async warm(other: Engine, most: number): Promise<number> {
    let ready = 0
    // The most recently used last, so that they are the last to make room for others here too.
    for (const known of other.operations().slice(0, most).toReversed()) {
      const { query, operationName, overrides } = known.source
      const labels = overrides.filter((label) => this.overrideLabels.includes(label))
      try {
        const operation = await this.operation(query, operationName, { overrides: labels })
        for (const decided of known.decided()) await operation.compiled(decided)
        ready++
      } catch {
        /* it does not fit any more */
      }
    }
    return ready
  }

  /** Ends the planner once nobody waits for it. Operations that are compiled go on. */
  async close(): Promise<void> {
    await Promise.allSettled(this.operations().flatMap((operation) => operation.underWay()))
    await this.#settings.planner.close()
  }

  /**
   * An operation of this schema. It is planned when it is executed, or by `compiled`.
   * @param document - of the same text, if it was parsed and found valid already
   * @throws {OperationRefused} if it does not fit the schema
   */
  async operation(
    query: string,
    operationName: string | null,
    { document: valid, overrides = [] }: { document?: DocumentNode | undefined; overrides?: readonly string[] } = {},
  ): Promise<KnownOperation> {
    const key = keyOf(query, operationName, overrides)
    const known = this.#operations.get(key)
    if (known) return known
    const { schema } = this
    const document = valid ?? this.#validated(query)
    const definition = definitionOf(document, operationName)
    const rootType = schema.getRootType(definition.operation)
    if (!rootType) {
      const message = `Schema is not configured to execute ${definition.operation} operation.`
      throw new OperationRefused([new GraphQLError(message, { nodes: definition })])
    }
    const deferred = query.includes('defer') && deferredChange(document, definition)
    if (deferred) {
      const message = `A change cannot be deferred: put @defer on a fragment below the fields of ${rootType.name}.`
      const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' }
      throw new OperationRefused([new GraphQLError(message, { nodes: deferred, extensions })])
    }
    const source = { query, operationName, overrides, schema, document, definition }
    const operation = new KnownOperation(source, async (decided) => {
      const plan = await this.#plan(source, decided)
      return new CompiledOperation(source, plan, this.#facts, decided)
    })
    this.#operations.set(key, operation)
    return operation
  }

  /**
   * A plan with the deferred parts under their numbers; without any where the planner cannot divide the operation, and for a mutation, which
   * must not ask for a change again to get what is deferred of it.
   */
  async #plan(source: OperationSource, decided: DecidedConditions): Promise<QueryPlan> {
    const { query, operationName, overrides, document, definition } = source
    const { planner } = this.#settings
    const request = { operationName, overrides, decided }
    const deferrals = readDeferrals(query, document)
    if (!deferrals) return planner.plan({ ...request, query })
    const { planned, undivided } = deferrals
    const mayDivide = planned !== null && definition.operation !== 'mutation'
    const divided = mayDivide && (await planner.plan({ ...request, query: print(planned) }).catch(() => null))
    return divided || planner.plan({ ...request, query: print(undivided) })
  }

  #validated(query: string): DocumentNode {
    let document: DocumentNode
    try {
      document = parse(query)
    } catch (cause) {
      if (cause instanceof GraphQLError) throw new OperationRefused([cause])
      throw cause
    }
    const errors = validate(this.schema, document, specifiedRules)
    if (errors.length > 0) throw new OperationRefused(errors)
    return document
  }
}

/** An empty name is a name, which no operation has. */
const keyOf = (query: string, operationName: string | null, overrides: readonly string[]) =>
  `${operationName === null ? '' : JSON.stringify(operationName)}\n${overrides.join(' ')}\n${query}`

function definitionOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const definition = getOperationAST(document, operationName)
  if (definition) return definition
  const message =
    operationName !== null
      ? `There is no operation named ${JSON.stringify(operationName)} in the document.`
      : 'The document has several operations: say which with operationName.'
  throw new OperationRefused([new GraphQLError(message)])
}
