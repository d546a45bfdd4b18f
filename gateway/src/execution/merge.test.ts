import { describe, expect, it } from '@jest/globals'
import { possibleIn } from '../../test/execution/graph-facts.ts'
import { fetchOf } from '../../test/execution/plans.ts'
import { readFetch } from './fetch-selection.ts'
import type { JsonObject } from './json.ts'
import { compileMerge, copyOf } from './merge.ts'

const isPossible = possibleIn(
  'type Query { i: I } interface I { id: ID } type A implements I { id: ID } type B { id: ID }',
)
const keysOf = (selection: string) => readFetch(fetchOf(`{${selection}}`)).keys

/** What is known after a service has said something, with objects from JSON. */
function merged(selection: string, known: string, said: string): string {
  const into = JSON.parse(known) as JsonObject
  compileMerge(keysOf(selection), isPossible)(into, JSON.parse(said) as JsonObject)
  return JSON.stringify(into)
}

describe('what services say of one object', () => {
  it.each([
    ['a', '{}', '{"a":1}', '{"a":1}'],
    ['a', '{"a":1}', '{}', '{"a":1}'],
    ['a', '{"a":1}', '{"a":null}', '{"a":null}'],
    ['a', '{"b":1}', '{"a":2,"c":3}', '{"b":1,"a":2}'],
    ['a{b}', '{}', '{"a":{"b":1,"c":2}}', '{"a":{"b":1,"c":2}}'],
    ['a{b}', '{"a":{"c":1}}', '{"a":{"b":2,"c":3}}', '{"a":{"c":1,"b":2}}'],
    ['a{b}', '{"a":{"c":1}}', '{"a":null}', '{"a":{"c":1}}'],
    ['a{b}', '{"a":null}', '{"a":{"b":1}}', '{"a":{"b":1}}'],
    ['a{b}', '{"a":[{"c":1},null]}', '{"a":[{"b":2},{"b":3}]}', '{"a":[{"c":1,"b":2},{"b":3}]}'],
    ['a{b}', '{"a":[[{"c":1}]]}', '{"a":[[{"b":2},null],[]]}', '{"a":[[{"c":1,"b":2},null],[]]}'],
    ['a{b}', '{"a":[{"c":1},{"c":2}]}', '{"a":[{"b":2}]}', '{"a":[{"c":1,"b":2},{"c":2}]}'],
    ['a{b}', '{"a":[1]}', '{"a":{"b":2}}', '{"a":{"b":2}}'],
    ['a{b{c}}', '{"a":{"b":{"d":1}}}', '{"a":{"b":{"c":2}}}', '{"a":{"b":{"d":1,"c":2}}}'],
  ])(
    'given { %s } and what is known is %s, when a service says %s, then it is %s',
    (selection, known, said, expected) => {
      expect(merged(selection, known, said)).toBe(expected)
    },
  )

  it.each([
    ['I', 'A', 'A'],
    ['A', 'I', 'A'],
    ['A', 'B', 'B'],
    ['I', 'B', 'B'],
  ])('given an object that is known as %s, when a service says %s, then it is %s', (known, said, expected) => {
    const result = merged('__typename', `{"__typename":"${known}"}`, `{"__typename":"${said}"}`)
    expect(result).toBe(`{"__typename":"${expected}"}`)
  })

  it('given a type that is no text, then what is known of it stays', () => {
    expect(merged('__typename', '{"__typename":"A"}', '{"__typename":5}')).toBe('{"__typename":"A"}')
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'given the key %s, then it is a key of the object itself, at any depth',
    (key) => {
      expect(merged(key, '{}', '{"x":1}')).toBe('{}')
      expect(merged(key, '{}', `{"${key}":{"polluted":1}}`)).toBe(`{"${key}":{"polluted":1}}`)
      expect(merged(`a{${key}{b}}`, `{"a":{"${key}":{"c":1}}}`, `{"a":{"${key}":{"b":2}}}`)).toBe(
        `{"a":{"${key}":{"c":1,"b":2}}}`,
      )
      expect(({} as JsonObject)['polluted']).toBeUndefined()
    },
  )

  it('given a copy, then merging into it does not show in what was copied', () => {
    const keys = keysOf('a{b{c}} d')
    const original: JsonObject = { a: [{ b: { c: 1 } }, null], d: { free: 1 }, e: 5 }
    const copy = copyOf(original, keys)
    expect(copy).toEqual({ a: [{ b: { c: 1 } }, null], d: { free: 1 } })
    compileMerge(keysOf('a{b{x}}'), isPossible)(copy, { a: [{ b: { x: 2 } }] })
    expect(original).toEqual({ a: [{ b: { c: 1 } }, null], d: { free: 1 }, e: 5 })
  })
})
