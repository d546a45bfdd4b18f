import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { enterOrganization } from '../harness/enter-organization.ts'
import { removeDataFolder, startPlatform, type Client, type StartedPlatform } from '../harness/platform-under-test.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url))

type Issue = { row: number; column: string | null; code: string; severity: string; message: string }
type Import = {
  id: string
  state: string
  rowCount: number
  newRows: number
  unchangedRows: number
  rejectedRows: number
  errorCount: number
  warningCount: number
}
type Payload = { repeated: boolean; import: Import }
type Options = { mode?: 'DRY_RUN' | 'ALL_OR_NOTHING' | 'VALID_ROWS'; numberFormat?: 'POINT' | 'COMMA' }
type Line = Record<string, unknown>
type Page<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } }

/** One app as a person who imports files into it sees it. */
type App = {
  readonly name: string
  readonly good: Buffer
  readonly faulty: Buffer
  /** Row, column and code of every finding in the faulty file; severity is said where it is a warning. */
  readonly findings: readonly string[]
  readonly goodRows: readonly number[]
  readonly warnings: readonly string[]
  readonly decimalColumns: readonly string[]
  readonly mutation: { readonly field: string; readonly input: string }
  readonly query: {
    readonly import: string
    readonly year: string
    readonly lines: string
    readonly fields: string
    readonly reference: string
  }
}

const cbam: App = {
  name: 'goods',
  good: example('cbam-imports-2026.csv'),
  faulty: example('cbam-imports-with-faults.csv'),
  goodRows: [2, 14, 33, 34, 35],
  warnings: ['DOC_CODE_MISSING', 'MRN_FORMAT'],
  decimalColumns: ['net_mass_t'],
  mutation: { field: 'importGoods', input: 'ImportGoodsInput' },
  query: {
    import: 'cbamImport',
    year: 'cbam',
    lines: 'importLines',
    fields: 'externalRef mrn itemNumber importDate cnCode taricCode originCountry netMassTonnes version',
    reference: 'externalRef',
  },
  findings: [
    '3 mrn ROW_MISSING_FIELD',
    '4 item_number ROW_BAD_TYPE',
    '5 import_date ROW_BAD_TYPE',
    '6 import_date ROW_BAD_TYPE',
    '7 import_date DATE_PERIOD',
    '8 declarant_eori EORI_FORMAT',
    '9 external_ref ROW_TEXT_TOO_LONG',
    '10 mrn ROW_CONTROL_CHARACTER',
    '11 cn_code CN_FORMAT',
    '12 cn_code CN_UNKNOWN',
    '13 cn_code CN_NOT_VALID_ON_DATE',
    '15 taric_code TARIC_FORMAT',
    '16 taric_code TARIC_CN_MISMATCH',
    '17 taric_code TARIC_REQUIRED',
    '18 origin_country COUNTRY_UNKNOWN',
    '19 production_country COUNTRY_UNKNOWN',
    '20 net_mass_t MASS_NOT_POSITIVE',
    '21 net_mass_t ROW_BAD_TYPE',
    '22 net_mass_t ROW_AMBIGUOUS_NUMBER',
    '23 net_mass_t ROW_BAD_TYPE',
    '24 quantity_mwh QUANTITY_UNIT',
    '25 document_code DOC_CODE_UNKNOWN',
    '26 document_code DOC_CODE_CONFLICT',
    '27 account_number ACCOUNT_FORMAT',
    '28 procedure_code ROW_BAD_TYPE',
    '29 item_number ROW_DUPLICATE',
    '30 external_ref ROW_DUPLICATE',
    '31 null ROW_COLUMN_COUNT',
    '32 null ROW_ENCODING',
    '33 document_code DOC_CODE_MISSING',
    '34 mrn MRN_FORMAT',
  ],
}

const vcci: App = {
  name: 'activity',
  good: example('vcci-spend-2026.csv'),
  faulty: example('vcci-spend-with-faults.csv'),
  goodRows: [2, 3, 4, 5],
  warnings: ['NEGATIVE_AMOUNT', 'CATEGORY_FACTOR_MISMATCH'],
  decimalColumns: ['amount', 'quantity', 'distance_km'],
  mutation: { field: 'importActivity', input: 'ImportActivityInput' },
  query: {
    import: 'vcciImport',
    year: 'vcci',
    lines: 'activityLines',
    fields: 'externalRef date classification category amount currency quantity unit distanceKm version',
    reference: 'externalRef',
  },
  findings: [
    '4 amount NEGATIVE_AMOUNT',
    '5 category CATEGORY_FACTOR_MISMATCH',
    '6 external_ref ROW_MISSING_FIELD',
    '7 date ROW_MISSING_FIELD',
    '8 date ROW_BAD_TYPE',
    '9 date DATE_PERIOD',
    '10 classification ROW_MISSING_FIELD',
    '11 classification CLASSIFICATION_UNKNOWN',
    '12 classification FACTOR_NOT_FOUND',
    '13 classification FACTOR_AMBIGUOUS',
    '14 category CATEGORY_UNKNOWN',
    '15 amount ROW_BAD_TYPE',
    '16 amount ROW_BAD_TYPE',
    '17 currency ROW_MISSING_FIELD',
    '18 currency CURRENCY_UNKNOWN',
    '19 currency CURRENCY_RATE_MISSING',
    '20 currency CURRENCY_RATE_MISSING',
    '21 price_basis ROW_BAD_TYPE',
    '22 null AMOUNT_AND_QUANTITY',
    '23 null ROW_MISSING_FIELD',
    '24 amount UNIT_MISMATCH',
    '25 unit UNIT_MISMATCH',
    '26 unit ROW_BAD_TYPE',
    '27 country COUNTRY_UNKNOWN',
    '28 external_ref ROW_DUPLICATE',
    '29 amount ROW_BAD_TYPE',
    '30 null ROW_WRONG_COLUMN_COUNT',
  ],
}

