import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@greenlang/database/embedded-postgres.ts'
import { prepareDatabase } from '@greenlang/database/prepare.ts'
import { asOperator, templateDatabase, testPasswords } from '../harness/database.ts'
import { cbam } from './cbam.ts'
import { median, printed, quantile } from './figures.ts'
import { measure, type SubjectFigures } from './rounds.ts'
import { vcci } from './vcci.ts'

/**
 * `npm run bench [-- lines] [--rounds n] [--only cbam|vcci] [--json]`: how fast files come in and are calculated, beside
 * what the same database server needs at least for the same rows. It measures and does not judge: slow is no failure.
 */
const cleanUps: (() => Promise<unknown>)[] = []
let cleaning: Promise<void> | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void cleanUp().then(() => process.exit(1)))

try {
  const settings = readSettings()
  const server = await startServer()
  const measured: SubjectFigures[] = []
  for (const subject of settings.subjects) {
    const say = (text: string) => console.error(`  ${subject.schema}: ${text}`)
    measured.push(await measure(subject, { ...settings, server, say }))
  }
  console.log(settings.json ? JSON.stringify(asData(settings.lines, measured)) : asText(settings.lines, measured))
} catch (cause) {
  console.error(`It could not be measured: ${(cause as Error).message}`)
  process.exitCode = 1
} finally {
  await cleanUp()
}
process.exit()

function readSettings() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } },
  })
  const subjects = [cbam, vcci].filter(({ schema }) => values.only === undefined || values.only === schema)
  if (subjects.length === 0) throw new RangeError('--only must be cbam or vcci.')
  return {
    lines: count('The number of lines', positionals[0], 100_000, 100),
    rounds: count('--rounds', values.rounds, 3, 1),
    json: values.json ?? false,
    subjects,
  }
}

function count(name: string, text: string | undefined, otherwise: number, least: number): number {
  const number = text === undefined ? otherwise : Number(text)
  if (Number.isSafeInteger(number) && number >= least) return number
  throw new RangeError(`${name} must be a whole number from ${least}, not ${text}.`)
}

/** A database server for this run alone, with the tables of all subgraphs. */
async function startServer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'greenlang-bench-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  process.env['TMPDIR'] = folder // so that what a run leaves that is broken off goes with it
  console.error('  starting a database')
  const postgres = await startEmbeddedPostgres(folder)
  cleanUps.push(() => postgres.stop())
  const template = new URL(postgres.adminUrl)
  template.pathname = `/${templateDatabase}`
  await asOperator(postgres.adminUrl, `create database ${templateDatabase}`)
  await prepareDatabase(template.href, testPasswords)
  process.env['TEST_POSTGRES'] = postgres.adminUrl // where the harness makes its databases
  return postgres.adminUrl
}

/** Once, whether the run ends or is ended: who comes second waits for the first. */
function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const end of cleanUps.toReversed()) await end()
  })()
  return cleaning
}

function asText(lines: number, measured: readonly SubjectFigures[]): string {
  const title = `${lines.toLocaleString('en-US')} lines, through GraphQL in one process, on ${availableParallelism()} cores with the database beside it`
  const floor =
    'Floor: import by a bare COPY of the stored rows, calculation by one INSERT … SELECT, into tables with the same indexes.'
  const tables = printed(
    measured.flatMap(({ tasks }) => tasks),
    measured.map(({ pages }) => pages),
  )
  return `\n${title}\n\n${tables}\n\nPeak memory of this process, without the database: ${peakMegabytes()} MB\n${floor}`
}

function asData(lines: number, measured: readonly SubjectFigures[]) {
  return {
    lines,
    cores: availableParallelism(),
    peakMegabytes: peakMegabytes(),
    tasks: measured.flatMap(({ tasks }) =>
      tasks.map((task) => ({ ...task, median: median(task.linesPerSecond), floorMedian: median(task.floor) })),
    ),
    pages: measured.map(({ pages: { task, pages, ms } }) => ({
      task,
      pages,
      p50Ms: quantile(ms, 0.5),
      p95Ms: quantile(ms, 0.95),
    })),
  }
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1_024)
}
