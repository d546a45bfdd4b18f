import { describe, expect, it } from '@jest/globals'
import { possibleIn } from '../../test/execution/graph-facts.ts'
import { applyRewrites } from './rewrites.ts'

const isPossible = possibleIn(
  `type Query { i: I } interface I { id: ID } type A implements I { id: ID } type B { id: ID }`,
)

function rewritten(said: string, path: string[], change: { renameKeyTo: string } | { setValueTo: unknown }): unknown {
  const data: unknown = JSON.parse(said)
  const rewrite =
    'renameKeyTo' in change
      ? ({ kind: 'KeyRenamer', path, ...change } as const)
      : ({ kind: 'ValueSetter', path, ...change } as const)
  applyRewrites([rewrite], data, isPossible)
  return JSON.parse(JSON.stringify(data))
}

describe('changes of an answer', () => {
  it.each([
    ['{"p":1}', ['p'], { p: 1, q: 1 }],
    ['{"p":null}', ['p'], { p: null, q: null }],
    ['{}', ['p'], {}],
    ['{"q":2,"p":1}', ['p'], { p: 1, q: 1 }],
    ['{"a":[[{"p":1}],null,5]}', ['a', 'p'], { a: [[{ p: 1, q: 1 }], null, 5] }],
    ['{"a":null}', ['a', 'p'], { a: null }],
    ['{"a":{"__typename":"A","p":1}}', ['a', '... on I', 'p'], { a: { __typename: 'A', p: 1, q: 1 } }],
    ['{"a":{"__typename":"B","p":1}}', ['a', '... on I', 'p'], { a: { __typename: 'B', p: 1 } }],
    ['{"a":{"p":1}}', ['a', '... on I', 'p'], { a: { p: 1, q: 1 } }],
    ['[{"p":1}]', ['p'], [{ p: 1, q: 1 }]],
    ['{}', ['toString', 'p'], {}],
  ])('given %s, when what is at %j is also known as q, then it is %j', (said, path, expected) => {
    expect(rewritten(said, path, { renameKeyTo: 'q' })).toEqual(expected)
  })

  it.each([
    ['{}', { p: 'x' }],
    ['{"p":1}', { p: 'x' }],
  ])('given %s, when p is set to "x", then it is %j', (said, expected) => {
    expect(rewritten(said, ['p'], { setValueTo: 'x' })).toEqual(expected)
  })

  it('given the name __proto__, then it is a key as others are', () => {
    rewritten('{"p":{"polluted":1}}', ['p'], { renameKeyTo: '__proto__' })
    rewritten('{}', ['__proto__', 'polluted'], { setValueTo: 1 })
    rewritten('{}', ['constructor', 'polluted'], { setValueTo: 1 })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect((Object as unknown as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
