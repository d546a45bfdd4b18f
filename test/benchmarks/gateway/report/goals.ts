import type { CaseName } from '../cases.ts'
import { stock } from '../entries.ts'
import type { Metric } from './statistics.ts'

/** A figure of one gateway in relation to another's in the same case, and what it shall be. */
export type Goal = {
  readonly figure: string
  readonly case: CaseName
  readonly metric: Metric
  readonly gateway: string
  readonly against: string
  /** Whether the relation shall be at least or at most this. */
  readonly shallBe: 'at least' | 'at most'
  readonly must: number
  readonly stretch: number
}

const faster = { metric: 'requestsPerSecond', shallBe: 'at least' } as const
const ours = 'ours'

/** What we want to reach, all in one run on one machine. */
export const goals: readonly Goal[] = [
  { figure: 'as shipped / stock', case: 'deep', ...faster, gateway: ours, against: stock, must: 15, stretch: 25 },
  {
    figure: 'bare engine / stock',
    case: 'deep',
    ...faster,
    gateway: 'ours-bare',
    against: stock,
    must: 20,
    stretch: 34,
  },
  {
    figure: 'as shipped / Hive Gateway',
    case: 'deep',
    ...faster,
    gateway: ours,
    against: 'hive',
    must: 12,
    stretch: 20,
  },
  { figure: 'as shipped / Grafbase', case: 'deep', ...faster, gateway: ours, against: 'grafbase', must: 2, stretch: 4 },
  { figure: 'as shipped / stock', case: 'medium', ...faster, gateway: ours, against: stock, must: 12, stretch: 30 },
  { figure: 'as shipped / stock', case: 'shallow', ...faster, gateway: ours, against: stock, must: 12, stretch: 30 },
  {
    figure: 'general path alone / stock',
    case: 'deep',
    ...faster,
    gateway: 'ours-general',
    against: stock,
    must: 8,
    stretch: 12,
  },
  {
    figure: 'collapsing on / stock',
    case: 'deep-identical',
    ...faster,
    gateway: 'ours-collapse',
    against: stock,
    must: 80,
    stretch: 150,
  },
  {
    figure: 'collapsing on / Hive Gateway with dedupe',
    case: 'deep-identical',
    ...faster,
    gateway: 'ours-collapse',
    against: 'hive-dedupe',
    must: 4,
    stretch: 8,
  },
  {
    figure: 'p50 at one connection / stock',
    case: 'deep-one',
    metric: 'p50Ms',
    gateway: ours,
    against: stock,
    shallBe: 'at most',
    must: 1 / 8,
    stretch: 1 / 12,
  },
  {
    figure: 'p99 at saturation / stock',
    case: 'deep',
    metric: 'p99Ms',
    gateway: ours,
    against: stock,
    shallBe: 'at most',
    must: 1 / 6,
    stretch: 1 / 12,
  },
  { figure: 'as shipped / stock', case: 'deep-slow', ...faster, gateway: ours, against: stock, must: 8, stretch: 15 },
  {
    figure: 'peak memory / stock',
    case: 'deep',
    metric: 'peakMegabytes',
    gateway: ours,
    against: stock,
    shallBe: 'at most',
    must: 0.7,
    stretch: 0.5,
  },
  {
    figure: 'CPU a request / transport only',
    case: 'deep',
    metric: 'cpuMsPerRequest',
    gateway: ours,
    against: 'floor-transport',
    shallBe: 'at most',
    must: 5,
    stretch: 2.5,
  },
  {
    figure: 'embedded, CPU of all processes / over HTTP',
    case: 'deep-executing',
    metric: 'allCpuMsPerRequest',
    gateway: 'ours-embedded',
    against: 'ours-executing',
    shallBe: 'at most',
    must: 0.7,
    stretch: 0.5,
  },
]
