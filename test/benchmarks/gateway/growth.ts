import type { Case } from './cases.ts'
import { stock, type Entry } from './entries.ts'
import type { GraphRequest } from './graph/graph.ts'
import { acrossSubgraphs, chainOf, listOf, stages } from './graph/supply-chain.ts'
import type { RunResult } from './measure/rounds.ts'
import { summaryOf } from './report/statistics.ts'
import { figure, table, times } from './report/table.ts'

type Curve = { readonly of: string; readonly head: string; readonly points: readonly (readonly [number, Case])[] }

/** What cost may grow with; all else stays as it is. */
export function curves(connections: number): readonly Curve[] {
  const chainLength = 4
  return [
    curve('list length (2 fetches)', 'objects', [1, 10, 100, 1_000], listOf, () => connections),
    curve(
      'depth (fetches one after the other, 10 objects each)',
      'fetches',
      [1, 2, 4, 8, 16],
      chainOf,
      () => connections,
    ),
    curve(
      'subgraphs (10 objects, all but one fetch at once)',
      'subgraphs',
      [1, 2, 4, 8, stages],
      acrossSubgraphs,
      () => connections,
    ),
    curve(
      `connections (${chainLength} fetches)`,
      'connections',
      [1, 8, 32, 128, 512],
      () => chainOf(chainLength),
      (count) => count,
    ),
  ]
}

function curve(
  of: string,
  head: string,
  at: readonly number[],
  request: (at: number) => GraphRequest,
  connections: (at: number) => number,
): Curve {
  const points = at.map((value) => {
    const name = `${head} ${value}`
    const shape = { delayMs: 0, executing: false, connections: connections(value), requests: [request(value)] }
    return [value, { name, title: name, ...shape }] as const
  })
  return { of, head, points }
}

/** What grows is measured for ours and for stock. */
export const growing = (all: readonly Entry[]): Entry[] =>
  all.filter(({ name, kind }) => name === 'ours' || name === stock || kind === 'added')

/** CPU per request of each gateway along each curve. */
export function growthReport(all: readonly Curve[], result: RunResult): string {
  const gateways = [...new Set(result.measured.map(({ gateway }) => gateway))]
  const reports = all.map(({ of, head, points }) => {
    const rows = points.map(([at, { name }]) => {
      const found = gateways.map((gateway) => summaryOf(result, gateway, name))
      const [first] = found
      const base = found[gateways.indexOf(stock)]
      const relation = first && base ? times(base.cpuMsPerRequest / first.cpuMsPerRequest) : '–'
      return [
        at.toLocaleString('en-US'),
        ...found.map((one) => (one ? figure(one.cpuMsPerRequest) : '–')),
        relation,
        ...found.map((one) => (one ? figure(one.p99Ms) : '–')),
      ]
    })
    const heads = [head, ...gateways.map((name) => `${name} CPU ms`), `${stock} / ${gateways[0]}`]
    return `### By ${of}\n\n${table([...heads, ...gateways.map((name) => `${name} p99 ms`)], rows)}`
  })
  return reports.join('\n\n')
}
