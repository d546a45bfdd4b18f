import { parse } from 'graphql'
import type { TestGraph } from '../graph/test-graph.ts'
import { difference, type Answer } from './compare.ts'
import { Unplanned, type Configuration, type PlannerName } from './configurations.ts'
import { wrongPlans } from './known-limits.ts'
import { planText } from './plan-text.ts'
import { randomOperation, type RandomOperation } from './random-operation.ts'
import { shrink } from './shrink.ts'

/** An operation that a gateway answers otherwise than graphql-js. */
export type Difference = {
  readonly seed: number
  readonly configuration: Configuration
  readonly what: string
  readonly question: AskedOperation
}

type AskedOperation = Omit<RandomOperation, 'variableSets'> & { readonly variables: Record<string, unknown> }

/** What came of one seed. */
export type Outcome = {
  readonly differences: readonly Difference[]
  /** Planners that did not plan the operation. */
  readonly unplanned: ReadonlySet<PlannerName>
}

/** Asks every gateway the operation of a seed; each execution has a fresh world. */
export async function tryOperation(graph: TestGraph, all: readonly Configuration[], seed: number): Promise<Outcome> {
  const { query, operationName, variableSets } = randomOperation(graph.monolith.schema, seed)
  const wrong = wrongPlans.filter(({ applies }) => applies(query)).map(({ planner }) => planner)
  const gateways = all.filter(({ plannerName }) => !wrong.includes(plannerName))
  const unplanned = new Set<PlannerName>(wrong)
  const found: Difference[] = []
  for (const variables of variableSets) {
    const question = { query, operationName, variables }
    const oracle = rightAnswer(graph, seed, question)
    for (const configuration of gateways) {
      if (unplanned.has(configuration.plannerName)) continue
      const answer = await answerOf(graph, configuration, seed, question)
      if (!answer) unplanned.add(configuration.plannerName)
      const what = answer && difference(oracle.right, oracle.possible, answer)
      if (what) found.push({ seed, configuration, what, question })
    }
  }
  return { differences: found, unplanned }
}

function rightAnswer(graph: TestGraph, seed: number, { query, operationName, variables }: AskedOperation) {
  const question = { document: parse(query, { noLocation: true }), operationName, variables }
  const right = graph.monolith.answer(question, graph.newWorld(seed))
  return { right, possible: graph.monolith.possibleFaults(question, graph.newWorld(seed)) }
}

async function answerOf(
  graph: TestGraph,
  { answers }: Configuration,
  seed: number,
  { query, operationName, variables }: AskedOperation,
): Promise<Answer | null> {
  graph.begin(graph.newWorld(seed))
  try {
    return await answers(query, operationName, variables)
  } catch (cause) {
    if (cause instanceof Unplanned) return null
    return { errors: [{ message: `thrown: ${cause instanceof Error ? cause.stack : String(cause)}` }] }
  }
}

/** A report to work from: the smallest operation with the same kind of difference, both answers, the plan and the command. */
export async function explain(graph: TestGraph, { seed, configuration, what, question }: Difference): Promise<string> {
  const kind = kindOf(what)
  const observe = async (query: string) => {
    const smaller = { ...question, query }
    const { right, possible } = rightAnswer(graph, seed, smaller)
    const answer = await answerOf(graph, configuration, seed, smaller)
    return { right, answer, what: answer && difference(right, possible, answer) }
  }
  const query = await shrink(graph.monolith.schema, question.query, async (smaller) => {
    const { what } = await observe(smaller)
    return what !== null && kindOf(what) === kind
  })
  const { right, answer, what: smallest } = await observe(query)
  const plan = await configuration.planner
    .plan({ query, operationName: question.operationName, overrides: [] })
    .then(planText, (cause: unknown) => String(cause))
  return [
    `seed ${seed}, ${configuration.name}: ${smallest}`,
    query,
    `variables ${JSON.stringify(question.variables)}`,
    `right  ${JSON.stringify(right)}`,
    `answer ${JSON.stringify(answer)}`,
    plan,
    `again: node gateway/test/differential/differential.cli.ts --seed ${seed}`,
  ].join('\n')
}

const kindOf = (what: string) => what.slice(0, 12)
