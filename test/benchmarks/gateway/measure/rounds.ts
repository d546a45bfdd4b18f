import { applies, type Entry } from '../entries.ts'
import type { Case } from '../cases.ts'
import type { Load } from '../load/load.ts'
import type { Bed, GatewayOnBed } from './bed.ts'
import { takeSample, warm, type Sample } from './sample.ts'
import { verify } from './verify.ts'

/** All samples of one gateway in one case. */
type Measured = { readonly gateway: string; readonly case: string; readonly samples: Sample[] }

/** What a run gave: what was measured, and why something was not or is doubtful. */
export type RunResult = { readonly measured: readonly Measured[]; readonly faults: Readonly<Record<string, string>> }

type Plan = {
  readonly entries: readonly Entry[]
  readonly cases: readonly Case[]
  /** Pairs that are wanted; all that say something if nothing is said. */
  readonly wants?: (gateway: string, of: string) => boolean
  readonly rounds: number
  readonly seconds: number
  readonly warmSeconds: number
  readonly say: (text: string) => void
}

type Runner = { readonly gateway: GatewayOnBed; readonly cases: readonly Case[] }

/** Starts all gateways, then measures A B C, A B C …, so that a slow minute of the machine hits all; each is verified before and after. */
export async function measureInRounds(bed: Bed, load: Load, plan: Plan): Promise<RunResult> {
  const { rounds, seconds, say } = plan
  const faults: Record<string, string> = {}
  const runners = await startAll(bed, load, plan, faults)
  const measured = runners.flatMap(({ gateway, cases }) =>
    cases.map((of): Measured => ({ gateway: gateway.entry.name, case: of.name, samples: [] })),
  )
  const minutes = Math.ceil((measured.length * rounds * (seconds + 2)) / 60)
  say(`${measured.length} measurements a round, about ${minutes} minutes in all`)
  for (let round = 0; round < rounds; round++) {
    const turned = runners.map((_, index) => runners[(index + round) % runners.length]!)
    for (const of of plan.cases) {
      for (const { gateway, cases } of turned) {
        if (!cases.includes(of)) continue
        const { name } = gateway.entry
        const sample = await takeSample(bed, load, gateway, of, seconds)
        measured.find((one) => one.gateway === name && one.case === of.name)!.samples.push(sample)
        if (sample.bytesPerAnswer < 0.95 * (await bed.oracle.bytes(of.requests)))
          faults[name] = `doubtful: under load its answers in ${of.name} are shorter than the right ones`
        say(`round ${round + 1} of ${rounds}, ${of.name}, ${name}: ${inShort(sample)}`)
      }
    }
  }
  await bed.setDelay(0)
  for (const { gateway, cases } of runners) {
    await noting(faults, gateway.entry.name, 'after the load', () => verifyAll(bed, gateway, cases))
    gateway.program.end()
  }
  return { measured, faults }
}

async function startAll(bed: Bed, load: Load, plan: Plan, faults: Record<string, string>): Promise<Runner[]> {
  const runners: Runner[] = []
  for (const entry of plan.entries) {
    const { name } = entry
    const cases = plan.cases.filter((of) => applies(entry, of) && (plan.wants?.(name, of.name) ?? true))
    if (cases.length === 0) continue
    let gateway: GatewayOnBed | null = null
    await noting(faults, name, 'not measured', async () => {
      gateway = await bed.start(entry)
      await verifyAll(bed, gateway, cases)
      for (const of of cases) await warm(bed, load, gateway, of, plan.warmSeconds)
      await bed.setDelay(0)
      runners.push({ gateway, cases })
      plan.say(`${name} is up`)
    })
    if (faults[name]) (gateway as GatewayOnBed | null)?.program.end()
    if (faults[name]) plan.say(`${name}: ${faults[name]}`)
  }
  return runners
}

const verifyAll = (bed: Bed, gateway: GatewayOnBed, cases: readonly Case[]) =>
  verify(bed, gateway, [...new Set(cases.flatMap(({ requests }) => requests))])

async function noting(faults: Record<string, string>, name: string, when: string, work: () => Promise<unknown>) {
  try {
    await work()
  } catch (cause) {
    faults[name] = `${when}: ${(cause as Error).message}`
  }
}

function inShort({ requestsPerSecond, p50Ms, p99Ms, cpuMsPerRequest, busy, failures }: Sample): string {
  const cpu = `${cpuMsPerRequest.toFixed(3)} ms CPU a request, busy ${Math.round(busy * 100)} %`
  const failed = failures > 0 ? `, ${failures} FAILED` : ''
  return `${Math.round(requestsPerSecond)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${cpu}${failed}`
}
