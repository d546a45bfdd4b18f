import { describe, expect, it } from '@jest/globals'
import { parse, print } from 'graphql'
import { withoutIntrospection } from './without-introspection.ts'

const rest = (query: string, operationName: string | null = null) => {
  const document = withoutIntrospection(parse(query), operationName)
  return document && print(document).replaceAll(/\s+/g, ' ').trim()
}

describe('what is left of an operation for the services', () => {
  it.each([
    ['nothing to take away', '{ a }', '{ a }'],
    [
      'only what the gateway knows itself',
      '{ __typename x: __schema { types { name } } ... on Query { ...F } } fragment F on Query { __typename }',
      null,
    ],
    ['both', '{ t: __typename a { __typename } __type(name: "A") { name } }', '{ a { __typename } }'],
    [
      'a fragment that is used at the root and deeper',
      '{ ...F a { query { ...F } } } fragment F on Query { __typename b }',
      '{ ...F_ a { query { ...F } } } fragment F on Query { __typename b } fragment F_ on Query { b }',
    ],
    [
      'fragments in fragments, and a name that is taken',
      '{ ...F ...F_ } fragment F on Query { ...G b } fragment F_ on Query { c } fragment G on Query { __typename }',
      '{ ...F__ ...F_ } fragment F_ on Query { c } fragment F__ on Query { b }',
    ],
    [
      'a fragment under conditions',
      'query ($x: Boolean!) { ... @skip(if: $x) { __typename a } }',
      'query ($x: Boolean!) { ... @skip(if: $x) { a } }',
    ],
  ])('given %s', (_case, query, expected) => {
    expect(rest(query)).toBe(expected)
  })

  it('given two operations, then the one that is named is left, with its own fragments', () => {
    const query = 'query A { ...F } query B { ...G } fragment F on Query { a } fragment G on Query { b }'
    expect(rest(query, 'B')).toBe('query B { ...G } fragment G on Query { b }')
  })

  it('given a fragment tree of 40 levels, then it is read once, not 2 to the 40', () => {
    const levels = Array.from(
      { length: 40 },
      (_level, at) => `fragment F${at} on Query { ${at === 39 ? '__typename a' : `...F${at + 1} ...F${at + 1}`} }`,
    )
    expect(rest(`{ ...F0 } ${levels.join(' ')}`)).not.toContain('__typename')
  })
})
