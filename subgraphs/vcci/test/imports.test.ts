import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { vcciSubgraph } from '../src/app.ts'
import { answered, csv, exampleFile, header, ValueChain } from './value-chain.ts'

const steel = {
  external_ref: 'A-1',
  date: '2026-03-10',
  classification: 'NAICS:331110',
  supplier_name: 'Steel supplier A',
  amount: '12500.50',
  currency: 'EUR',
  country: 'DE',
}
const software = { ...steel, external_ref: 'A-2', classification: 'NAICS:541511', supplier_name: 'Software supplier A' }
const broken = { ...steel, external_ref: 'A-3', amount: 'ten' }

type Lines = {
  activityLines: { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const lines =
  'activityLines(first: 100) { nodes { externalRef version amount currency supplierName } pageInfo { hasNextPage } }'

let vcci: SubgraphUnderTest
beforeAll(async () => {
  vcci = await startSubgraphUnderTest(vcciSubgraph())
})
afterAll(() => vcci.stop())

const refs = async (chain: ValueChain) =>
  (await chain.year<Lines>(lines))?.activityLines.nodes.map(({ externalRef }) => externalRef)

describe('a file of two good rows and one with a fault', () => {
  const file = csv([steel, software, broken])

  it('given VALID_ROWS, then two lines are stored and the third row is told with its column and code', async () => {
    const chain = new ValueChain(vcci)
    const { import: done, issues } = await chain.import(file)
    expect(done).toMatchObject({
      state: 'COMMITTED_WITH_ISSUES',
      rowCount: 3,
      newRows: 2,
      rejectedRows: 1,
      errorCount: 1,
    })
    const message = 'amount must be a number such as 1234.50, of at most 30 characters.'
    expect(issues).toEqual([
      { row: 4, column: 'amount', code: 'ROW_BAD_TYPE', severity: 'ERROR', message, rawValue: 'ten' },
    ])
    expect(await refs(chain)).toEqual(['A-1', 'A-2'])
  })

  it('given ALL_OR_NOTHING, then nothing is stored but the import with its issue', async () => {
    const chain = new ValueChain(vcci)
    const { import: done, issues } = await chain.import(file, { mode: 'ALL_OR_NOTHING' })
    expect(done).toMatchObject({ state: 'REJECTED', rowCount: 3, newRows: 0, rejectedRows: 3 })
    expect(issues).toHaveLength(1)
    expect(await refs(chain)).toEqual([])
    const imports = await chain.year<{ imports: { nodes: object[] } }>('imports { nodes { id state } }')
    expect(imports?.imports.nodes).toEqual([{ id: done.id, state: 'REJECTED' }])
  })

  it('given DRY_RUN, then it says what would be stored and stores no line', async () => {
    const chain = new ValueChain(vcci)
    const { import: done } = await chain.import(file, { mode: 'DRY_RUN' })
    expect(done).toMatchObject({ state: 'DRY_RUN', rowCount: 3, newRows: 2, rejectedRows: 1 })
    expect(await refs(chain)).toEqual([])
  })
})

describe('a file that comes again', () => {
  it('given the same file twice, then the second time nothing is done and the first import is the answer', async () => {
    const chain = new ValueChain(vcci)
    const first = await chain.import(csv([steel, software]))
    const second = await chain.import(csv([steel, software]))
    expect([first.repeated, second.repeated]).toEqual([false, true])
    expect(second.import.id).toBe(first.import.id)
    expect(await refs(chain)).toEqual(['A-1', 'A-2'])
  })

  it('given the same file twice at once, then each line is stored once', async () => {
    const chain = new ValueChain(vcci)
    const both = await Promise.all([chain.import(csv([steel, software])), chain.import(csv([steel, software]))])
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true])
    expect(await refs(chain)).toEqual(['A-1', 'A-2'])
  })

  it('given a line with another amount, then it is the same line in version 2, and the one that stayed is version 1', async () => {
    const chain = new ValueChain(vcci)
    await chain.import(csv([steel, software]))
    const { import: done } = await chain.import(csv([{ ...steel, amount: '99.00' }, software]))
    expect(done).toMatchObject({ newRows: 0, changedRows: 1, unchangedRows: 1 })
    expect((await chain.year<Lines>(lines))?.activityLines.nodes).toMatchObject([
      { externalRef: 'A-1', version: 2, amount: '99' },
      { externalRef: 'A-2', version: 1, amount: '12500.5' },
    ])
  })

  it('given the same reference in 2025, then it is another line: the one of 2026 stays', async () => {
    const chain = new ValueChain(vcci)
    await chain.import(csv([steel]))
    const { import: done } = await chain.import(csv([{ ...steel, date: '2025-03-10' }]), { year: 2025 })
    expect(done).toMatchObject({ newRows: 1, changedRows: 0 })
    expect(await refs(chain)).toEqual(['A-1'])
  })

  it('given two files with one idempotency key, then the second is not read', async () => {
    const chain = new ValueChain(vcci)
    const first = await chain.import(csv([steel]), { idempotencyKey: 'march' })
    const second = await chain.import(csv([software]), { idempotencyKey: 'march' })
    expect(second).toMatchObject({ repeated: true, import: { id: first.import.id } })
    expect(await refs(chain)).toEqual(['A-1'])
  })
})

