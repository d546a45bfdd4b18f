import type { Entry } from './entries.ts'
import { deep, medium, mostSets, shallow } from './graph/compliance.ts'
import type { GraphRequest } from './graph/graph.ts'
import type { Load } from './load/load.ts'
import { Inspector } from './machine/inspector.ts'
import { usageOf } from './machine/usage.ts'
import type { Bed } from './measure/bed.ts'
import { verify } from './measure/verify.ts'
import { slope } from './report/statistics.ts'
import { figure, table } from './report/table.ts'
import { bodyOf } from './wire/ask.ts'

const sliceSeconds = 30
const texts = 1_500 // more than a cache of operations keeps

/** The three operations with all their variables, and many operations that come rarely. */
export function variedRequests(): GraphRequest[] {
  const known = Array.from({ length: mostSets }, (_, set) => [deep(set), medium, shallow]).flat()
  const rare = Array.from({ length: texts }, (_, index) => ({
    query: `query Rare${index} { companies(first: ${1 + (index % 7)}) { id country a${index}: legalName ${index % 3 === 0 ? 'emissionIntensity' : 'eori'} } }`,
    operationName: `Rare${index}`,
  }))
  return rare.flatMap((request, index) => [request, known[index % known.length]!])
}

type Point = { readonly minute: number; readonly residentMegabytes: number; readonly heapMegabytes: number }

/** Memory of a gateway under varied load over some time, and whether it grows. The heap is what is left after a collection. */
export async function soak(bed: Bed, load: Load, entry: Entry, plan: Plan): Promise<string> {
  const gateway = await bed.start(entry)
  const requests = variedRequests()
  const bodies = requests.map(bodyOf)
  const inspector = await Inspector.of(gateway.program)
  await verify(bed, gateway, requests.slice(0, 50))
  const points: Point[] = []
  const rows: string[][] = []
  const slices = Math.max(2, Math.round((plan.minutes * 60) / sliceSeconds))
  for (let slice = 1; slice <= slices; slice++) {
    const headers = await bed.headersFor(gateway)
    const { port } = gateway
    const result = await load.run({ port, bodies, headers, connections: plan.connections, seconds: sliceSeconds })
    const heap = await heapMegabytes(inspector)
    const { residentMegabytes, peakMegabytes } = usageOf(gateway.program.id)
    const minute = (slice * sliceSeconds) / 60
    points.push({ minute, residentMegabytes, heapMegabytes: heap })
    const figures = [result.requests / result.seconds, residentMegabytes, peakMegabytes, heap].map(figure)
    rows.push([minute.toFixed(1), ...figures, String(result.failures)])
    plan.say(`${minute.toFixed(1)} min: RSS ${figure(residentMegabytes)} MB, heap ${figure(heap)} MB`)
  }
  await verify(bed, gateway, requests.slice(0, 50))
  inspector.close()
  gateway.program.end()
  const head = ['minute', 'requests/s', 'RSS MB', 'peak MB', 'heap MB', 'failures']
  return `${table(head, rows)}\n\n${growthOf(points)}`
}

type Plan = { readonly minutes: number; readonly connections: number; readonly say: (text: string) => void }

async function heapMegabytes(inspector: Inspector): Promise<number> {
  await inspector.call('HeapProfiler.collectGarbage')
  const { usedSize } = await inspector.call<{ usedSize: number }>('Runtime.getHeapUsage')
  return usedSize / 1_024 ** 2
}

/** In the first half caches fill; what grows in the second half grows for ever. */
function growthOf(points: readonly Point[]): string {
  const settled = points.slice(Math.floor(points.length / 2))
  const of = (value: (point: Point) => number) =>
    slope(settled.map((point) => [point.minute, value(point)] as const)).toFixed(2)
  return `In the second half: heap ${of((point) => point.heapMegabytes)} MB a minute, RSS ${of((point) => point.residentMegabytes)} MB a minute.`
}
