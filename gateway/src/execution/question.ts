import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { FetchNode } from '../planning/plan.ts'
import { SubgraphBadAnswer, SubgraphTimeout, SubgraphUnavailable } from '../transport/subgraph-failures.ts'
import type { GiveUp, ObjectLink, Reply, ServiceLink, TextLink } from '../transport/subgraph-transport.ts'
import { readAnswer, type ServiceAnswer } from './answer-faults.ts'
import { atDeadline } from './deadlines.ts'
import { asBytes, parseJson, type Characters, type JsonObject } from './json.ts'
import type { LocalServices, Run } from './run.ts'
import type { HeardAnswer } from './slices/sliced-run.ts'

/** What a question carries beside the client's variables, as text and as objects; only one of them is asked for. */
export type Attachment = {
  /** Members of the variables object, for example `"representations":[…]`. */
  readonly text: () => string
  readonly objects: () => JsonObject
}

export type Answered = (answer: ServiceAnswer | null, failure: DomainError | null) => void

/** Asks one service what one fetch asks; the answer always comes, unless the run is abandoned. */
export type Question = (run: Run, attachment: Attachment | null, answered: Answered) => void

/** @param exact - whether numbers keep digits that a double would lose */
export function compileQuestion(fetch: FetchNode, link: ServiceLink | null, exact: boolean): Question {
  const ask = link?.speaks === 'text' ? askByText(fetch, link, exact) : askByObject(fetch, link)
  return (run, attachment, answered) => {
    const local = run.local?.[fetch.serviceName]
    if (local) askLocally(fetch, local, run, answered)
    else ask(run, attachment, answered)
  }
}

/** The fixed part of a request's text up to the members of its variables, as bytes. */
export function requestStart({ operation, operationName }: FetchNode): string {
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''
  return asBytes(`{"query":${JSON.stringify(operation)}${name},"variables":{`)
}

/** Writes those of a client's variables that a fetch uses as members of a JSON object, as bytes. Variables without a value are left out. */
export function compileVariables({
  variableUsages = [],
}: FetchNode): (variables: Readonly<Record<string, unknown>>) => string {
  if (variableUsages.length === 0) return () => ''
  const members = variableUsages.map((name) => ({ name, start: `${JSON.stringify(name)}:` }))
  return (variables) => {
    let text = ''
    for (const { name, start } of members) {
      const value = variables[name]
      if (value !== undefined) text += (text ? ',' : '') + start + JSON.stringify(value)
    }
    return asBytes(text)
  }
}

function askByText(fetch: FetchNode, link: TextLink, exact: boolean): Question {
  const start = requestStart(fetch)
  const variablesText = compileVariables(fetch)
  const repeatable = fetch.operationKind !== 'mutation'
  return (run, attachment, answered) => {
    const own = variablesText(run.variables)
    const { characters } = run
    const text = attachment?.text() ?? ''
    const attached = characters === 'bytes' ? text : asBytes(text)
    const body = `${start}${own}${own && attached ? ',' : ''}${attached}}}`
    const hear = run.guarded((failure: DomainError | null, bytes: Buffer | null) => {
      if (failure || !bytes) return answered(null, failure)
      let answer: ServiceAnswer | null = null
      try {
        answer = readText(bytes, exact, characters)
      } catch {
        /* no JSON */
      }
      answered(answer, answer ? null : new SubgraphBadAnswer(fetch.serviceName))
    })
    const heard = run.heard?.get(`${fetch.serviceName}\n${body}`)
    if (heard) return whenHeard(heard, hear)
    let giveUp: GiveUp | null = null
    let isHere = false
    giveUp = link.send(body, run.caller, repeatable, (failure, bytes) => {
      isHere = true
      if (giveUp) run.arrived(giveUp)
      hear(failure, bytes)
    })
    if (!isHere) run.underWay(giveUp)
  }
}

/** Errors are told among texts of our own: they are Unicode whatever the data is. */
function readText(body: Buffer, exact: boolean, characters: Characters): ServiceAnswer | null {
  const answer = readAnswer(parseJson(body, exact, characters))
  if (!answer || answer.errors.length === 0 || characters === 'unicode') return answer
  return { data: answer.data, errors: readAnswer(parseJson(body, exact))!.errors }
}

function whenHeard(heard: HeardAnswer, hear: Reply): void {
  if (heard.answer || heard.failure) hear(heard.failure, heard.answer)
  else heard.waiting.push(() => hear(heard.failure, heard.answer))
}

function usedVariables({ variableUsages = [] }: FetchNode, variables: Readonly<Record<string, unknown>>): JsonObject {
  const used = variableUsages.filter((name) => variables[name] !== undefined)
  return Object.fromEntries(used.map((name) => [name, variables[name]]))
}

function askByObject(fetch: FetchNode, link: ObjectLink | null): Question {
  const { operation: query, operationName = null, serviceName } = fetch
  return (run, attachment, answered) => {
    if (!link) return answered(null, new SubgraphUnavailable(serviceName, new Error('nobody has said where it is')))
    const { requester, requestId, deadline } = run.caller
    const variables = { ...usedVariables(fetch, run.variables), ...attachment?.objects() }
    let isOver = false
    const end = run.guarded((answer: ServiceAnswer | null, failure: DomainError | null) => {
      if (isOver) return
      isOver = true
      answered(answer, failure)
    })
    // It cannot be called back, but nobody waits for it any longer.
    const forget = atDeadline(deadline, () => end(null, new SubgraphTimeout(serviceName)))
    const arrived = run.guarded((answer: unknown) => {
      const read = readAnswer(answer)
      end(read, read ? null : new SubgraphBadAnswer(serviceName))
    })
    link
      .call({ query, variables, operationName, requester, requestId })
      .finally(forget)
      .then(arrived, run.guarded(rethrow))
  }
}

function askLocally(fetch: FetchNode, local: LocalServices[string], run: Run, answered: Answered): void {
  const arrived = run.guarded((answer: unknown) => answered(readAnswer(answer), null))
  local(fetch.operation, usedVariables(fetch, run.variables)).then(arrived, run.guarded(rethrow))
}

function rethrow(cause: unknown): never {
  throw cause
}
