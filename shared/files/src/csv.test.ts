import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { csvBatches, type CsvRow } from './csv.ts'

/** Reads a file that arrives in pieces of some bytes. */
async function read(
  content: string | Buffer,
  { pieces = 1 << 16, requiredColumns = [] as string[], batchSize = 5_000 } = {},
): Promise<CsvRow[][]> {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, index) =>
    bytes.subarray(index * pieces, (index + 1) * pieces),
  )
  const batches: CsvRow[][] = []
  for await (const batch of csvBatches(Readable.from(chunks), { requiredColumns, batchSize })) batches.push(batch)
  return batches
}
const rows = async (...given: Parameters<typeof read>) =>
  (await read(...given)).flat().map(({ row, fields, fault }) => ({ row, fields: { ...fields }, fault }))

describe('a CSV file', () => {
  it.each([
    ['commas', 'Good,Mass\ncement,1'],
    ['semicolons', 'Good;Mass\ncement;1\n'],
    ['a byte order mark', '\ufeffgood,mass\ncement,1\n'],
    ['Windows line ends', 'good,mass\r\ncement,1\r\n'],
    ['line ends of old Macs', 'good,mass\rcement,1\r'],
    ['spaces around names and fields', ' Good , Mass \n cement , 1 \n'],
    ['quotes around everything', '"good","mass"\n"cement","1"\n'],
    ['a byte order mark before a quote', '\ufeff"good","mass"\n"cement","1"\n'],
  ])('given %s, then the row reads the same', async (_case, content) => {
    expect(await rows(content)).toEqual([{ row: 2, fields: { good: 'cement', mass: '1' }, fault: null }])
  })

  it.each([1, 2, 3, 7])(
    'given quotes, line breaks, separators and ü in fields, in pieces of %d bytes, then fields and line numbers are right',
    async (pieces) => {
      const content = '\ufeffgood;note\r\n"Zement; grün";"er sagte ""ja"""\r\n"two\r\nlines";x\r\nlast;"ü"\r\n'
      expect(await rows(content, { pieces })).toEqual([
        { row: 2, fields: { good: 'Zement; grün', note: 'er sagte "ja"' }, fault: null },
        { row: 3, fields: { good: 'two\r\nlines', note: 'x' }, fault: null },
        { row: 5, fields: { good: 'last', note: 'ü' }, fault: null },
      ])
    },
  )

  it('given empty lines and line breaks of both kinds inside fields, then each row has the line on which it begins', async () => {
    const content = 'a,b\n"1\r\n\r\n",x\n\n\n"2\n3",x\n4,x\n'
    expect((await rows(content)).map(({ row, fields }) => [row, fields['a']])).toEqual([
      [2, '1'],
      [7, '2\n3'],
      [9, '4'],
    ])
  })

  it('given bytes that are no UTF-8 in one row, then that row alone is at fault', async () => {
    const content = Buffer.concat([
      Buffer.from('good,mass\ncement,1\nsteel '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',2\nalumínium,3\n'),
    ])
    expect((await rows(content)).map(({ row, fault }) => [row, fault])).toEqual([
      [2, null],
      [3, 'NOT_UTF8'],
      [4, null],
    ])
    expect((await rows(content))[2]?.fields).toEqual({ good: 'alumínium', mass: '3' })
  })

  it('given rows with a column too few and too many, then they are at fault and the others are not', async () => {
    expect((await rows('a,b\n1\n1,2\n1,2,3\n')).map(({ row, fault }) => [row, fault])).toEqual([
      [2, 'WRONG_COLUMN_COUNT'],
      [3, null],
      [4, 'WRONG_COLUMN_COUNT'],
    ])
  })

  it('given a field of 1 MB on one line, then it is read whole', async () => {
    const [only] = await rows(`a,b\n${'x'.repeat(1_000_000)},2\n`, { pieces: 10_000 })
    expect(only?.fields['a']).toHaveLength(1_000_000)
  })

  it('given a header of 1 MB without a line end, then it is a file without rows', async () => {
    expect(await rows('x'.repeat(1_000_000), { pieces: 10_000 })).toEqual([])
  })

  it('given 12 rows and batches of 5, then they come as 5, 5 and 2', async () => {
    const content = `a\n${Array.from({ length: 12 }, (_, index) => index).join('\n')}\n`
    expect((await read(content, { batchSize: 5 })).map((batch) => batch.length)).toEqual([5, 5, 2])
  })

  it('given columns called like properties of every object, then they are columns like others', async () => {
    const [only] = (await read('__proto__,constructor\n1,2\n')).flat()
    expect([only?.fields['__proto__'], only?.fields['constructor']]).toEqual(['1', '2'])
  })

  it('given a header that lacks a required column, then the error says which and what there is', async () => {
    await expect(read('Good,Weight\n', { requiredColumns: ['good', 'mass'] })).rejects.toMatchObject({
      code: 'FILE_MISSING_COLUMNS',
      message: 'The header lacks: mass. It has: good, weight.',
    })
  })

  it.each([
    ['nothing', ''],
    ['a byte order mark and nothing else', '\ufeff'],
    ['empty lines only', '\n\n'],
    ['a quote that is never closed', 'a,b\n"1,2\n3,4\n'],
    ['a quote inside a field that does not begin with one', 'a,b\n1"2,3\n'],
    ['text behind a closing quote', 'a,b\n"1"2,3\n'],
    ['a row of 3 MB', `a,b\n"${'x'.repeat(3_000_000)}",2\n`],
  ])('given %s, then it is unreadable and the sentence says so', async (_case, content) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringMatching(/^The file is /) as unknown,
    })
  })
})
