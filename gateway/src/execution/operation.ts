import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { DecidedConditions } from '../planning/decided-conditions.ts'
import type { PlanNode, QueryPlan } from '../planning/plan.ts'
import type { Caller } from '../transport/subgraph-transport.ts'
import { aboutResponse } from './asked-paths.ts'
import { complete } from './completion.ts'
import { deferralOf, readDeferrals, undeferredWithin, type Deferrals } from './deferral.ts'
import { schedule, type Schedule } from './dependencies.ts'
import { divideByNeed } from './divide-by-need.ts'
import type { FieldError } from './field-error.ts'
import { compileIntrospection, type Introspection } from './introspection.ts'
import { asBytes, type Characters, type JsonObject } from './json.ts'
import { compileProgram, type GraphFacts } from './program.ts'
import { compileProjection, surprise, type Projection } from './projection.ts'
import { ResponseShapes, type DeferredShape, type Fragments } from './response-shape.ts'
import { Run, type LocalServices, type Program } from './run.ts'
import { compileSlices } from './slices/fast-path.ts'
import type { SlicedProgram } from './slices/sliced-program.ts'
import type { HeardAnswer } from './slices/sliced-run.ts'

export type Variables = Readonly<Record<string, unknown>>

/** What comes of an operation. Where something inside went wrong there is no answer but a rejection. */
export type Answer = { readonly data: JsonObject | null; readonly errors: readonly FieldError[] }

export type ExecutionRequest = {
  /** Coerced. */
  readonly variables: Variables
  readonly caller: Caller
  /** Answers for services that the gateway is itself. */
  readonly local?: LocalServices | undefined
}

/** An execution under way. */
export type Execution = {
  readonly answer: Promise<Answer>
  /** Nobody waits any more: calls under way are given up, and the answer never comes. */
  readonly abandon: () => void
}

/** A valid operation: which of its document's definitions, and for which schema. */
export type OperationSource = {
  readonly query: string
  readonly operationName: string | null
  /** Labels of `@override(label:)` that its plan holds for. */
  readonly overrides: readonly string[]
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
}

/** How many combinations of variables under `@defer` have their division kept. */
const maxDivisions = 64

/** How the answer is divided where something is deferred: parts of the schedule that each piece waits for. */
export type Division = {
  /** Whether anything is deferred. */
  readonly isDivided: boolean
  readonly shapes: ResponseShapes
  /** What is answered first waits for these. */
  readonly first: readonly number[]
  /** What a deferred fragment waits for, once that in which it stands is answered. */
  readonly partsOf: (deferred: DeferredShape) => readonly number[]
}

/** An answer that is sent on as text. */
export type TextAnswer = {
  /** Its data as the bytes of JSON, one character each. */
  readonly bytes: string
  readonly errors: readonly FieldError[]
  /** Whether it was put together from slices of the services' answers. */
  readonly isSliced: boolean
}

/** An operation with the compiled ways to its answer, for certain values of its conditions. It holds nothing of any request. */
export class CompiledOperation {
  readonly source: OperationSource
  readonly plan: QueryPlan
  readonly schedule: Schedule
  readonly rootType: GraphQLObjectType
  readonly fragments: Fragments
  /** What the response writes of each object. */
  readonly shapes: ResponseShapes
  // Each way is compiled when it is first gone: at once, they would hold up a cold process for 20 ms, and many operations go only one.
  readonly #program: () => Program
  readonly #project: () => Projection | null
  readonly #slices: () => SlicedProgram | string
  readonly #isPlannedInParts: boolean
  readonly #deferrals: Deferrals | null
  readonly #divisions = new Map<string, Division>()
  readonly #introspection: Introspection | null
  readonly #facts: GraphFacts
  readonly #services: readonly string[]
  /** Whether all that it is told is JSON text: then its bytes may stay as they are. */
  readonly #hearsText: boolean

