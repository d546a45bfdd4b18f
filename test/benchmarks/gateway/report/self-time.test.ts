import { expect, it } from '@jest/globals'
import { selfTimes, type CpuProfile } from './self-time.ts'

const frame = (functionName: string, url: string, lineNumber = 0) => ({ functionName, url, lineNumber })
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)', ''), children: [2, 5, 6] },
    { id: 2, callFrame: frame('project', 'file:///home/us/gateway/src/execution/projection.ts', 41), children: [3, 4] },
    { id: 3, callFrame: frame('stringify', '') },
    { id: 4, callFrame: frame('parse', 'file:///home/us/node_modules/@scope/lib/dist/a.js', 6) },
    { id: 5, callFrame: frame('(idle)', '') },
    { id: 6, callFrame: frame('(garbage collector)', '') },
  ],
  samples: [2, 3, 4, 5, 6],
  timeDeltas: [30, 20, 40, 500, 10],
}

it('given 30 µs in a function, 20 in a built-in it calls, 40 in a package and 10 of collection, then idle time does not count', () => {
  const { parts } = selfTimes(profile, '/home/us')
  expect(parts).toEqual([
    { name: 'gateway/src/execution', share: 0.5 },
    { name: '@scope/lib', share: 0.4 },
    { name: '(garbage collector)', share: 0.1 },
  ])
})

it('names each function with its file and line, and built-in ones with who calls them', () => {
  expect(selfTimes(profile, '/home/us').functions.map(({ name }) => name)).toEqual([
    'parse  @scope/lib/dist/a.js:7',
    'project  gateway/src/execution/projection.ts:42',
    'stringify for project  gateway/src/execution/projection.ts:42',
    '(garbage collector)',
  ])
})
