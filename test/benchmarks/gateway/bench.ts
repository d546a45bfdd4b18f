import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { caseNames, caseOf, type Case } from './cases.ts'
import type { GraphName, GraphRequest } from './graph/graph.ts'
import { curves, growing, growthReport } from './growth.ts'
import { chooseLoad, type Load } from './load/load.ts'
import { placing } from './machine/cpus.ts'
import { describeMachine } from './machine/describe.ts'
import { inspectable } from './machine/inspector.ts'
import { Bed } from './measure/bed.ts'
import { measureInRounds, type RunResult } from './measure/rounds.ts'
import { readOptions, type Options } from './options.ts'
import { goals } from './report/goals.ts'
import { goalsTable, judge } from './report/judge.ts'
import { legend, report } from './report/report.ts'
import { soak, variedRequests } from './soak.ts'

/**
 * `npm run bench:gateway [-- --goals | --growth | --soak minutes] [options]`: our gateway beside others in one run. It measures
 * and does not judge: slow is no failure. README.md here has the options.
 */
const root = join(import.meta.dirname, '..', '..', '..')
const cpus = placing()
const say = (text: string) => console.error(`  ${text}`)
const folder = await mkdtemp(join(tmpdir(), 'greenlang-bench-gateway-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1)) // what runs is ended on exit

try {
  if (process.platform !== 'linux') throw new Error('It needs Linux: CPU time is read from /proc.')
  await run(readOptions(process.argv.slice(2)))
} catch (cause) {
  console.error(`It could not be measured: ${(cause as Error).message}`)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exit()

async function run(options: Options): Promise<void> {
  const load = chooseLoad(options.load, { cpu: cpus.load, folder })
  console.log(`${describeMachine()}; load by ${load.name}`)
  console.log(`npm run bench:gateway -- ${process.argv.slice(2).join(' ')}\n`)
  if (options.mode === 'soak') console.log(await runSoak(options, load))
  else if (options.mode === 'growth') await runGrowth(options, load)
  else await runTable(options, load)
}

async function runTable(options: Options, load: Load): Promise<void> {
  const { mode, all, only } = options
  const wanted = mode === 'goals' ? wantedByGoals : null
  const cases = (wanted ? caseNames.filter((name) => goals.some((goal) => goal.case === name)) : options.cases).map(
    (name) => caseOf(name, options),
  )
  const entries =
    only ?? all.filter(({ optional, name }) => !optional || (wanted && cases.some((of) => wanted(name, of.name))))
  const result = await onBed('compliance', requestsOf(cases), {}, (bed) =>
    measureInRounds(bed, load, { ...options, entries, cases, say, ...(wanted ? { wants: wanted } : {}) }),
  )
  console.log(`${report(cases, result)}\n\n${legend(all, result)}`)
  const judgements = judge(goals, result)
  if (mode === 'goals') console.log(`\n### Goals\n\n${goalsTable(judgements)}`)
  await keep(options, load, { ...result, ...(mode === 'goals' ? { judgements } : {}) })
}

function wantedByGoals(name: string, of: string): boolean {
  return goals.some((goal) => goal.case === of && (goal.gateway === name || goal.against === name))
}

async function runGrowth(options: Options, load: Load): Promise<void> {
  const all = curves(options.connections)
  const cases = all.flatMap(({ points }) => points.map(([, of]) => of))
  const entries = options.only ?? growing(options.all)
  const result = await onBed('supply-chain', requestsOf(cases), {}, (bed) =>
    measureInRounds(bed, load, { ...options, entries, cases, say }),
  )
  console.log(`${growthReport(all, result)}\n\n${legend(options.all, result)}`)
  await keep(options, load, result)
}

async function runSoak({ only, all, soakMinutes: minutes, connections }: Options, load: Load): Promise<string> {
  const [entry] = only ?? all
  const settings = { minutes, connections, say }
  const shown = await onBed('compliance', variedRequests().slice(0, 1), inspectable, (bed) =>
    soak(bed, load, entry!, settings),
  )
  return `### ${entry!.name}: memory under varied load\n\n${shown}`
}

function requestsOf(cases: readonly Case[]): GraphRequest[] {
  return [...new Set(cases.flatMap(({ requests }) => requests))]
}

async function onBed<Result>(
  graphName: GraphName,
  requests: readonly GraphRequest[],
  env: Readonly<Record<string, string>>,
  work: (bed: Bed) => Promise<Result>,
): Promise<Result> {
  const bed = await Bed.open({ graphName, requests, folder, cpus, say, env })
  try {
    return await work(bed)
  } finally {
    await bed.close()
  }
}

/** Everything that was measured, for programs. */
async function keep(options: Options, { name: load }: Load, result: RunResult): Promise<void> {
  const at = new Date().toISOString()
  const file = options.json ?? join(root, '.greenlang', 'benchmarks', `${at.replaceAll(/[:.]/g, '-')}.json`)
  await mkdir(dirname(file), { recursive: true })
  const { only: _only, all: _all, ...shown } = options
  const run = { at, machine: describeMachine(), load, options: shown, ...result }
  await writeFile(file, `${JSON.stringify(run, null, 1)}\n`)
  say(`written to ${file}`)
}