  /** @param decided - values of the variables under `@skip` and `@include` */
  constructor(source: OperationSource, plan: QueryPlan, facts: GraphFacts, decided: DecidedConditions = {}) {
    const { schema, document, definition } = source
    this.source = source
    this.plan = plan
    this.rootType = schema.getRootType(definition.operation)!
    this.fragments = fragmentsOf(document)
    const planned = schedule(nodesOfOneAnswer(plan))
    this.#isPlannedInParts = planned.parts.length > 0
    const deferrals = definition.operation === 'subscription' ? null : readDeferrals(source.query, document)
    this.schedule = deferrals && !this.#isPlannedInParts ? this.#dividedByNeed(planned, deferrals) : planned
    this.shapes = new ResponseShapes(schema, this.fragments, decided)
    this.#program = once(() => compileProgram(this.schedule, facts))
    this.#project = once(() => compileProjection(this.shapes, this.rootType, definition.selectionSet))
    this.#slices = once(() => this.#compileSlices())
    this.#deferrals = this.schedule.parts.length > 0 ? deferrals : null
    this.#introspection = compileIntrospection(source, this.fragments)
    this.#facts = facts
    this.#services = [...new Set(this.schedule.fetches.map(({ fetch }) => fetch.serviceName))]
    this.#hearsText = !this.#introspection && this.#services.every((service) => facts.link(service)?.speaks === 'text')
  }

  get kind(): OperationTypeNode {
    return this.source.definition.operation
  }

