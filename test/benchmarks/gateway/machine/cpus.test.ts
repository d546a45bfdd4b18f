import { expect, it } from '@jest/globals'
import { cpusOf } from './cpus.ts'

it.each([
  ['0-1', [0, 1]],
  ['4', [4]],
  ['0-2,5', [0, 1, 2, 5]],
])('given the CPUs %s of /proc, then they are %j', (list, cpus) => {
  expect(cpusOf(list)).toEqual(cpus)
})
