import type { GraphQLSchema } from 'graphql'
import type { FetchNode } from '../planning/plan.ts'
import type { ServiceLink } from '../transport/subgraph-transport.ts'
import { isTypeStep, type FetchCondition, type Schedule, type ScheduledFetch } from './dependencies.ts'
import { entityFetch } from './entity-fetch.ts'
import { bringsOwnScalars } from './fetch-selection.ts'
import { compileQuestion } from './question.ts'
import type { IsPossible } from './rewrites.ts'
import { rootFetch } from './root-fetch.ts'
import type { Program, Step } from './run.ts'
import type { FastPathHealth } from './slices/fast-path.ts'

/** What a program needs to know of the graph. */
export type GraphFacts = {
  readonly fullSchema: GraphQLSchema
  readonly isPossible: IsPossible
  /** Null for a service that the gateway is itself. */
  readonly link: (service: string) => ServiceLink | null
  /** Null if the slicing way is switched off. */
  readonly health: FastPathHealth | null
}

/** Compiles the fetches of a plan into steps that start by what they need. */
export function compileProgram({ fetches, parts }: Schedule, facts: GraphFacts): Program {
  // Then objects at one place of the plan may be filled each in its own way by what follows.
  const isContextual = fetches.some(({ fetch, path }) => fetch.contextRewrites?.length || path.some(isTypeStep))
  const questions = new Map<string, number>()
  const memoryOf = (fetch: FetchNode) => {
    const question = questionOf(fetch)
    const number = questions.get(question) ?? questions.size
    questions.set(question, number)
    return number
  }
  const steps = fetches.map((scheduled, index): Step => {
    const { fetch, conditions, after, part } = scheduled
    const ask = compileQuestion(
      fetch,
      facts.link(fetch.serviceName),
      bringsOwnScalars(facts.fullSchema, parentOf(scheduled, facts), scheduled.selection),
    )
    const perform = fetch.requires
      ? entityFetch(scheduled, ask, memoryOf(fetch), isContextual, facts.isPossible)
      : rootFetch(scheduled, ask, facts.isPossible)
    const dependents = fetches.flatMap(({ after }, other) => (after.includes(index) ? [other] : []))
    return { dependents, waits: after.length, part, perform: onlyIf(conditions, perform) }
  })
  const countOf = (part: number) => steps.filter((step) => step.part === part).length
  return { steps, parts: [0, ...parts.map((_, index) => index + 1)].map(countOf) }
}

/** What a fetch asks, whatever the planner called it: two fetches that ask the same can share answers. */
function questionOf({ serviceName, operation, operationName, variableUsages = [], outputRewrites }: FetchNode): string {
  const text = operationName ? operation.replace(` ${operationName}`, '') : operation
  return JSON.stringify([serviceName, text, variableUsages, outputRewrites])
}

function parentOf({ fetch }: ScheduledFetch, { fullSchema }: GraphFacts) {
  if (fetch.requires) return null
  return fetch.operationKind === 'mutation' ? fullSchema.getMutationType() : fullSchema.getQueryType()
}

const holds = ({ variable, expected }: FetchCondition, variables: Readonly<Record<string, unknown>>) =>
  Boolean(variables[variable]) === expected

export const allHold = (conditions: readonly FetchCondition[], variables: Readonly<Record<string, unknown>>): boolean =>
  conditions.every((condition) => holds(condition, variables))

function onlyIf(conditions: readonly FetchCondition[], perform: Step['perform']): Step['perform'] {
  if (conditions.length === 0) return perform
  return (run, done) => (allHold(conditions, run.variables) ? perform(run, done) : done())
}