  /** The whole answer at once, what may be deferred included. */
  execute(request: ExecutionRequest): Execution {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const answered = (run: Run) => resolve(this.write(run))
    return { answer: promise, abandon: this.#run(request, 'unicode', { answered, broken: reject }) }
  }

  /**
   * The same for those who send it on as text, by slices of the services' answers where that is possible.
   * @returns how to abandon it
   */
  respond(request: ExecutionRequest, then: Answered<TextAnswer>): () => void {
    const slices = this.#slices()
    const { health } = this.#facts
    if (typeof slices === 'string' || request.local || !health?.isWell(this.#services))
      return this.#respondGenerally(request, then)
    let general: (() => void) | null = null
    const abandon = slices.run(request.variables, request.caller, {
      written: (bytes) => {
        health.note(this.#services, null)
        then.answered({ bytes, errors: [], isSliced: true })
      },
      surprised: (heard, service) => {
        health.note(this.#services, service)
        general = this.#respondGenerally(request, then, heard) // maybe before the slicing way has come back
      },
      broken: then.broken,
    })
    return () => {
      abandon()
      general?.()
    }
  }

  /** Why the operation goes the general way; null if it does not. */
  reasonAgainstSlices(): string | null {
    const slices = this.#slices()
    return typeof slices === 'string' ? slices : null
  }

  /** The general way. @param heard - what services have said already @returns how to abandon it */
  #respondGenerally(
    request: ExecutionRequest,
    then: Answered<TextAnswer>,
    heard: readonly HeardAnswer[] | null = null,
  ): () => void {
    const characters = this.#hearsText && !request.local ? 'bytes' : 'unicode'
    const answered = (run: Run) => then.answered(this.#print(run))
    return this.#run(request, characters, { answered, broken: then.broken }, heard)
  }

  #run(
    { variables, caller, local }: ExecutionRequest,
    characters: Characters,
    then: Answered<Run>,
    heard: readonly HeardAnswer[] | null = null,
  ): () => void {
    let left = this.#program().parts.length
    const finished = () => {
      if (--left > 0) return
      try {
        then.answered(run)
      } catch (cause) {
        then.broken(cause)
      }
    }
    const run = new Run(variables, caller, local, { finished, broken: then.broken }, characters)
    if (heard) run.heard = new Map(heard.map((answer) => [`${answer.service}\n${answer.body}`, answer]))
    this.begin(run)
    return () => run.abandon()
  }

  /** Starts the fetches; what the schema says of itself is there at once. */
  begin(run: Run): void {
    this.#introspection?.(run)
    run.start(this.#program())
  }

  /** The response of all that a run has brought. */
  write(run: Run): Answer {
    const { shapes } = this
    const project = this.#project()
    const { selectionSet } = this.source.definition
    const told = aboutResponse(run, shapes, this.rootType, selectionSet, run.data)
    if (project) {
      try {
        return { data: project(run.data), errors: told }
      } catch (cause) {
        if (cause !== surprise) throw cause
      }
    }
    const known = { errors: told, fetchFailed: run.fetchFailed }
    const { data, errors } = complete(shapes, this.rootType, selectionSet, run.data, known)
    return { data, errors: [...told, ...errors] }
  }

  #print(run: Run): TextAnswer {
    const { data, errors } = this.write(run)
    const text = JSON.stringify(data)
    return { bytes: run.characters === 'bytes' ? text : asBytes(text), errors, isSliced: false }
  }

  /** Whether part of the answer may come later with these variables. */
  isDeferred(variables: Variables): boolean {
    return this.#deferrals !== null && this.division(variables).isDivided
  }

  division(variables: Variables): Division {
    const key = (this.#deferrals?.variables ?? []).map((name) => (variables[name] ? '1' : '0')).join('')
    let division = this.#divisions.get(key)
    if (!division) {
      division = this.#divide(variables)
      if (this.#divisions.size < maxDivisions) this.#divisions.set(key, division)
    }
    return division
  }

  #dividedByNeed(planned: Schedule, deferrals: Deferrals): Schedule {
    const { rootType, fragments } = this
    const { schema, definition } = this.source
    const { selectionSet } = definition
    return divideByNeed(planned, { schema, rootType, selectionSet, fragments, deferrals })
  }

  #divide(variables: Variables): Division {
    const { fragments, schedule } = this
    const { schema, definition } = this.source
    const shapes = new ResponseShapes(schema, fragments, variables, true)
    const deferrals = this.#deferrals
    if (!deferrals) return { isDivided: false, shapes, first: allParts(schedule), partsOf: () => [] }
    const numbered = (numbers: readonly number[]) =>
      schedule.parts.flatMap(({ labels }, index) =>
        labels.some((label) => numbers.includes(Number(label))) ? [index + 1] : [],
      )
    const within = (set: SelectionSetNode) => undeferredWithin(set, deferrals, fragments, variables)
    const known = new Map<SelectionNode, readonly number[]>()
    const partsOf = ({ selection, selectionSet }: DeferredShape) => {
      let parts = known.get(selection)
      if (!parts) known.set(selection, (parts = numbered([deferrals.numbers.get(selection)!, ...within(selectionSet)])))
      return parts
    }
    const active = [...deferrals.numbers].flatMap(([selection, number]) =>
      deferralOf(selection, variables) ? number : [],
    )
    return {
      isDivided: numbered(active).length > 0,
      shapes,
      first: [0, ...numbered(within(definition.selectionSet))],
      partsOf,
    }
  }

  /** The slicing way, or why there is none. */
  #compileSlices(): SlicedProgram | string {
    const { shapes } = this
    const { fetches } = this.schedule
    if (this.kind !== 'query') return 'not a query'
    if (this.#isPlannedInParts) return 'deferred parts'
    const { selectionSet } = this.source.definition
    const { isPossible, link, health } = this.#facts
    if (!health) return 'switched off'
    return compileSlices({ fetches, shapes, rootType: this.rootType, selectionSet, isPossible, link })
  }
}

/** Makes a value when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/** What becomes of an execution: one of the two, once. */
export type Answered<Result> = {
  readonly answered: (result: Result) => void
  readonly broken: (cause: unknown) => void
}

const allParts = ({ parts }: Schedule) => [0, ...parts.map((_part, index) => index + 1)]

/** A subscription's plan as the plan of one of its events: the first part is given, the rest is read. */
function nodesOfOneAnswer({ node }: QueryPlan): PlanNode | undefined {
  if (node?.kind !== 'Subscription') return node
  return { kind: 'Sequence', nodes: node.rest ? [node.primary, node.rest] : [node.primary] }
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  return Object.assign(
    Object.create(null) as Record<string, FragmentDefinitionNode>,
    Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
  )
}