let platform: StartedPlatform
let organizations = 0

/** A person who may import, in an organization that has nothing yet. */
function newOrganization(): Promise<Client> {
  organizations += 1
  const email = `person@organization-${organizations}.example`
  return enterOrganization(platform, {
    name: `Organization ${organizations}`,
    email,
    roles: ['compliance_officer', 'analyst'],
  })
}

const figures = 'id state rowCount newRows unchangedRows rejectedRows errorCount warningCount'

async function importFile({ mutation }: App, client: Client, file: Buffer, options: Options = {}): Promise<Payload> {
  const query = `mutation ($input: ${mutation.input}!) { ${mutation.field}(input: $input) { repeated import { ${figures} } } }`
  const uploadId = await client.upload(file)
  const input = { uploadId, fileName: 'file.csv', mode: 'VALID_ROWS', numberFormat: 'POINT', year: 2026, ...options }
  return (await client.get<Record<string, Payload>>(query, { input }))[mutation.field]!
}

/** All findings of an import, page by page, as stored. */
async function issuesOf({ query }: App, client: Client, id: string): Promise<Issue[]> {
  const ask = `query ($id: ID!, $after: String) { ${query.import}(id: $id) { issues(first: 20, after: $after) { nodes { row column code severity message } pageInfo { hasNextPage endCursor } } } }`
  return everyPage(
    async (after) =>
      (await client.get<Record<string, { issues: Page<Issue> }>>(ask, { id, after }))[query.import]!.issues,
  )
}

/** All lines of the year. */
function linesOf({ query }: App, client: Client): Promise<Line[]> {
  const ask = `query ($after: String) { organization { ${query.year}(year: 2026) { lines: ${query.lines}(first: 100, after: $after) { nodes { ${query.fields} } pageInfo { hasNextPage endCursor } } } } }`
  type Answer = { organization: Record<string, { lines: Page<Line> }> }
  return everyPage(async (after) => (await client.get<Answer>(ask, { after })).organization[query.year]!.lines)
}

async function importsOf({ query }: App, client: Client): Promise<Import[]> {
  const ask = `{ organization { ${query.year}(year: 2026) { imports(first: 100) { nodes { ${figures} } } } } }`
  type Answer = { organization: Record<string, { imports: { nodes: Import[] } }> }
  return (await client.get<Answer>(ask)).organization[query.year]!.imports.nodes
}

async function everyPage<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const nodes: Node[] = []
  for (let after: string | null = null; ;) {
    const page = await read(after)
    nodes.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}

