import { expect, it } from '@jest/globals'
import type { Sample } from '../measure/sample.ts'
import { slope, summary, summaryOf } from './statistics.ts'

const sample = (requestsPerSecond: number, failures = 0, peakMegabytes = 100): Sample => ({
  requestsPerSecond,
  requests: requestsPerSecond * 2,
  p50Ms: 1,
  p99Ms: 2,
  cpuMsPerRequest: 1_000 / requestsPerSecond,
  allCpuMsPerRequest: 2_000 / requestsPerSecond,
  busy: 1,
  callsPerRequest: 12,
  bytesPerAnswer: 70_000,
  failures,
  peakMegabytes,
})

it('given rounds with 90, 500 and 100 requests a second, then the median 100 counts and the disturbed round does not', () => {
  expect(summary([sample(90), sample(500), sample(100)])).toMatchObject({ requestsPerSecond: 100, cpuMsPerRequest: 10 })
})

it('given 2 failures in one round and 1 in another, then there are 3', () => {
  expect(summary([sample(1, 2), sample(1, 1)])?.failures).toBe(3)
})

it('given peaks of 90 and 120 MB, then the peak is 120 MB', () => {
  expect(summary([sample(1, 0, 90), sample(1, 0, 120)])?.peakMegabytes).toBe(120)
})

it('given a gateway that was not measured, then there is no figure of it', () => {
  const result = { measured: [{ gateway: 'ours', case: 'deep', samples: [sample(7)] }], faults: {} }
  expect(summaryOf(result, 'ours', 'deep')?.requestsPerSecond).toBe(7)
  expect(summaryOf(result, 'hive', 'deep')).toBeNull()
})

it('given 100, 101 and 102 MB after 0, 1 and 2 minutes, then memory grows by 1 MB a minute', () => {
  expect(
    slope([
      [0, 100],
      [1, 101],
      [2, 102],
    ]),
  ).toBeCloseTo(1)
  expect(slope([[3, 100]])).toBe(0)
})
