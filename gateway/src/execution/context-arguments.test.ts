import { describe, expect, it } from '@jest/globals'
import { possibleIn } from '../../test/execution/graph-facts.ts'
import type { DataRewrite } from '../planning/plan.ts'
import { compileContextArguments } from './context-arguments.ts'

const isPossible = possibleIn(
  'type Query { i: I } interface I { id: ID } type A implements I { id: ID } type B { id: ID }',
)
const object = { __typename: 'A', here: 'x', inner: { deep: 1 }, none: null }
const parents = [
  { __typename: 'B', far: 1 },
  { __typename: 'A', near: 2 },
]
const value = (...path: string[]) => {
  const rewrite: DataRewrite = { kind: 'KeyRenamer', path, renameKeyTo: 'argument' }
  return compileContextArguments([rewrite], isPossible)({ object, parents, path: [] })
}

describe('arguments from objects above', () => {
  it.each([
    [['here'], { argument: 'x' }],
    [['inner', 'deep'], { argument: 1 }],
    [['none'], { argument: null }],
    [['none', 'deep'], { argument: null }],
    [['missing'], {}],
    [['here', 'deep'], {}],
    [['toString'], {}],
    [['..', 'near'], { argument: 2 }],
    [['..', '..', 'far'], { argument: 1 }],
    [['..', '..', '..', 'far'], {}],
    [['..', '... on I', 'near'], { argument: 2 }],
    [['..', '... on B', 'near'], {}],
    [['..', '..', '... on B', 'far'], { argument: 1 }],
  ])('given the way %j, then they are %j', (path, expected) => {
    expect(value(...path)).toEqual(expected)
  })

  it('given several ways to one argument, then that which fits the types counts', () => {
    const way = (type: string): DataRewrite => ({
      kind: 'KeyRenamer',
      path: ['..', `... on ${type}`, 'near'],
      renameKeyTo: 'argument',
    })
    const argumentsOf = compileContextArguments([way('A'), way('B')], isPossible)
    expect(argumentsOf({ object, parents, path: [] })).toEqual({ argument: 2 })
  })
})
