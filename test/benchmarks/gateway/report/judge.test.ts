import { expect, it } from '@jest/globals'
import { caseNames } from '../cases.ts'
import { entries } from '../entries.ts'
import type { Sample } from '../measure/sample.ts'
import { goals, type Goal } from './goals.ts'
import { judge } from './judge.ts'

const sample = { requestsPerSecond: 80, cpuMsPerRequest: 12, failures: 0 } as Sample
const resultWith = (ours: Partial<Sample>) => ({
  measured: [
    { gateway: 'apollo', case: 'deep', samples: [sample] },
    { gateway: 'ours', case: 'deep', samples: [{ ...sample, ...ours }] },
  ],
  faults: {},
})
const goal = { figure: 'a goal', case: 'deep', gateway: 'ours', against: 'apollo' } as const
const faster: Goal = { ...goal, metric: 'requestsPerSecond', shallBe: 'at least', must: 15, stretch: 25 }
const cheaper: Goal = { ...goal, metric: 'cpuMsPerRequest', shallBe: 'at most', must: 0.7, stretch: 0.5 }

it.each([
  [1_199, 'no'],
  [1_200, 'must'],
  [1_999, 'must'],
  [2_000, 'stretch'],
] as const)('given 80 a second of stock, 15× wanted and 25× hoped for, then %d a second reach: %s', (own, reached) => {
  expect(judge([faster], resultWith({ requestsPerSecond: own }))).toMatchObject([{ relation: own / 80, reached }])
})

it.each([
  [9, 'no'],
  [8.3, 'must'],
  [6, 'stretch'],
] as const)('given 12 ms of stock, at most 0.7× wanted and 0.5× hoped for, then %d ms reach: %s', (own, reached) => {
  expect(judge([cheaper], resultWith({ cpuMsPerRequest: own }))).toMatchObject([{ reached }])
})

it('given a gateway that was not measured, then the goal is neither reached nor missed', () => {
  expect(judge([{ ...faster, against: 'hive' }], resultWith({}))).toMatchObject([
    { relation: null, reached: 'not measured' },
  ])
})

it('names only gateways and cases that there are', () => {
  const names = new Set(entries.map(({ name }) => name))
  for (const { gateway, against, case: of } of goals) {
    expect(names).toContain(gateway)
    expect(names).toContain(against)
    expect(caseNames).toContain(of)
  }
})
