import { parseArgs } from 'node:util'
import { caseNames, usualCases, type CaseName } from './cases.ts'
import { addedEntry, entries, type Entry } from './entries.ts'
import { mostSets } from './graph/compliance.ts'
import { loadNames, type LoadName } from './load/load.ts'

type Mode = 'table' | 'goals' | 'growth' | 'soak'

/** What a run shall do. */
export type Options = {
  readonly mode: Mode
  /** Null: what the mode measures by itself. */
  readonly only: readonly Entry[] | null
  readonly all: readonly Entry[]
  readonly cases: readonly CaseName[]
  readonly sets: number
  readonly connections: number
  readonly delayMs: number
  readonly rounds: number
  readonly seconds: number
  readonly warmSeconds: number
  readonly soakMinutes: number
  readonly load: LoadName | null
  readonly json: string | null
}

/** @throws {RangeError} with one sentence for a person */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      goals: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      soak: { type: 'string' },
      only: { type: 'string' },
      add: { type: 'string', multiple: true, default: [] },
      cases: { type: 'string' },
      latency: { type: 'boolean', default: false },
      vary: { type: 'string' },
      connections: { type: 'string' },
      delay: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      warm: { type: 'string' },
      load: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const modes = [values.goals && 'goals', values.growth && 'growth', values.soak !== undefined && 'soak'].filter(
    Boolean,
  )
  if (modes.length > 1) throw new RangeError(`Choose one of --${modes.join(', --')}.`)
  const mode = (modes[0] || 'table') as Mode
  const all = [...entries, ...values.add.map(addedEntry)]
  const sets = whole('--vary', values.vary, 50, 1, mostSets)
  return {
    mode,
    all,
    only: values.only === undefined ? null : chosen('--only', values.only, all),
    cases: casesOf(values.cases, values.latency, sets),
    sets,
    connections: whole('--connections', values.connections, 32, 1, 10_000),
    delayMs: whole('--delay', values.delay, 0, 0, 10_000),
    rounds: whole('--rounds', values.rounds, 3, 1, 1_000),
    seconds: whole('--seconds', values.seconds, mode === 'goals' ? 20 : 8, 1, 3_600),
    warmSeconds: whole('--warm', values.warm, 4, 1, 3_600),
    soakMinutes: whole('--soak', values.soak, 10, 1, 10_000),
    load: values.load === undefined ? null : oneOf('--load', values.load, loadNames),
    json: values.json ?? null,
  }
}

function casesOf(names: string | undefined, latency: boolean, sets: number): CaseName[] {
  const chosen = names?.split(',').map((name) => oneOf('--cases', name, caseNames)) ?? usualCases
  const all = chosen.flatMap((name) =>
    latency ? [name, ...caseNames.filter((other) => other === `${name}-one`)] : [name],
  )
  const varied = ['deep', 'deep-one'] // with one set these are the identical case
  return names === undefined && sets === 1 ? all.filter((name) => !varied.includes(name)) : all
}

function chosen(option: string, names: string, all: readonly Entry[]): Entry[] {
  return names.split(',').map((name) => {
    const found = all.find((entry) => entry.name === name)
    if (!found)
      throw new RangeError(`${option} knows no ${name}. There are: ${all.map((entry) => entry.name).join(', ')}.`)
    return found
  })
}

function oneOf<Name extends string>(option: string, name: string, names: readonly Name[]): Name {
  const found = names.find((known) => known === name)
  if (!found) throw new RangeError(`${option} knows no ${name}. There are: ${names.join(', ')}.`)
  return found
}

function whole(option: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  const number = text === undefined ? otherwise : Number(text)
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number
  throw new RangeError(`${option} must be a whole number from ${least} to ${most}, not ${text}.`)
}