describe('how a file may be written', () => {
  it('given semicolons, decimal commas and a byte order mark, then 1.250,50 is read as 1250.5', async () => {
    const chain = new ValueChain(vcci)
    const file = `\u{feff}${csv([{ ...steel, amount: '1.250,50', supplier_name: 'Stahl Ä' }], ';')}`
    const { import: done } = await chain.import(file, { numberFormat: 'COMMA' })
    expect(done).toMatchObject({ state: 'COMMITTED', newRows: 1 })
    const year = await chain.year<Lines>(lines)
    expect(year?.activityLines.nodes).toMatchObject([{ amount: '1250.5', supplierName: 'Stahl Ä' }])
  })

  it('given a file without the column date, then it is refused as a whole and leaves no import', async () => {
    const chain = new ValueChain(vcci)
    const { errors } = await chain.tryImport('external_ref,classification\nA-1,NAICS:331110\n')
    expect(errors).toMatchObject([{ extensions: { code: 'FILE_MISSING_COLUMNS', missing: ['date'] } }])
    const year = await chain.year<{ imports: { nodes: object[] } }>('imports { nodes { id } }')
    expect(year?.imports.nodes).toEqual([])
  })

  it('given an upload of another organization, then there is no such upload', async () => {
    const uploadId = await vcci.upload(vcci.newRequester(['analyst']), csv([steel]))
    const input = { uploadId, fileName: 'a.csv', mode: 'VALID_ROWS', numberFormat: 'POINT', year: 2026 }
    const mutation = 'mutation ($input: ImportActivityInput!) { importActivity(input: $input) { repeated } }'
    const { errors } = await new ValueChain(vcci).ask(mutation, { input })
    expect(errors).toMatchObject([{ extensions: { code: 'UPLOAD_NOT_FOUND' } }])
  })
})

