import { describe, expect, it } from '@jest/globals'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { csvBatches } from './csv.ts'

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const pieces = [
  '',
  'a',
  '12.5',
  'x y',
  'ü',
  '€',
  '"quoted"',
  '"with "" inside"',
  '"a;b,c"',
  '"two\nlines"',
  '"\r\n"',
  '""',
]

function randomFile(random: () => number): { text: string; separator: string } {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  const [separator, lineEnd] = [pick([';', ',']), pick(['\n', '\r\n'])]
  const row = () => [pick(pieces), pick(pieces), pick(pieces)].join(separator)
  const rows = Array.from({ length: 1 + Math.floor(random() * 8) }, () => (random() < 0.1 ? '' : row()))
  return { text: [`a${separator}b${separator}c`, ...rows].join(lineEnd) + pick(['', lineEnd]), separator }
}

/** The bytes in pieces of random size, as a network would bring them. */
function cut(bytes: Buffer, random: () => number): Buffer[] {
  const parts: Buffer[] = []
  for (let from = 0; from < bytes.length;) {
    const to = from + 1 + Math.floor(random() * 12)
    parts.push(bytes.subarray(from, to))
    from = to
  }
  return parts
}

describe('rows of a CSV file', () => {
  it('given 3,000 random files in random pieces, then they are what csv-parse reads', async () => {
    const random = seeded(20_261_122)
    const different: object[] = []
    for (let file = 0; file < 3_000; file++) {
      const { text, separator } = randomFile(random)
      const expected = parse(text, { delimiter: separator, skip_empty_lines: true }).slice(1)
      const rows: string[][] = []
      for await (const batch of csvBatches(Readable.from(cut(Buffer.from(text), random)), { requiredColumns: [] })) {
        rows.push(...batch.map(({ fields }) => [fields['a']!, fields['b']!, fields['c']!]))
      }
      const trimmed = expected.map((fields) => fields.map((field) => field.trim()))
      if (JSON.stringify(rows) !== JSON.stringify(trimmed)) different.push({ text, rows, expected: trimmed })
    }
    expect(different).toEqual([])
  })
})
