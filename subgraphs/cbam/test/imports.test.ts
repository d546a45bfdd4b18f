import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { cbamSubgraph } from '../src/app.ts'
import { byText, counts, csv, imported, ofYear } from './operations.ts'

const example = (name: string) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url))

describe('an import of goods', () => {
  let cbam: SubgraphUnderTest
  let officer: Requester

  beforeAll(async () => {
    cbam = await startSubgraphUnderTest(cbamSubgraph())
  })
  afterAll(() => cbam.stop())

  const storedLines = async (requester = officer) => {
    const { year } = await ofYear(
      cbam,
      requester,
      'importLines(first: 100) { totalCount nodes { mrn version netMassTonnes externalRef } }',
    )
    return year!['importLines'] as {
      totalCount: number
      nodes: { mrn: string; version: number; netMassTonnes: string; externalRef: string }[]
    }
  }
  const fresh = () => (officer = cbam.newRequester(['compliance_officer']))
  const twoGoodOneBad = csv([{ item_number: '1' }, { item_number: '2', net_mass_t: '-1' }, { item_number: '3' }])

  it.each([
    ['VALID_ROWS', 'COMMITTED_WITH_ISSUES', [3, 2, 0, 0, 1], 2],
    ['ALL_OR_NOTHING', 'REJECTED', [3, 0, 0, 0, 3], 0],
    ['DRY_RUN', 'DRY_RUN', [3, 2, 0, 0, 1], 0],
  ] as const)(
    'given 2 good rows and 1 with a mass of -1 in mode %s, then it is %s and the counts add up',
    async (mode, state, expected, stored) => {
      const { answer } = await imported(cbam, fresh(), twoGoodOneBad, { mode })
      expect(answer.import.state).toBe(state)
      expect(counts(answer)).toEqual(expected)
      expect(answer.issues).toEqual([
        {
          row: 3,
          column: 'net_mass_t',
          code: 'MASS_NOT_POSITIVE',
          severity: 'ERROR',
          message: 'net_mass_t must be above 0.',
          rawValue: '-1',
        },
      ])
      expect((await storedLines()).totalCount).toBe(stored)
    },
  )

  it('given 2 good rows in mode ALL_OR_NOTHING, then they are COMMITTED without issues', async () => {
    const { answer } = await imported(cbam, fresh(), csv([{ item_number: '1' }, { item_number: '2' }]), {
      mode: 'ALL_OR_NOTHING',
    })
    expect([answer.import.state, ...counts(answer), answer.issues.length]).toEqual(['COMMITTED', 2, 2, 0, 0, 0, 0])
  })

  it('given a file with ; between fields, decimal commas and a byte order mark, then 1.234,5 is 1234.5 t', async () => {
    const content = `\u{feff}${csv([{ net_mass_t: '1.234,5' }], ';')}`.replaceAll('\n', '\r\n')
    const { answer } = await imported(cbam, fresh(), content, { numberFormat: 'COMMA' })
    expect(answer.import.state).toBe('COMMITTED')
    expect((await storedLines()).nodes).toMatchObject([{ netMassTonnes: '1234.5' }])
  })

  it('given the same file twice, then the second answer is the first import and nothing is stored twice', async () => {
    const first = await imported(cbam, fresh(), twoGoodOneBad)
    const second = await imported(cbam, officer, twoGoodOneBad)
    expect([first.answer.repeated, second.answer.repeated]).toEqual([false, true])
    expect(second.answer.import).toEqual(first.answer.import)
    const { year } = await ofYear(cbam, officer, 'imports { nodes { id } } importLines { totalCount }')
    expect(year).toEqual({ imports: { nodes: [{ id: first.answer.import.id }] }, importLines: { totalCount: 2 } })
  })

  it('given one idempotency key for two files, then the second answer is the first import', async () => {
    const first = await imported(cbam, fresh(), csv([{}]), { idempotencyKey: 'k1' })
    const second = await imported(cbam, officer, csv([{ net_mass_t: '99' }]), { idempotencyKey: 'k1' })
    expect(second.answer).toMatchObject({ repeated: true, import: { id: first.answer.import.id } })
    expect((await storedLines()).nodes).toMatchObject([{ netMassTonnes: '12.5', version: 1 }])
  })

  it('given a dry run of one file twice, then each is an import of its own', async () => {
    const first = await imported(cbam, fresh(), csv([{}]), { mode: 'DRY_RUN' })
    const second = await imported(cbam, officer, csv([{}]), { mode: 'DRY_RUN' })
    expect(second.answer.repeated).toBe(false)
    expect(second.answer.import.id).not.toBe(first.answer.import.id)
  })

  it('given one file sent 4 times at once, then one import is made and 3 answers repeat it', async () => {
    fresh()
    const answers = await Promise.all([1, 2, 3, 4].map(() => imported(cbam, officer, twoGoodOneBad)))
    expect(answers.map(({ answer }) => answer.repeated).toSorted(byText)).toEqual([false, true, true, true])
    expect(new Set(answers.map(({ answer }) => answer.import.id)).size).toBe(1)
    expect((await storedLines()).totalCount).toBe(2)
  })

  it('given two different files with the same 50 items at once, then 50 lines are stored', async () => {
    fresh()
    const items = Array.from({ length: 50 }, (_, index) => ({ item_number: String(index + 1) }))
    const answers = await Promise.all([
      imported(cbam, officer, csv(items)),
      imported(cbam, officer, csv(items.map((item) => ({ ...item, net_mass_t: '13' })))),
    ])
    expect(answers.map(({ answer }) => [answer.import.newRows, answer.import.changedRows]).toSorted(byText)).toEqual([
      [0, 50],
      [50, 0],
    ])
    expect((await storedLines()).totalCount).toBe(50)
  })

  it('given an item sent again with another mass, then it is changed and its version is 2; one sent as it was is unchanged', async () => {
    await imported(cbam, fresh(), csv([{ item_number: '1' }, { item_number: '2' }]))
    const { answer } = await imported(
      cbam,
      officer,
      csv([{ item_number: '1', net_mass_t: '12.500' }, { item_number: '2', net_mass_t: '20' }, { item_number: '3' }]),
    )
    expect(counts(answer)).toEqual([3, 1, 1, 1, 0])
    expect(
      (await storedLines()).nodes.map(({ version, netMassTonnes }) => [version, netMassTonnes]).toSorted(byText),
    ).toEqual([
      [1, '12.5'],
      [1, '12.5'],
      [2, '20'],
    ])
  })

  it('given an item, or an external reference, that an earlier row has, then the row is a duplicate that names it', async () => {
    const rows = [
      { item_number: '1', external_ref: 'PO-1' },
      { item_number: '1', external_ref: 'PO-2', net_mass_t: '99' },
      { item_number: '2', external_ref: 'PO-1' },
      { item_number: '3', external_ref: 'PO-2' },
      { item_number: '4', external_ref: 'PO-1', declarant_eori: 'FR1' },
    ]
    const { answer } = await imported(cbam, fresh(), csv(rows))
    expect(counts(answer)).toEqual([5, 3, 0, 0, 2])
    expect(
      answer.issues.map(({ row, column, code, rawValue, message }) => [
        row,
        column,
        code,
        rawValue,
        /row (\d)/.exec(message)?.[1],
      ]),
    ).toEqual([
      [3, 'item_number', 'ROW_DUPLICATE', '1', '2'],
      [4, 'external_ref', 'ROW_DUPLICATE', 'PO-1', '2'],
    ])
  })

  it('given 12 001 rows whose last repeats the first and whose 7 000th has no mass, then 11 999 are stored', async () => {
    const rows = Array.from({ length: 12_001 }, (_, index) => ({
      item_number: String(index === 12_000 ? 1 : index + 1),
      net_mass_t: index === 6_999 ? '' : '1',
    }))
    const { answer } = await imported(cbam, fresh(), csv(rows))
    expect(counts(answer)).toEqual([12_001, 11_999, 0, 0, 2])
    expect(answer.issues.map(({ row, code }) => [row, code])).toEqual([
      [7_001, 'ROW_MISSING_FIELD'],
      [12_002, 'ROW_DUPLICATE'],
    ])
    expect((await storedLines()).totalCount).toBe(11_999)
  })

  it('given the example with 34 rows of which 29 have an error of their own, then each is told and the 5 others are stored once', async () => {
    const { answer } = await imported(cbam, fresh(), example('cbam-imports-with-faults.csv'))
    expect(answer.import.state).toBe('COMMITTED_WITH_ISSUES')
    expect(counts(answer)).toEqual([34, 5, 0, 0, 29])
    expect(answer.issues.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
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
    ])
    expect(answer.issues.every(({ message }) => /^[\w"].{15,}\.$/.test(message))).toBe(true)
    const { totalCount, nodes } = await storedLines()
    expect([totalCount, new Set(nodes.map(({ mrn }) => mrn)).size]).toEqual([5, 5])
  })

  it('given issues in pages of 10, then following the cursor gives each once; by severity, then only those', async () => {
    const { answer } = await imported(cbam, fresh(), example('cbam-imports-with-faults.csv'))
    const query =
      'query ($id: ID!, $after: String, $severity: Severity) { cbamImport(id: $id) { issues(first: 10, after: $after, severity: $severity) { nodes { row } pageInfo { hasNextPage endCursor } } } }'
    const rows: number[] = []
    for (let after: string | null = null, more = true; more;) {
      const { data } = await cbam.ask(query, { id: answer.import.id, after }, officer)
      const { nodes, pageInfo } = (
        data!['cbamImport'] as {
          issues: { nodes: { row: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
        }
      ).issues
      rows.push(...nodes.map(({ row }) => row))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(rows).toEqual(answer.issues.map(({ row }) => row))
    const { data } = await cbam.ask(query, { id: answer.import.id, severity: 'WARNING' }, officer)
    expect(data).toMatchObject({ cbamImport: { issues: { nodes: [{ row: 33 }, { row: 34 }] } } })
  })

  it('given cells with formulas, quotes, backslashes, SQL and markup, then they are stored letter for letter', async () => {
    const hostile = [
      String.raw`=HYPERLINK("http://x")`,
      String.raw`\N`,
      String.raw`a\tb\\.`,
      "'; drop table cbam.import_lines; --",
      '<script>alert(1)</script>',
      'ÄÖ€ 日本',
    ]
    const rows = hostile.map((text, index) => ({
      item_number: String(index + 1),
      external_ref: `"${text.replaceAll('"', '""')}"`,
    }))
    const { answer } = await imported(cbam, fresh(), csv(rows))
    expect(answer.import.state).toBe('COMMITTED')
    expect((await storedLines()).nodes.map(({ externalRef }) => externalRef).toSorted(byText)).toEqual(
      hostile.toSorted(byText),
    )
  })

  it('given NUL bytes in a code and in a reference, then both rows are refused and nothing breaks', async () => {
    const { answer, errors } = await imported(
      cbam,
      fresh(),
      csv([{ origin_country: 'T\0' }, { item_number: '2', external_ref: 'a\0b' }, { item_number: '3' }]),
    )
    expect(errors).toBeUndefined()
    expect(counts(answer)).toEqual([3, 1, 0, 0, 2])
    expect(answer.issues.map(({ code, rawValue }) => [code, rawValue])).toEqual([
      ['COUNTRY_UNKNOWN', 'T\u{fffd}'],
      ['ROW_CONTROL_CHARACTER', 'a\u{fffd}b'],
    ])
  })

  it.each([
    ['an empty file', '', 'FILE_UNREADABLE'],
    ['a header alone', csv([]), 'FILE_UNREADABLE'],
    ['a quote that is never closed in the last of 3 rows', `${csv([{}, { item_number: '2' }])}\n"x`, 'FILE_UNREADABLE'],
    [
      'a header without three of the columns',
      csv([{}]).replace('mrn,item_number,', 'a,b,').replace('net_mass_t', 'mass'),
      'FILE_MISSING_COLUMNS',
    ],
  ])('given %s, then nothing is stored, not even a record', async (_case, content, code) => {
    const { errors } = await imported(cbam, fresh(), content)
    expect(errors).toMatchObject([{ extensions: { code } }])
    const { year } = await ofYear(cbam, officer, 'imports { nodes { id } } importLines { totalCount }')
    expect(year).toEqual({ imports: { nodes: [] }, importLines: { totalCount: 0 } })
  })

  it.each([
    ['a year of 5 digits', { year: 20_260 }, 'year must be a year from 2000 to 2100.'],
    ['an empty key', { idempotencyKey: ' ' }, 'idempotencyKey must be 1 to 200 visible characters.'],
  ])('given %s, then it is refused before anything is read', async (_case, input, message) => {
    const { errors } = await imported(cbam, fresh(), csv([{}]), input)
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('given 120 lines, then pages of 50, 50 and 20 follow the day of import, and filters leave out the others', async () => {
    fresh()
    const rows = Array.from({ length: 120 }, (_, index) => ({
      item_number: String(index + 1),
      import_date: `2026-0${1 + (index % 9)}-15`,
      cn_code: index % 3 === 0 ? '76011010' : '72085120',
      origin_country: index % 4 === 0 ? 'NO' : 'TR',
    }))
    await imported(cbam, officer, csv(rows))
    const days: string[] = []
    const sizes: number[] = []
    for (let after: string | null = null, more = true; more;) {
      const { year } = await ofYear(
        cbam,
        officer,
        `importLines(first: 50, after: ${JSON.stringify(after)}) { nodes { id importDate } pageInfo { hasNextPage endCursor } }`,
      )
      const { nodes, pageInfo } = year!['importLines'] as {
        nodes: { importDate: string }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
      sizes.push(nodes.length)
      days.push(...nodes.map(({ importDate }) => importDate))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(sizes).toEqual([50, 50, 20])
    expect(days).toEqual(days.toSorted())
    const filtered = async (filter: string) => {
      const { year } = await ofYear(cbam, officer, `importLines(filter: ${filter}) { totalCount }`)
      return (year!['importLines'] as { totalCount: number }).totalCount
    }
    expect(
      await Promise.all(
        [
          '{ cnCode: "76011010" }',
          '{ originCountry: "NO" }',
          '{ scope: EXEMPT_ORIGIN }',
          '{ scope: IN_SCOPE, cnCode: "72085120" }',
        ].map(filtered),
      ),
    ).toEqual([40, 30, 30, 60])
    const { errors } = await ofYear(cbam, officer, 'importLines(first: 101) { totalCount }')
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('given a viewer, an analyst and nobody, then none of them may import, and an analyst sees no import', async () => {
    fresh()
    const answers = await Promise.all(
      (['viewer', 'analyst'] as const).map((role) =>
        imported(cbam, cbam.newRequester([role], officer.organizationId), csv([{}])),
      ),
    )
    expect(answers.map(({ errors }) => errors?.[0]?.extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    expect((await storedLines(cbam.newRequester(['viewer'], officer.organizationId))).totalCount).toBe(0)
    const analyst = await ofYear(cbam, cbam.newRequester(['analyst'], officer.organizationId), 'year')
    expect([analyst.year, analyst.errors?.[0]?.extensions?.['code']]).toEqual([null, 'FORBIDDEN'])
    const { errors } = await cbam.ask(
      'mutation { importGoods(input: { uploadId: "upl_1", fileName: "a", mode: DRY_RUN, numberFormat: POINT, year: 2026 }) { repeated } }',
      {},
      null,
    )
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })

  it('given two organizations with the same file, then each has its own lines and sees nothing of the other', async () => {
    const one = cbam.newRequester(['compliance_officer'])
    const two = cbam.newRequester(['compliance_officer'])
    const first = await imported(cbam, one, csv([{}]))
    const second = await imported(cbam, two, csv([{}]))
    expect(second.answer).toMatchObject({ repeated: false, import: { newRows: 1 } })
    const lineOf = async (requester: Requester) =>
      (
        (await ofYear(cbam, requester, 'importLines { nodes { id } }')).year!['importLines'] as {
          nodes: { id: string }[]
        }
      ).nodes[0]!.id
    const lineId = await lineOf(one)
    expect(await lineOf(two)).not.toBe(lineId)
    const { data } = await cbam.ask(
      'query ($id: ID!, $of: [_Any!]!) { cbamImport(id: $id) { id } _entities(representations: $of) { __typename } }',
      {
        id: first.answer.import.id,
        of: [
          { __typename: 'CbamImport', id: first.answer.import.id },
          { __typename: 'CbamImportLine', id: lineId },
        ],
      },
      two,
    )
    expect(data).toEqual({ cbamImport: null, _entities: [null, null] })
    const other = await ofYear(cbam, two, 'year', one.organizationId)
    expect(other.organization).toBeNull()
    const upload = await cbam.upload(one, csv([{}]))
    const stolen = await cbam.ask(
      'mutation ($input: ImportGoodsInput!) { importGoods(input: $input) { repeated } }',
      { input: { uploadId: upload, fileName: 'a', mode: 'DRY_RUN', numberFormat: 'POINT', year: 2026 } },
      two,
    )
    expect(stolen.errors).toMatchObject([{ extensions: { code: 'UPLOAD_NOT_FOUND' } }])
  })
})