describe('examples/vcci-spend-with-faults.csv', () => {
  it('given 29 rows, then 4 lines are stored and each of the others is told by row, column and code', async () => {
    const chain = new ValueChain(vcci)
    const { import: done, issues } = await chain.import(exampleFile('vcci-spend-with-faults.csv'))
    expect(done).toMatchObject({ rowCount: 29, newRows: 4, rejectedRows: 25, warningCount: 2 })
    expect(issues.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'amount', 'NEGATIVE_AMOUNT'],
      [5, 'category', 'CATEGORY_FACTOR_MISMATCH'],
      [6, 'external_ref', 'ROW_MISSING_FIELD'],
      [7, 'date', 'ROW_MISSING_FIELD'],
      [8, 'date', 'ROW_BAD_TYPE'],
      [9, 'date', 'DATE_PERIOD'],
      [10, 'classification', 'ROW_MISSING_FIELD'],
      [11, 'classification', 'CLASSIFICATION_UNKNOWN'],
      [12, 'classification', 'FACTOR_NOT_FOUND'],
      [13, 'classification', 'FACTOR_AMBIGUOUS'],
      [14, 'category', 'CATEGORY_UNKNOWN'],
      [15, 'amount', 'ROW_BAD_TYPE'],
      [16, 'amount', 'ROW_BAD_TYPE'],
      [17, 'currency', 'ROW_MISSING_FIELD'],
      [18, 'currency', 'CURRENCY_UNKNOWN'],
      [19, 'currency', 'CURRENCY_RATE_MISSING'],
      [20, 'currency', 'CURRENCY_RATE_MISSING'],
      [21, 'price_basis', 'ROW_BAD_TYPE'],
      [22, null, 'AMOUNT_AND_QUANTITY'],
      [23, null, 'ROW_MISSING_FIELD'],
      [24, 'amount', 'UNIT_MISMATCH'],
      [25, 'unit', 'UNIT_MISMATCH'],
      [26, 'unit', 'ROW_BAD_TYPE'],
      [27, 'country', 'COUNTRY_UNKNOWN'],
      [28, 'external_ref', 'ROW_DUPLICATE'],
      [29, 'amount', 'ROW_BAD_TYPE'],
      [30, null, 'ROW_WRONG_COLUMN_COUNT'],
    ])
    expect(issues.filter(({ message }) => !message.endsWith('.'))).toEqual([])
    expect(await refs(chain)).toEqual(['F-01', 'F-02', 'F-03', 'F-04'])
  })

  it('given pages of 10 issues, then three pages hold all 27 in the order of the rows', async () => {
    const chain = new ValueChain(vcci)
    const { import: done } = await chain.import(exampleFile('vcci-spend-with-faults.csv'))
    const query = `query ($id: ID!, $after: String) { vcciImport(id: $id) {
      issues(first: 10, after: $after) { nodes { row } pageInfo { hasNextPage endCursor } } } }`
    type Page = { issues: { nodes: { row: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
    const rows: number[] = []
    for (let after: string | null = null, pages = 0; pages === 0 || after; pages++) {
      const { issues }: Page = answered<Page>(await chain.ask(query, { id: done.id, after }), 'vcciImport')
      rows.push(...issues.nodes.map(({ row }) => row))
      after = issues.pageInfo.hasNextPage ? issues.pageInfo.endCursor : null
    }
    expect(rows).toEqual(Array.from({ length: 27 }, (_, index) => index + 4))
  })
})

describe('a reference that stands in the file twice', () => {
  const rows = (file: string) => `external_ref,date,classification,amount,currency\n${file}`

  it('given two good rows, then the first is stored and the second names its row', async () => {
    const chain = new ValueChain(vcci)
    const { issues } = await chain.import(
      rows('A-1,2026-03-10,NAICS:331110,1,EUR\nA-1,2026-03-10,NAICS:331110,2,EUR\n'),
    )
    expect(issues).toMatchObject([
      { row: 3, column: 'external_ref', code: 'ROW_DUPLICATE', message: expect.stringContaining('row 2') as unknown },
    ])
    expect(await refs(chain)).toEqual(['A-1'])
  })

  it('given a refused row before a good one, then the good one is stored', async () => {
    const chain = new ValueChain(vcci)
    const { issues } = await chain.import(
      rows('A-1,2026-03-10,NAICS:331110,no number,EUR\nA-1,2026-03-10,NAICS:331110,2,EUR\n'),
    )
    expect(issues).toMatchObject([{ row: 2, code: 'ROW_BAD_TYPE' }])
    expect(await refs(chain)).toEqual(['A-1'])
  })
})

describe('hostile cells', () => {
  it('given the longest texts, formulas, quotes and COPY signs, then each is stored as it stands', async () => {
    const chain = new ValueChain(vcci)
    const names = ['=1+1', '\\N', '\\.', "'; drop table vcci.activity_lines; --", '€'.repeat(300), 'a""b']
    const rows = names.map((name, index) => ({
      ...steel,
      external_ref: `${'€'.repeat(199)}${index}`,
      supplier_name: name,
    }))
    const { import: done } = await chain.import(csv(rows).replace('a""b', '"a""b"'))
    expect(done).toMatchObject({ state: 'COMMITTED', newRows: 6 })
    const stored = (await chain.year<Lines>(lines))?.activityLines.nodes.map(({ supplierName }) => supplierName)
    expect(stored).toEqual([...names.slice(0, 5), 'a"b'])
  })

  it('given years and categories beyond all bounds, or a NUL in a filter, then the lists are empty', async () => {
    const chain = new ValueChain(vcci)
    await chain.import(csv([steel]))
    const empty = { activityLines: { nodes: [] } }
    for (const filter of ['{ category: 2147483647 }', '{ category: -1 }', '{ supplier: "a\\u0000" }'])
      expect(await chain.year(`activityLines(filter: ${filter}) { nodes { id } }`)).toEqual(empty)
    expect(await chain.year('activityLines { nodes { id } } inventory { id }', 2147483647)).toEqual({
      ...empty,
      inventory: null,
    })
  })
})

describe('the list of lines', () => {
  it('given the 61 lines of the example, then filters by category and supplier leave 9 and 4, and pages join without gap', async () => {
    const chain = new ValueChain(vcci)
    await chain.import(exampleFile('vcci-spend-2026.csv'))
    const count = async (filter: string) =>
      (await chain.year<Lines>(`activityLines(first: 100, filter: ${filter}) { nodes { externalRef } }`))?.activityLines
        .nodes.length
    expect(await count('{ category: 6 }')).toBe(9)
    expect(await count('{ supplier: "Steel supplier A" }')).toBe(4)
    expect(await count('{ category: 2, supplier: "Steel supplier A" }')).toBe(0)
    const seen: unknown[] = []
    for (let after = '', more = true; more;) {
      const page = `activityLines(first: 25${after}) { nodes { externalRef } pageInfo { hasNextPage endCursor } }`
      const { nodes, pageInfo } = (await chain.year<Lines>(page))!.activityLines
      seen.push(...nodes.map(({ externalRef }) => externalRef))
      after = `, after: "${pageInfo.endCursor}"`
      more = pageInfo.hasNextPage
    }
    expect(seen).toHaveLength(61)
    expect(seen).toEqual([...new Set(seen)].sort())
  })

  it('given pages of 0 or 101, or a cursor of another list, then it says what would be right', async () => {
    const chain = new ValueChain(vcci)
    for (const page of ['first: 0', 'first: 101', 'first: 5, after: "x"'])
      await expect(chain.year(`activityLines(${page}) { nodes { id } }`)).rejects.toThrow(/BAD_USER_INPUT/)
  })

  it('given a row for each column of the header, then the header here is that of the example', () => {
    expect(exampleFile('vcci-spend-2026.csv').toString().split('\n')[0]).toBe(header)
  })
})
