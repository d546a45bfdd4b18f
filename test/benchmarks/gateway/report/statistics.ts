import { median } from '../../figures.ts'
import type { RunResult } from '../measure/rounds.ts'
import type { Sample } from '../measure/sample.ts'

export type Metric = keyof Sample

/** The median over the rounds of what was measured; memory only ever grows, so the last counts; failures add up. */
export function summary(samples: readonly Sample[]): Sample | null {
  if (samples.length === 0) return null
  const middle = (metric: Metric) => median(samples.map((sample) => sample[metric]))
  return {
    requestsPerSecond: middle('requestsPerSecond'),
    requests: middle('requests'),
    p50Ms: middle('p50Ms'),
    p99Ms: middle('p99Ms'),
    cpuMsPerRequest: middle('cpuMsPerRequest'),
    allCpuMsPerRequest: middle('allCpuMsPerRequest'),
    busy: middle('busy'),
    callsPerRequest: middle('callsPerRequest'),
    bytesPerAnswer: middle('bytesPerAnswer'),
    failures: samples.reduce((sum, { failures }) => sum + failures, 0),
    peakMegabytes: Math.max(...samples.map(({ peakMegabytes }) => peakMegabytes)),
  }
}

/** What a gateway reached in a case, or null if it was not measured. */
export function summaryOf({ measured }: RunResult, gateway: string, of: string): Sample | null {
  return summary(measured.find((one) => one.gateway === gateway && one.case === of)?.samples ?? [])
}

/** How much a value grows per step: the slope of the straight line that fits the points best. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const middleX = mean(points.map(([x]) => x))
  const middleY = mean(points.map(([, y]) => y))
  const rise = points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0)
  const run = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0)
  return run === 0 ? 0 : rise / run
}
