import { describe, expect, it } from '@jest/globals'
import { connection, keyAfter, pageLimit } from './connection.ts'

const keyOf = (name: string) => ['2026', name]

describe('a page of a list', () => {
  it('given 3 rows for a page of 2, then it has 2, says that more follow, and its end cursor leads on', () => {
    const page = connection(['a', 'b', 'c'], { first: 2 }, keyOf)
    expect(page.nodes).toEqual(['a', 'b'])
    expect(page.edges.map(({ node }) => node)).toEqual(['a', 'b'])
    expect(page.pageInfo.hasNextPage).toBe(true)
    expect(keyAfter({ first: 2, after: page.pageInfo.endCursor })).toEqual(['2026', 'b'])
    expect(page.edges.map(({ cursor }) => keyAfter({ first: 2, after: cursor }))).toEqual([
      ['2026', 'a'],
      ['2026', 'b'],
    ])
  })

  it('given 2 rows for a page of 2, then no more follow', () => {
    expect(connection(['a', 'b'], { first: 2 }, keyOf).pageInfo.hasNextPage).toBe(false)
  })

  it('given no rows, then the page is empty and has no cursor', () => {
    expect(connection([], { first: 2 }, keyOf)).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  it.each([1, 50, 100])('given first %d, then one row more is asked for', (first) => {
    expect(pageLimit({ first })).toBe(first + 1)
  })

  it.each([0, -1, 101, 1.5, Number.NaN])('given first %d, then it is refused', (first) => {
    expect(() => pageLimit({ first })).toThrow(`first must be 1 to 100, but it is ${first}.`)
  })

  it.each([null, undefined])('given %s as cursor, then it is the first page', (after) => {
    expect(keyAfter({ first: 1, after })).toBeNull()
  })

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  it.each(['nonsense', '', encoded('a text'), encoded({ 0: 'a' }), encoded([1]), encoded([null]), encoded([['a']])])(
    'given the cursor %j, which we never gave, then it is refused',
    (after) => {
      expect(() => keyAfter({ first: 1, after })).toThrow(
        'after is not a cursor of this list. Take endCursor of the page before.',
      )
    },
  )
})
