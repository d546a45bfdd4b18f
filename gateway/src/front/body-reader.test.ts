import { describe, expect, it } from '@jest/globals'
import { BodyReader } from './body-reader.ts'

const parsed = (read: () => unknown): unknown => {
  try {
    return read()
  } catch {
    return 'refused'
  }
}

const query = 'query Q($text: String = "a \\"quoted\\" one\\\\") { echo(text: $text) # ü €\n}'
const known = JSON.stringify({ query, variables: { n: 1 } })

const bodies: string[] = [
  known,
  JSON.stringify({ query }),
  JSON.stringify({ query, operationName: 'Q', variables: { query: '{ other }' } }),
  JSON.stringify({ variables: { n: 2 }, query }),
  JSON.stringify({ query: '{ a }', variables: { query } }),
  known.replace('}}', '},"query":"{ second }"}'),
  known.replace('}}', '},"query":null}'),
  known.replace('}}', '},"query":[1]}'),
  known.replace(',"variables"', '.0,"variables"'),
  known.replace('}}', '},"qu\\u0065ry":"{ escaped }"}'),
  known.replace('}}', '},"__proto__":{"a":1}}'),
  known.replace(',"variables"', 'e5,"variables"'),
  known.replace(',"variables"', '0,"variables"'),
  known.replace(',"variables"', '"",variables'),
  known.replace(',"variables"', ' \t\n , "variables"'),
  known.slice(0, -1),
  `${known} x`,
  known.slice(0, 40),
  '{"query":"',
  '{"query":"\\',
  '{"query":"\\"',
  '{"query":"" }',
  '{"query" :"{ a }"}',
  '{"query":null,"variables":{}}',
  '',
  'null',
]

describe('what is read of a body', () => {
  it.each(bodies)(
    'given %j, also with its query or the one of another body known, then it is what JSON.parse reads',
    (text) => {
      const body = Buffer.from(text)
      const right = parsed(() => JSON.parse(text))
      for (const before of [[], [known], [text], [known, text]]) {
        const reader = new BodyReader()
        for (const one of before) parsed(() => reader.remember(Buffer.from(one)))
        const read = parsed(() => reader.read(body))
        expect(read).toEqual(right)
        expect(JSON.stringify(read)).toBe(JSON.stringify(right))
      }
    },
  )

  it('given bytes that are no UTF-8 in a query, then they are replaced as ever', () => {
    const body = Buffer.from('{"query":"{ a \xff\xc3 }","variables":{}}', 'latin1')
    const reader = new BodyReader()
    reader.remember(body)
    expect(reader.read(body)).toEqual(JSON.parse(body.toString('utf8')))
  })

  it('given two queries of one length, or more than are kept, then each body has its own', () => {
    const reader = new BodyReader()
    for (let nth = 0; nth < 1_200; nth++) {
      for (const field of ['one', 'two']) {
        const body = Buffer.from(
          JSON.stringify({ query: `{ ${field}(padding: "${'x'.repeat(nth)}") }`, variables: { nth } }),
        )
        expect(reader.read(body)).toEqual(JSON.parse(body.toString()))
        reader.remember(body)
        expect(reader.read(body)).toEqual(JSON.parse(body.toString()))
      }
    }
  })
})
