import { setTimeout } from 'node:timers/promises'
import type { Case } from '../cases.ts'
import type { Load } from '../load/load.ts'
import { usageOf } from '../machine/usage.ts'
import { bodyOf } from '../wire/ask.ts'
import type { Bed, GatewayOnBed } from './bed.ts'

/** What one measurement of one gateway gave. */
export type Sample = {
  readonly requestsPerSecond: number
  readonly requests: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU of the gateway's processes: it holds on a noisy machine, where requests per second do not. */
  readonly cpuMsPerRequest: number
  /** With the CPU of the subgraph processes. */
  readonly allCpuMsPerRequest: number
  /** Share of its CPU that the gateway had: far below 1, something else was the bottleneck. */
  readonly busy: number
  /** Calls to subgraphs per request; fewer than the plan has if identical ones are collapsed. */
  readonly callsPerRequest: number
  readonly bytesPerAnswer: number
  readonly failures: number
  /** Highest memory since the gateway's start. */
  readonly peakMegabytes: number
}

const settleSeconds = 1
const drainPatienceMs = 20_000

/** Puts load on a gateway for a while and reads what it used. Before, it is brought back into the swing; after, it may finish. */
export async function takeSample(
  bed: Bed,
  load: Load,
  gateway: GatewayOnBed,
  of: Case,
  seconds: number,
): Promise<Sample> {
  const headers = await bed.headersFor(gateway)
  const job = { port: gateway.port, bodies: of.requests.map(bodyOf), headers, connections: of.connections }
  await bed.setDelay(of.delayMs)
  await load.run({ ...job, seconds: settleSeconds })
  await drain(gateway)
  const before = await reading(bed, gateway, of)
  const result = await load.run({ ...job, seconds })
  const after = await reading(bed, gateway, of)
  await drain(gateway)
  const cpuMs = after.cpuMs - before.cpuMs
  const { requests } = result
  return {
    requestsPerSecond: requests / result.seconds,
    requests,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    cpuMsPerRequest: cpuMs / requests,
    allCpuMsPerRequest: (cpuMs + after.subgraphCpuMs - before.subgraphCpuMs) / requests,
    busy: cpuMs / 1_000 / result.seconds,
    callsPerRequest: (after.calls - before.calls) / requests,
    bytesPerAnswer: result.bytes / requests,
    failures: result.failures,
    peakMegabytes: after.peakMegabytes,
  }
}

/** Lets a gateway grow warm: code is compiled, caches are filled. */
export async function warm(bed: Bed, load: Load, gateway: GatewayOnBed, of: Case, seconds: number): Promise<void> {
  const headers = await bed.headersFor(gateway)
  await bed.setDelay(of.delayMs)
  await load.run({ port: gateway.port, bodies: of.requests.map(bodyOf), headers, connections: of.connections, seconds })
  await drain(gateway)
}

async function reading(bed: Bed, gateway: GatewayOnBed, { delayMs }: Case) {
  const usage = usageOf(gateway.program.id) // first, while nothing else has happened
  const subgraphCpuMs = await bed.subgraphCpuMs(gateway)
  return { ...usage, subgraphCpuMs, calls: await bed.setDelay(delayMs) }
}

/** Waits until a gateway has worked off what the last load left behind. */
async function drain({ program }: GatewayOnBed): Promise<void> {
  const begun = performance.now()
  let last = usageOf(program.id).cpuMs
  while (performance.now() - begun < drainPatienceMs) {
    await setTimeout(200)
    const { cpuMs } = usageOf(program.id)
    if (cpuMs - last <= 20) return
    last = cpuMs
  }
}
