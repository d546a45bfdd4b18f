import { describe, expect, it } from '@jest/globals'
import { buildSchema } from 'graphql'
import { entitiesOf, fetchOf } from '../../test/execution/plans.ts'
import type { FetchNode } from '../planning/plan.ts'
import { bringsOwnScalars, readFetch, type KeyTree } from './fetch-selection.ts'

const plain = (tree: KeyTree): unknown => Object.fromEntries([...tree].map(([key, inner]) => [key, plain(inner)]))
const keys = (fetch: FetchNode) => plain(readFetch(fetch).keys)

describe('what a fetch brings', () => {
  it('given fragments and one key twice, then all of it is put together, under response keys', () => {
    const operation = '{a{x:y}...F ...on Query{a{z}}} fragment F on Query{a{...on A{b}} c}'
    expect(keys(fetchOf(operation))).toEqual({ a: { x: {}, z: {}, b: {} }, c: {} })
  })

  it('given entities, then it is what lies under each of them', () => {
    expect(keys(entitiesOf('... on A { id }', '...on A{x}...on B{y{z}}'))).toEqual({ x: {}, y: { z: {} } })
  })

  it.each([
    ['a{made_up:x{p}}', ['a', 'made_up'], { a: { made_up: { p: {} }, x: { p: {} } } }],
    ['a{...on B{made_up:x}}', ['a', '... on B', 'made_up'], { a: { made_up: {}, x: {} } }],
    [
      'a{...on A{x{p q{r}}}...on B{made_up:x{q{s}}}}',
      ['a', '... on B', 'made_up'],
      { a: { x: { p: {}, q: { r: {}, s: {} } }, made_up: { p: {}, q: { r: {}, s: {} } } } },
    ],
    ['a{p}', ['b', 'made_up'], { a: { p: {} } }],
  ])('given { %s } of which %j is x, then it lies under both names', (selection, path, expected) => {
    const rewrite = { kind: 'KeyRenamer', path, renameKeyTo: 'x' } as const
    expect(keys(fetchOf(`{${selection}}`, { outputRewrites: [rewrite] }))).toEqual(expected)
  })

  it('given a rename below another, in either order, then both show under every name', () => {
    const outer = { kind: 'KeyRenamer', path: ['m'], renameKeyTo: 'x' } as const
    const inner = { kind: 'KeyRenamer', path: ['m', 'n'], renameKeyTo: 'y' } as const
    const expected = { x: { n: {}, y: {} }, m: { n: {}, y: {} } }
    for (const outputRewrites of [
      [outer, inner],
      [inner, outer],
    ])
      expect(keys(fetchOf('{m:x{n:y}}', { outputRewrites }))).toEqual(expected)
  })
})

describe('whether a fetch brings scalars of the graph', () => {
  const schema = buildSchema(`
    scalar Big
    type Query { a: A u: U list: [[Big!]!]! }
    type A { id: ID! name: String big: Big kind: Kind inner: A }
    enum Kind { ONE }
    union U = A`)
  it.each([
    ['a{__typename id name kind inner{id}}', false],
    ['a{inner{big}}', true],
    ['list', true],
    ['u{__typename ...on A{id}}', false],
    ['u{...F}', true],
    ['a{unknown}', true],
  ])('given { %s }, then it is %s', (selection, expected) => {
    const read = readFetch(fetchOf(`{${selection}} fragment F on A{big}`))
    expect(bringsOwnScalars(schema, schema.getQueryType(), read)).toBe(expected)
  })

  it.each([
    ['...on A{id}', false],
    ['...on A{big}', true],
    ['...on Nobody{id}', true],
  ])('given entities { %s }, then it is %s', (selection, expected) => {
    expect(bringsOwnScalars(schema, null, readFetch(entitiesOf('... on A { id }', selection)))).toBe(expected)
  })
})