/** The same file as a spreadsheet program with German settings writes it: BOM, semicolons, decimal commas, CRLF. */
function asGermanSpreadsheet({ decimalColumns }: App, file: Buffer): Buffer {
  const [header, ...rows] = file.toString().trimEnd().split('\n').map(fieldsOf)
  const positions = decimalColumns.map((column) => header!.indexOf(column))
  const written = rows.map((row) => row.map((field, at) => (positions.includes(at) ? field.replace('.', ',') : field)))
  const lines = [header!, ...written].map((row) =>
    row.map((field) => (/[;"]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(';'),
  )
  return Buffer.from(`\u{feff}${lines.join('\r\n')}\r\n`)
}

const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

beforeAll(async () => {
  platform = await startPlatform({ settings: { DEMO: 'false' } })
}, 60_000)
afterAll(async () => {
  await platform.stop()
  await removeDataFolder(platform.folder)
})

describe.each([cbam, vcci])('a file of $name with faults', (app) => {
  let owner: Client
  let first: Payload
  beforeAll(async () => {
    owner = await newOrganization()
    first = await importFile(app, owner, app.faulty)
  }, 30_000)

  it('has 20 kinds of bad rows or more: each kind is another column or code', () => {
    const errors = app.findings.filter((finding) => !app.warnings.some((code) => finding.endsWith(code)))
    const kinds = new Set(errors.map((finding) => finding.replace(/^\d+ /, '')))
    expect(kinds.size).toBeGreaterThanOrEqual(20)
  })

  it('given mode VALID_ROWS, then each finding is told with row, column, code, severity and a sentence', async () => {
    const issues = await issuesOf(app, owner, first.import.id)
    expect(issues.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual(app.findings)
    const severities = issues.map(({ code, severity }) => ({ code, severity }))
    expect(severities).toEqual(
      severities.map(({ code }) => ({ code, severity: app.warnings.includes(code) ? 'WARNING' : 'ERROR' })),
    )
    for (const { message } of issues) expect(message).toMatch(/^\S.{10,}\.$/s)
  })

  it('given mode VALID_ROWS, then the good rows are stored once, and no other', async () => {
    const rejected = app.faulty.toString('latin1').trimEnd().split('\n').length - 1 - app.goodRows.length
    expect(first).toMatchObject({
      repeated: false,
      import: {
        state: 'COMMITTED_WITH_ISSUES',
        newRows: app.goodRows.length,
        rejectedRows: rejected,
        errorCount: rejected,
        warningCount: 2,
      },
    })
    const rows = app.faulty.toString().split('\n').map(fieldsOf)
    const reference = rows[0]!.indexOf('external_ref')
    const expected = app.goodRows.map((row) => rows[row - 1]![reference])
    expect((await linesOf(app, owner)).map((line) => line[app.query.reference]).toSorted()).toEqual(expected.toSorted())
  })

  it('given the same file again, then it gives the first result, and in another mode every good row is unchanged', async () => {
    const lines = await linesOf(app, owner)
    expect(await importFile(app, owner, app.faulty)).toEqual({ repeated: true, import: first.import })
    const dry = await importFile(app, owner, app.faulty, { mode: 'DRY_RUN' })
    expect(dry.import).toMatchObject({ state: 'DRY_RUN', newRows: 0, unchangedRows: app.goodRows.length })
    const withNewline = Buffer.concat([app.faulty, Buffer.from('\n')])
    const again = await importFile(app, owner, withNewline)
    expect(again).toMatchObject({ repeated: false, import: { newRows: 0, unchangedRows: app.goodRows.length } })
    expect(await linesOf(app, owner)).toEqual(lines)
  })

  it('given mode DRY_RUN, then all findings are told and no line is stored', async () => {
    const client = await newOrganization()
    const { import: tried } = await importFile(app, client, app.faulty, { mode: 'DRY_RUN' })
    expect(tried).toMatchObject({ state: 'DRY_RUN', newRows: app.goodRows.length })
    expect(await issuesOf(app, client, tried.id)).toHaveLength(app.findings.length)
    expect(await linesOf(app, client)).toEqual([])
  }, 15_000)

  it('given mode ALL_OR_NOTHING and one bad row among good ones, then nothing is stored', async () => {
    const client = await newOrganization()
    const oneBad = Buffer.concat([app.good, Buffer.from('one field\n')])
    const { import: refused } = await importFile(app, client, oneBad, { mode: 'ALL_OR_NOTHING' })
    expect(refused).toMatchObject({ state: 'REJECTED', newRows: 0, rejectedRows: refused.rowCount, errorCount: 1 })
    expect(await linesOf(app, client)).toEqual([])
    const { import: whole } = await importFile(app, client, app.good, { mode: 'ALL_OR_NOTHING' })
    expect(whole).toMatchObject({ newRows: refused.rowCount - 1, rejectedRows: 0 })
    expect(await linesOf(app, client)).toHaveLength(refused.rowCount - 1)
  }, 15_000)

  it('given the good file with BOM, semicolons, decimal commas and CRLF, then it gives the same lines', async () => {
    const [english, german] = [await newOrganization(), await newOrganization()]
    const { import: plain } = await importFile(app, english, app.good)
    const variant = asGermanSpreadsheet(app, app.good)
    const { import: other } = await importFile(app, german, variant, { numberFormat: 'COMMA' })
    expect(plain.newRows).toBeGreaterThan(50)
    expect({ ...other, id: null }).toEqual({ ...plain, id: null })
    expect(byReference(app, await linesOf(app, german))).toEqual(byReference(app, await linesOf(app, english)))
  }, 20_000)

  it('given another organization, then it sees neither lines nor imports nor findings, by id either', async () => {
    const stranger = await newOrganization()
    const stored = await importsOf(app, owner)
    expect(stored.map(({ id }) => id)).toContain(first.import.id)
    expect(await linesOf(app, stranger)).toEqual([])
    expect(await importsOf(app, stranger)).toEqual([])
    const ask = `query ($id: ID!) { ${app.query.import}(id: $id) { id rowCount issues { nodes { row message } } } }`
    expect(await stranger.ask(ask, { id: first.import.id })).toEqual({ data: { [app.query.import]: null } })
    const uploadId = await owner.upload(app.good)
    const input = { uploadId, fileName: 'theirs.csv', mode: 'VALID_ROWS', numberFormat: 'POINT', year: 2026 }
    const theirs = `mutation ($input: ${app.mutation.input}!) { ${app.mutation.field}(input: $input) { import { id } } }`
    expect(await stranger.ask(theirs, { input })).toMatchObject({
      errors: [{ extensions: { code: 'UPLOAD_NOT_FOUND' } }],
    })
  }, 15_000)
})

const byReference = ({ query }: App, lines: readonly Line[]) =>
  lines.toSorted((a, b) => String(a[query.reference]).localeCompare(String(b[query.reference])))
