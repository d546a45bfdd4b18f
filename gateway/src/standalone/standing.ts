import type { Log } from '@greenlang/service/log.ts'
import type { GraphSettings, Reloaded } from '../execution/graph.ts'

/** What both kinds of gateway by itself are started with. */
export type StandaloneSettings = GraphSettings & {
  readonly supergraphSdl: string
  readonly port: number
  readonly deadlineMs: number
  readonly collapse: boolean
  readonly forwardHeaders: readonly string[]
  readonly log: Log
}

/** A gateway that answers. */
export type Standing = {
  readonly reload: (supergraphSdl: string) => Promise<Reloaded>
  readonly stop: () => Promise<void>
}

export const host = '127.0.0.1'
