import { isInstalled } from '../machine/processes.ts'
import { nodeLoad } from './node-load.ts'
import { wrkLoad } from './wrk.ts'

/** Requests that are sent in turn over a number of connections, each as soon as the one before is answered. */
export type LoadJob = {
  readonly port: number
  readonly bodies: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly seconds: number
}

export type LoadResult = {
  readonly requests: number
  readonly seconds: number
  /** All that came, heads included. */
  readonly bytes: number
  /** Answers that were no success, and connections that broke. */
  readonly failures: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export type Load = { readonly name: string; readonly run: (job: LoadJob) => Promise<LoadResult> }
type Place = { readonly cpu: number; readonly folder: string }

export const loadNames = ['wrk', 'node'] as const
export type LoadName = (typeof loadNames)[number]

/** The generator asked for; else wrk where it is installed, since it costs least; else our own, which needs nothing. */
export function chooseLoad(wanted: LoadName | null, place: Place): Load {
  const name = wanted ?? (isInstalled('wrk', '-v') ? 'wrk' : 'node')
  return { name, run: name === 'wrk' ? wrkLoad(place) : nodeLoad(place) }
}
