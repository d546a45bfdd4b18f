import type { Case } from '../cases.ts'
import { stock, type Entry } from '../entries.ts'
import type { RunResult } from '../measure/rounds.ts'
import type { Sample } from '../measure/sample.ts'
import { summary } from './statistics.ts'
import { figure, table, times } from './table.ts'

type Row = { readonly gateway: string; readonly middle: Sample; readonly least: number; readonly most: number }

/** One table per case, the slowest first. */
export function report(cases: readonly Case[], result: RunResult): string {
  return cases
    .map((of) => caseReport(of, result))
    .filter(Boolean)
    .join('\n\n')
}

function caseReport({ name, title, connections, executing }: Case, { measured }: RunResult): string {
  const rows = measured
    .filter((one) => one.case === name)
    .flatMap(({ gateway, samples }): Row[] => {
      const middle = summary(samples)
      const speeds = samples.map(({ requestsPerSecond }) => requestsPerSecond)
      return middle ? [{ gateway, middle, least: Math.min(...speeds), most: Math.max(...speeds) }] : []
    })
    .toSorted((a, b) => a.middle.requestsPerSecond - b.middle.requestsPerSecond)
  if (rows.length === 0) return ''
  const base = rows.find(({ gateway }) => gateway === stock)?.middle
  const head = ['gateway', 'requests/s', 'min–max', '× stock', 'p50 ms', 'p99 ms', 'CPU ms/request', '× stock by CPU']
  const lines = rows.map(({ gateway, middle, least, most }) => [
    gateway + marks(middle, connections),
    figure(middle.requestsPerSecond),
    `${figure(least)}–${figure(most)}`,
    times(middle.requestsPerSecond / (base?.requestsPerSecond ?? Number.NaN)),
    figure(middle.p50Ms),
    figure(middle.p99Ms),
    figure(middle.cpuMsPerRequest),
    times((base?.cpuMsPerRequest ?? Number.NaN) / middle.cpuMsPerRequest),
    ...(executing ? [figure(middle.allCpuMsPerRequest)] : []),
    `${Math.round(middle.busy * 100)} %`,
    Number.isFinite(middle.callsPerRequest) ? middle.callsPerRequest.toFixed(1) : '–',
    figure(middle.peakMegabytes),
  ])
  const more = [...(executing ? ['CPU of all ms/request'] : []), 'busy', 'calls/request', 'peak MB']
  const notes = [
    ...(rows.some(({ middle }) => isShort(middle, connections)) ? [noteOnShort] : []),
    ...rows.flatMap(({ gateway, middle }) => (middle.failures > 0 ? [`${gateway}: ${middle.failures} failures`] : [])),
  ]
  return [`### ${name}: ${title}`, '', table([...head, ...more], lines), ...notes.map((note) => `\n${note}`)].join('\n')
}

/** With few requests per connection those that the end cuts off weigh: they cost CPU and are not counted. */
const isShort = ({ requests }: Sample, connections: number) => requests < 20 * connections
const noteOnShort =
  '`*`: fewer than 20 requests per connection in a round, so its figures may be 5 % too low. Take more --seconds.'
const marks = (middle: Sample, connections: number) => (isShort(middle, connections) ? ' *' : '')

/** What each name means, and what was not measured or is doubtful. */
export function legend(entries: readonly Entry[], { measured, faults }: RunResult): string {
  const known = new Set([...measured.map(({ gateway }) => gateway), ...Object.keys(faults)])
  const meanings = entries.filter(({ name }) => known.has(name)).map(({ name, is }) => `${name}: ${is}`)
  return [...meanings, ...Object.entries(faults).map(([name, fault]) => `\n! ${name}, ${fault}`)].join('\n')
}
