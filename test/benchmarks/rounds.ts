import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Tenant } from '@greenlang/database/tenant.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { SubgraphUnderTest } from '../harness/subgraph-under-test.ts'
import type { PageFigures, TaskFigures } from './figures.ts'
import type { Subject } from './subject.ts'

type Bench = {
  readonly subject: Subject
  readonly subgraph: SubgraphUnderTest
  /** Sees everything: for floors, and to begin each round with empty tables. */
  readonly operator: pg.Client
  readonly file: string
  readonly lines: number
}

export type SubjectFigures = { readonly tasks: readonly TaskFigures[]; readonly pages: PageFigures }

const year = 2026

/** Measures a subgraph in rounds: a task, its floor, the next task, its floor, so that a slow minute of the machine hits all. */
export async function measure(
  subject: Subject,
  { server, lines, rounds, say }: { server: string; lines: number; rounds: number; say: (text: string) => void },
): Promise<SubjectFigures> {
  const subgraph = await subject.start()
  const operator = new pg.Client({ connectionString: await databaseOf(subgraph, server) })
  operator.on('error', () => undefined) // the server ends first if the run is broken off; the next query says so
  try {
    await operator.connect()
    const bench: Bench = { subject, subgraph, operator, lines, file: subject.file(lines) }
    const imports = { task: `${subject.schema} import`, linesPerSecond: [] as number[], floor: [] as number[] }
    const calculations = {
      task: `${subject.schema} calculation`,
      linesPerSecond: [] as number[],
      floor: [] as number[],
    }
    let requester: Requester | null = null
    for (let round = 1; round <= rounds; round++) {
      requester = subgraph.newRequester(['compliance_officer', 'analyst'])
      await emptyTables(bench)
      imports.linesPerSecond.push(await importFile(bench, requester))
      imports.floor.push(await copyRows(bench))
      const result = await calculate(bench, requester)
      calculations.linesPerSecond.push(result.linesPerSecond)
      calculations.floor.push(await joinRows(bench, result.written))
      const shown = [imports, calculations].map(
        ({ task, linesPerSecond }) => `${task} ${Math.round(linesPerSecond.at(-1)!).toLocaleString('en-US')} lines/s`,
      )
      say(`round ${round} of ${rounds}: ${shown.join(', ')}`)
    }
    const { targets } = subject
    return {
      tasks: [
        { ...imports, target: targets.import },
        { ...calculations, target: targets.calculation },
      ],
      pages: await readPages(bench, requester!, say),
    }
  } finally {
    await operator.end()
    await subgraph.stop()
  }
}

async function databaseOf({ em }: SubgraphUnderTest, server: string): Promise<string> {
  const sql = 'select current_database() as name'
  const [row] = await Tenant.of(em, newUuid()).read((reader) => reader.execute<{ name: string }[]>(sql))
  const url = new URL(server)
  url.pathname = `/${row!.name}`
  return url.href
}

async function emptyTables({ subject, operator }: Bench): Promise<void> {
  await operator.query(`truncate ${subject.tables.map((table) => `${subject.schema}.${table}`).join(', ')} cascade`)
}

async function importFile({ subject, subgraph, operator, file, lines }: Bench, requester: Requester): Promise<number> {
  const uploadId = await subgraph.upload(requester, file)
  const input = { uploadId, fileName: 'bench.csv', mode: 'VALID_ROWS', numberFormat: 'POINT', year }
  await operator.query('checkpoint')
  const { seconds, value } = await timed(() => ask(subgraph, subject.importMutation, { input }, requester))
  const { import: done, issues } = value['done'] as { import: { newRows: number }; issues: unknown[] }
  if (done.newRows !== lines || issues.length > 0)
    throw new Error(`${done.newRows} of ${lines} lines came in, and ${issues.length} things were found in the file.`)
  return lines / seconds
}

/** The same rows by a bare COPY, from a file that the server itself has, into a table with the same indexes. */
async function copyRows({ subject, operator, lines }: Bench): Promise<number> {
  const { rows } = await operator.query<{ folder: string }>("select current_setting('data_directory') as folder")
  const path = join(rows[0]!.folder, `floor-${process.pid}.copy`)
  const inSql = operator.escapeLiteral(path)
  try {
    await operator.query(`copy ${subject.linesTable} to ${inSql}`)
    return await onFloorTable(operator, subject.linesTable, lines, (table) => `copy ${table} from ${inSql}`)
  } finally {
    await rm(path, { force: true })
  }
}

async function calculate({ subject, subgraph, operator, lines }: Bench, requester: Requester) {
  await operator.query('checkpoint')
  const { seconds, value } = await timed(() => ask(subgraph, subject.calculateMutation, { year }, requester))
  const { of } = value['done'] as { of: { resolved: number; unresolved: number } }
  return { linesPerSecond: lines / seconds, written: of.resolved + of.unresolved }
}

/** The same results by one statement that joins lines with the figures per unit, with statistics fresh. */
async function joinRows({ subject, operator, lines }: Bench, written: number): Promise<number> {
  await operator.query(`analyze ${subject.linesTable}, ${subject.schema}.calculation_bases`)
  const linesPerSecond = await onFloorTable(operator, subject.resultsTable, written, subject.plainCalculation)
  return (linesPerSecond * lines) / written
}

async function onFloorTable(
  operator: pg.Client,
  like: string,
  lines: number,
  fill: (table: string) => string,
): Promise<number> {
  await operator.query(`create table public.floor (like ${like} including all)`)
  try {
    await operator.query('checkpoint')
    const { seconds, value } = await timed(() => operator.query(fill('public.floor')))
    if (value.rowCount !== lines) throw new Error(`The floor wrote ${value.rowCount} rows of ${lines}.`)
    return lines / seconds
  } finally {
    await operator.query('drop table public.floor')
  }
}

/** Reads all lines by pages of 50, up to 2 000 pages. */
async function readPages(
  { subject, subgraph }: Bench,
  requester: Requester,
  say: (text: string) => void,
): Promise<PageFigures> {
  const query = `query ($of: [_Any!]!, $year: Int!, $after: String) {
    _entities(representations: $of) { ... on Organization { year: ${subject.schema}(year: $year) { ${subject.page} } } } }`
  const of = [{ __typename: 'Organization', id: publicId('org', requester.organizationId) }]
  const ms: number[] = []
  for (let after: string | null = null; ms.length < 2_000;) {
    const { seconds, value } = await timed(() => ask(subgraph, query, { of, year, after }, requester))
    ms.push(seconds * 1_000)
    const [entity] = value['_entities'] as {
      year: { page: { pageInfo: { hasNextPage: boolean; endCursor: string } } }
    }[]
    const { hasNextPage, endCursor } = entity!.year.page.pageInfo
    if (!hasNextPage) break
    after = endCursor
  }
  say(`${ms.length} pages of 50 read`)
  return { task: `${subject.schema} page of 50`, pages: ms.length, ms }
}

async function ask(
  subgraph: SubgraphUnderTest,
  query: string,
  variables: Record<string, unknown>,
  requester: Requester,
): Promise<Record<string, unknown>> {
  const { data, errors } = await subgraph.ask(query, variables, requester)
  if (errors || !data) throw new Error(`The subgraph answers: ${JSON.stringify(errors)}`)
  return data
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ seconds: number; value: Value }> {
  const begun = performance.now()
  const value = await work()
  return { seconds: (performance.now() - begun) / 1_000, value }
}
