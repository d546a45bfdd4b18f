import type { Caller, TextLink } from '../../transport/subgraph-transport.ts'
import { mayGenerate } from '../generate.ts'
import { compileVariables, requestStart } from '../question.ts'
import { generateCode, type GeneratedCode } from './fetch-code.ts'
import { NotSliceable, type Positions, type SlicedFetch } from './positions.ts'
import { SlicedRun, type SlicedOutcome, type SlicedStep } from './sliced-run.ts'

/** An operation whose response is put together from slices of the services' answers. */
export class SlicedProgram {
  readonly #steps: readonly SlicedStep[]
  readonly #code: GeneratedCode

  /** @throws {NotSliceable} */
  constructor(positions: Positions, link: (service: string) => TextLink) {
    if (!mayGenerate) throw new NotSliceable('code generation is forbidden')
    const { fetches } = positions
    this.#code = generateCode(positions)
    const questions = fetches.map(questionOf)
    const isAskedTwice = (question: string | null) =>
      question !== null && questions.indexOf(question) !== questions.lastIndexOf(question)
    this.#steps = fetches.map(({ index, fetch, after }) => ({
      index,
      service: fetch.serviceName,
      link: link(fetch.serviceName),
      start: requestStart(fetch),
      variables: compileVariables(fetch),
      code: this.#code.fetches[index]!,
      isEntity: Boolean(fetch.requires),
      memory: isAskedTwice(questions[index]!) ? questions.indexOf(questions[index]!) : -1,
      waits: after.length,
      dependents: fetches.flatMap((other) => (other.after.includes(index) ? [other.index] : [])),
    }))
  }

  /** @returns how to abandon it */
  run(variables: Readonly<Record<string, unknown>>, caller: Caller, outcome: SlicedOutcome): () => void {
    const run = new SlicedRun(this.#steps, this.#code, variables, caller, outcome)
    run.start()
    return () => run.abandon()
  }
}

/** What a fetch of entities asks, whatever the planner called it; null for fetches of the root. */
function questionOf({ fetch, keys }: SlicedFetch): string | null {
  const { serviceName, operation, operationName, requires } = fetch
  const text = operationName ? operation.replace(` ${operationName}`, '') : operation
  return requires ? JSON.stringify([serviceName, text, keys]) : null
}
