import { buildSchema, Kind, parse, type GraphQLSchema } from 'graphql'
import type { JsonObject } from '../../src/execution/json.ts'
import { CompiledOperation, type Answer, type TextAnswer } from '../../src/execution/operation.ts'
import { FastPathHealth } from '../../src/execution/slices/fast-path.ts'
import type { DecidedConditions } from '../../src/planning/decided-conditions.ts'
import type { PlanNode, QueryPlan } from '../../src/planning/plan.ts'
import type { TextLink } from '../../src/transport/subgraph-transport.ts'
import { possibleIn } from './graph-facts.ts'

/** What the services of a test say to a question. */
export type Answers = (service: string, question: { query: string; variables: JsonObject }) => Buffer | string | object

type Given = {
  readonly schema: GraphQLSchema | string
  readonly query: string
  readonly plan: QueryPlan | PlanNode
  readonly answers?: Answers
  /** When an answer comes; at once if it is not said. */
  readonly later?: (act: () => void) => unknown
  readonly speaks?: 'text' | 'objects'
  readonly health?: FastPathHealth | null
}

const caller = { requester: null, identity: '', requestId: '', deadline: Infinity }

/** An operation compiled from a given plan over services that are functions. */
export function compiledOperation({
  schema: given,
  query,
  plan,
  answers = () => '',
  later = (act) => act(),
  ...others
}: Given) {
  const { speaks = 'text', health = new FastPathHealth(() => 0) } = others
  const schema = typeof given === 'string' ? buildSchema(given) : given
  const document = parse(query)
  const [definition] = document.definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('This is no operation.')
  /** Each question with its service before it. */
  const asked: string[] = []
  /** Services whose calls were given up. */
  const givenUp: string[] = []
  const link = (service: string): TextLink => ({
    speaks: 'text',
    send(body, _caller, _repeatable, reply) {
      asked.push(`${service} ${body}`)
      const question = JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as Parameters<Answers>[1]
      later(() => {
        const said = answers(service, question)
        reply(null, Buffer.isBuffer(said) ? said : Buffer.from(typeof said === 'string' ? said : JSON.stringify(said)))
      })
      return () => givenUp.push(service)
    },
  })
  const facts = {
    fullSchema: schema,
    isPossible: possibleIn(schema),
    link: (service: string) =>
      speaks === 'text' ? link(service) : { speaks, call: () => Promise.reject(new Error('Nobody answers.')) },
    health,
  }
  const source = { query, operationName: null, overrides: [], schema, document, definition }
  const whole: QueryPlan = plan.kind === 'QueryPlan' ? plan : { kind: 'QueryPlan', node: plan }
  const compiled = new Map<string, CompiledOperation>()
  /** All variables of these tests are conditions. */
  const operationFor = (variables: JsonObject): CompiledOperation => {
    const key = JSON.stringify(variables)
    const operation = compiled.get(key) ?? new CompiledOperation(source, whole, facts, variables as DecidedConditions)
    compiled.set(key, operation)
    return operation
  }
  return {
    asked,
    givenUp,
    /** Begins as a client's request does. @returns how to abandon it */
    begin: (answered: (answer: ReturnType<typeof plain>) => void, variables: JsonObject = {}) =>
      operationFor(variables).respond(
        { variables, caller },
        { answered: (answer) => answered(plain(answer)), broken: rethrow },
      ),
    reasonAgainstSlices: (variables: JsonObject = {}) => operationFor(variables).reasonAgainstSlices(),
    /** By the general path. */
    execute: async (variables: JsonObject = {}) =>
      plain(await operationFor(variables).execute({ variables, caller }).answer),
    /** By slices, if they fit. */
    respond: (variables: JsonObject = {}) =>
      new Promise<ReturnType<typeof plain>>((resolve, reject) => {
        operationFor(variables).respond(
          { variables, caller },
          { answered: (answer) => resolve(plain(answer)), broken: reject },
        )
      }),
  }
}

function rethrow(cause: unknown): never {
  throw cause
}

/** An answer in one form, whichever way it came. */
function plain(answer: Answer | TextAnswer) {
  const isSliced = 'bytes' in answer && answer.isSliced
  const errors = answer.errors.map(({ path, message }) => ({ path, message }))
  if (!('bytes' in answer)) return { isSliced, data: JSON.parse(JSON.stringify(answer.data)) as unknown, errors }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(answer.bytes, 'latin1'))
  return { isSliced, data: JSON.parse(text) as unknown, errors }
}
