import { isUtf8 } from 'node:buffer'
import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Caller, GiveUp, TextLink } from '../../transport/subgraph-transport.ts'
import { unexpected } from './bytes.ts'
import type { AnswerBytes, FetchCode, Gathered, GeneratedCode, Remembered, Sliced } from './fetch-code.ts'

/** One fetch with all that it needs at run time. */
export type SlicedStep = {
  readonly index: number
  readonly service: string
  readonly link: TextLink
  /** The question's text up to the members of its variables. */
  readonly start: string
  readonly variables: (variables: Readonly<Record<string, unknown>>) => string
  readonly code: FetchCode
  readonly isEntity: boolean
  /** Number of its question if another fetch asks the same, else -1. */
  readonly memory: number
  readonly waits: number
  readonly dependents: readonly number[]
}

/** What a service said to a question, so that it need not be asked again. */
export type HeardAnswer = {
  readonly service: string
  readonly body: string
  answer: Buffer | null
  failure: DomainError | null
  /** Those of the general way who wait for it. */
  readonly waiting: (() => void)[]
}

export type SlicedOutcome = {
  /** The response's data as JSON bytes, one character each. */
  readonly written: (data: string) => void
  /** Something is not as expected: what was heard so far goes to the general path. @param service - whose answer it was, if one's */
  readonly surprised: (heard: readonly HeardAnswer[], service: string | null) => void
  readonly broken: (cause: unknown) => void
}

/** One execution by slices. */
export class SlicedRun {
  readonly #steps: readonly SlicedStep[]
  readonly #code: GeneratedCode
  readonly #variables: Readonly<Record<string, unknown>>
  readonly #caller: Caller
  readonly #outcome: SlicedOutcome
  readonly #root: Sliced
  readonly #waiting: number[] = []
  readonly #heard: HeardAnswer[] = []
  readonly #giveUps: (GiveUp | null)[] = []
  #memories: Map<string, Remembered>[] | null = null
  #left: number
  #isOver = false

  constructor(
    steps: readonly SlicedStep[],
    code: GeneratedCode,
    variables: Readonly<Record<string, unknown>>,
    caller: Caller,
    outcome: SlicedOutcome,
  ) {
    this.#steps = steps
    this.#code = code
    this.#variables = variables
    this.#caller = caller
    this.#outcome = outcome
    this.#root = code.newRoot()
    this.#left = steps.length
    for (const { waits } of steps) this.#waiting.push(waits)
  }

  start(): void {
    if (this.#left === 0) return this.#write()
    try {
      for (const step of this.#steps) if (step.waits === 0) this.#perform(step)
    } catch (cause) {
      this.#fault(cause, null)
    }
  }

  abandon(): void {
    this.#isOver = true
    for (const giveUp of this.#giveUps) giveUp?.()
  }

  #perform(step: SlicedStep): void {
    if (this.#isOver) return
    if (!step.isEntity) this.#send(step, '', null)
    else if (step.memory < 0) this.#ask(step)
    else this.#askOnce(step)
  }

  #done({ dependents }: SlicedStep): void {
    for (const next of dependents) if (--this.#waiting[next]! === 0) this.#perform(this.#steps[next]!)
    if (--this.#left === 0) this.#write()
  }

  #write(): void {
    if (this.#isOver) return
    const data = this.#code.write(this.#root)
    if (data === null) return this.#surprise(null)
    this.#isOver = true
    this.#outcome.written(data)
  }

  #ask(step: SlicedStep): void {
    const gathered: Gathered = { representations: '', asked: [], same: [], remembered: null, before: null }
    step.code.gather(this.#root, gathered)
    if (gathered.asked.length === 0) this.#done(step)
    else this.#send(step, `"representations":[${gathered.representations}]`, gathered)
  }

  /** Entities that another fetch with the same question has asked for are not asked for again. */
  #askOnce(step: SlicedStep): void {
    const known = ((this.#memories ??= [])[step.memory] ??= new Map<string, Remembered>())
    const gathered: Gathered = { representations: '', asked: [], same: [], remembered: [], before: [] }
    step.code.gatherOnce(this.#root, gathered, known)
    const { asked, before } = gathered
    let missing = 1
    const one = () => {
      if (--missing > 0) return
      step.code.share(gathered.same)
      this.#done(step)
    }
    for (let index = 0; index < before!.length; index += 2) {
      const memory = before![index] as Remembered
      const object = before![index + 1] as Sliced
      const read = () => {
        const { text, bytes, view } = memory.answer!
        step.code.entity(text, bytes, view, memory.place, object)
        one()
      }
      missing++
      if (memory.answer) read()
      else (memory.waiting ??= []).push(read)
    }
    if (asked.length === 0) one()
    else this.#send(step, `"representations":[${gathered.representations}]`, gathered, one)
  }

  /** @param then - what to do with the answer beside reading it, if not simply to go on */
  #send(step: SlicedStep, attached: string, gathered: Gathered | null, then: (() => void) | null = null): void {
    const own = step.variables(this.#variables)
    const body = `${step.start}${own}${own && attached ? ',' : ''}${attached}}}`
    const heard: HeardAnswer = { service: step.service, body, answer: null, failure: null, waiting: [] }
    this.#heard.push(heard)
    const giveUp = step.link.send(body, this.#caller, true, (failure, bytes) => {
      this.#giveUps[step.index] = null
      heard.answer = bytes
      heard.failure = failure
      for (const hear of heard.waiting) hear()
      if (this.#isOver) return
      if (failure || !bytes || !isUtf8(bytes)) return this.#surprise(failure ? null : step.service)
      try {
        this.#read(step, bytes, gathered, then)
      } catch (cause) {
        this.#fault(cause, step.service)
      }
    })
    if (!heard.answer && !heard.failure) this.#giveUps[step.index] = giveUp
  }

  #read(step: SlicedStep, bytes: Buffer, gathered: Gathered | null, then: (() => void) | null): void {
    const text = bytes.toString('latin1')
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    if (!gathered) {
      step.code.root(text, bytes, view, this.#root)
      return this.#done(step)
    }
    const { asked, same, remembered } = gathered
    step.code.entities(text, bytes, view, asked, remembered)
    if (!then || !remembered) {
      step.code.share(same)
      return this.#done(step)
    }
    const answer: AnswerBytes = { text, bytes, view }
    for (const memory of remembered) memory.answer = answer
    then()
    for (const { waiting } of remembered) for (const read of waiting ?? []) read()
  }

  /** Reading past the end of an answer is a surprise as others are. */
  #fault(cause: unknown, service: string | null): void {
    if (this.#isOver) return
    if (cause === unexpected || cause instanceof RangeError) return this.#surprise(service)
    this.abandon()
    this.#outcome.broken(cause)
  }

  #surprise(service: string | null): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#outcome.surprised(this.#heard, service)
  }
}
