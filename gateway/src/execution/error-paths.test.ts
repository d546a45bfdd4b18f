import { expect, it } from '@jest/globals'
import { compileErrorPath } from './error-paths.ts'
import { readFetch } from './fetch-selection.ts'

const { keys } = readFetch({
  kind: 'Fetch',
  serviceName: 'a',
  operation: '{ media { made_up_0: title author { made_up_1: name } } plain }',
  operationKind: 'query',
})

it('given no rewrites, then an error is where the service says', () => {
  const pathOf = compileErrorPath(keys)
  expect(pathOf(['media', 3, 'author', 'made_up_1'])).toEqual(['media', 3, 'author', 'made_up_1'])
})

it.each([[['other']], [[0]], [[]], [['__proto__']], [['constructor', 'plain']]])(
  'given the path %j, which nobody asked for, then it is nowhere',
  (path) => {
    expect(compileErrorPath(keys)(path)).toBe(null)
  },
)

it('given keys that the planner made up, then an error has the names that clients know', () => {
  const pathOf = compileErrorPath(keys, [
    { kind: 'KeyRenamer', path: ['media', '... on Book', 'made_up_0'], renameKeyTo: 'title' },
    { kind: 'KeyRenamer', path: ['media', 'author', 'made_up_1'], renameKeyTo: 'name' },
  ])
  expect(pathOf(['media', 1, 'made_up_0', 2])).toEqual(['media', 1, 'title', 2])
  expect(pathOf(['media', 1, 'author', 'made_up_1'])).toEqual(['media', 1, 'author', 'name'])
  expect(pathOf(['plain', 'made_up_0'])).toEqual(['plain', 'made_up_0'])
})

it('given a made-up key under another one, then both are renamed, whichever name the rewrite has for the upper one', () => {
  for (const upper of ['media', 'shown'])
    expect(
      compileErrorPath(keys, [
        { kind: 'KeyRenamer', path: ['media'], renameKeyTo: 'shown' },
        { kind: 'KeyRenamer', path: [upper, 'made_up_0'], renameKeyTo: 'title' },
      ])(['media', 0, 'made_up_0']),
    ).toEqual(['shown', 0, 'title'])
})
