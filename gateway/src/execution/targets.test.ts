import { describe, expect, it } from '@jest/globals'
import { possibleIn } from '../../test/execution/graph-facts.ts'
import type { FlattenPath } from '../planning/plan.ts'
import type { JsonObject } from './json.ts'
import { compileTargets } from './targets.ts'

const isPossible = possibleIn(`type Query { i: I } interface I { id: ID }
  type A implements I { id: ID } type B implements I { id: ID } type C { id: ID }`)

/** The ids of the objects that a path leads to, each with its place; both ways of looking must find the same. */
function found(path: FlattenPath, said: string): Record<string, unknown> {
  const data = JSON.parse(said) as JsonObject
  const targets = compileTargets(path, isPossible)
  const located = targets.locate(data)
  const collected = targets.collect(data)
  expect(collected).toHaveLength(located.length)
  expect(located.every(({ object }, index) => object === collected[index])).toBe(true)
  return Object.fromEntries(located.map(({ object, path }) => [String(object['id']), path.join('/')]))
}

describe('the objects that a path leads to', () => {
  it.each([
    [[], '{"id":1}', { 1: '' }],
    [['a'], '{"a":{"id":1}}', { 1: 'a' }],
    [['a'], '{"a":null}', {}],
    [['a'], '{}', {}],
    [['a'], '{"a":5}', {}],
    [['a'], '{"a":[[{"id":1}],null]}', { 1: 'a/0/0' }],
    [['a', '@'], '{"a":{"id":1}}', { 1: 'a' }],
    [['a', '@'], '{"a":[{"id":1},null,{"id":2},"x",[{"id":3}]]}', { 1: 'a/0', 2: 'a/2', 3: 'a/4/0' }],
    [['a', '@', '@'], '{"a":[[{"id":1}],null,[],[null,{"id":2}],{"id":3}]}', { 1: 'a/0/0', 2: 'a/3/1', 3: 'a/4' }],
    [['a', '@', 'b'], '{"a":[{"b":{"id":1}},{"b":null},{},{"b":{"id":2}}]}', { 1: 'a/0/b', 2: 'a/3/b' }],
    [['a', 'toString'], '{"a":{}}', {}],
    [['__proto__', 'b'], '{"__proto__":{"b":{"id":1}}}', { 1: '__proto__/b' }],
    [['a', 0], '{"a":{"0":{"id":1}}}', { 1: 'a/0' }],
  ] as [FlattenPath, string, object][])('given the path %j into %s, then they are %j', (path, said, expected) => {
    expect(found(path, said)).toEqual(expected)
  })

  const items =
    '{"a":[{"__typename":"A","id":1},{"__typename":"B","id":2},{"__typename":"C","id":3},{"id":4},{"__typename":5,"id":5}]}'
  it.each([
    [['a', '@', '|[A]'], '1 4'],
    [['a', '@', '|[A,C]'], '1 3 4'],
    [['a', '@', '|[I,C]'], '1 2 3 4'],
    [['a', '@|[A,B]'], '1 2 4'],
    [['a', '@', '... on I'], '1 2 4'],
    [['a', '@', '... on I', '... on B'], '2 4'],
    [['a', '@', '... on Nobody'], '4'],
  ])(
    'given the path %j to objects of some types, then they are %s, among them 4, which does not say its own',
    (path, expected) => {
      expect(Object.keys(found(path, items)).join(' ')).toBe(expected)
    },
  )

  it('given a type at a key, then it is that of the object under the key', () => {
    expect(found(['a|[A]', 'b'], '{"a":{"__typename":"A","b":{"id":1}}}')).toEqual({ 1: 'a/b' })
    expect(found(['a|[B]', 'b'], '{"a":{"__typename":"A","b":{"id":1}}}')).toEqual({})
    expect(found(['a', '|[A]', 'b'], '{"a":{"__typename":"A","b":{"id":1}}}')).toEqual({ 1: 'a/b' })
    expect(found(['a|[A]', '@'], '{"a":[{"__typename":"A","id":1},{"__typename":"B","id":2}]}')).toEqual({ 1: 'a/0' })
  })

  it('given objects within objects within lists, then the objects above are told, outermost first', () => {
    const data = JSON.parse('{"id":0,"a":[{"id":1,"b":{"id":2}}]}') as JsonObject
    const [target] = compileTargets(['a', '@', 'b'], isPossible).locate(data)
    expect(target!.parents.map(({ id }) => id)).toEqual([0, 1])
  })
})
