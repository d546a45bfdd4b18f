import { join } from 'node:path'
import type { Case } from './cases.ts'
import { nodeProgram } from './machine/processes.ts'
import { grafbaseCommand } from './peers/grafbase.ts'
import { hiveCommand } from './peers/hive.ts'
import { secretSettings } from './secrets.ts'

/** What a gateway is started for. */
export type Placement = {
  readonly port: number
  /** For what the command writes. */
  readonly folder: string
  readonly supergraphFile: string
  /** Address of each subgraph. */
  readonly urls: Readonly<Record<string, string>>
  /** Text of each subgraph's schema, for peers that compose by themselves. */
  readonly schemas: Readonly<Record<string, string>>
  readonly say: (text: string) => void
}

/** A gateway to measure: a command that serves POST /graphql at PORT, given SUPERGRAPH (file) and SUBGRAPHS (JSON, name → url). */
export type Entry = {
  readonly name: string
  /** What it is, for the legend. */
  readonly is: string
  readonly kind: 'ours' | 'peer' | 'floor' | 'added'
  readonly command: (placement: Placement) => readonly string[] | Promise<readonly string[]>
  readonly env?: Readonly<Record<string, string>>
  /** Whether requests carry an access token. */
  readonly signed?: boolean
  /** Prepared answers over HTTP unless said otherwise; `inside` are subgraphs in the gateway's own process. */
  readonly subgraphs?: 'executing' | 'inside'
  /** Whether it answers identical requests once: of no use where all differ. */
  readonly collapses?: boolean
  /** Left out unless it is asked for by name. */
  readonly optional?: boolean
}

const root = join(import.meta.dirname, '..', '..', '..')
const own = (file: string) => () => nodeProgram(join(import.meta.dirname, file))
/** As the image starts it (Dockerfile): the room for young objects is bounded, for two fifths of the memory. */
const standalone = () => nodeProgram(join(root, 'gateway', 'src', 'standalone.ts'), ['--max-semi-space-size=24'])
const bare = { NODE_ENV: 'development', SHARE_CALLS: 'off' } // without a secret it asks nobody who they are, and does not start in production

/** The stock gateway, which the others are compared with. */
export const stock = 'apollo'

/** Everything that can be measured. Ours come first: their settings are the ones of gateway/src/standalone.ts. */
export const entries: readonly Entry[] = [
  {
    name: 'ours',
    is: 'our gateway as it ships: authentication, limits, deadlines, metrics',
    kind: 'ours',
    command: standalone,
    env: { ...secretSettings, SHARE_CALLS: 'off' }, // nothing is to be collapsed
    signed: true,
  },
  { name: 'ours-bare', is: 'our engine without them', kind: 'ours', command: standalone, env: bare },
  {
    name: 'ours-general',
    is: 'our engine, fast path switched off',
    kind: 'ours',
    command: standalone,
    env: { ...bare, FAST_PATH: 'off' },
  },
  {
    name: 'ours-collapse',
    is: 'our gateway as it ships, identical requests answered once',
    kind: 'ours',
    command: standalone,
    env: { ...secretSettings, COLLAPSE: 'on' },
    signed: true,
    collapses: true,
  },
  {
    name: 'ours-executing',
    is: 'our gateway as it ships and four subgraph processes, over HTTP',
    kind: 'ours',
    command: standalone,
    env: secretSettings,
    signed: true,
    subgraphs: 'executing',
  },
  {
    name: 'ours-embedded',
    is: 'the same in one process',
    kind: 'ours',
    command: own('subgraphs/embedded.ts'),
    env: secretSettings,
    signed: true,
    subgraphs: 'inside',
  },
  { name: stock, is: 'stock @apollo/gateway and @apollo/server', kind: 'peer', command: own('peers/apollo.ts') },
  { name: 'hive', is: 'Hive Gateway with its Rust planner', kind: 'peer', command: hiveCommand },
  {
    name: 'hive-dedupe',
    is: 'the same, identical requests answered once',
    kind: 'peer',
    command: hiveCommand,
    env: { DEDUPE: 'on' },
    collapses: true,
  },
  { name: 'grafbase', is: 'Grafbase in Rust (x64 Linux)', kind: 'peer', command: grafbaseCommand, optional: true },
  {
    name: 'floor-transport',
    is: 'the calls of the plan, answers not looked at',
    kind: 'floor',
    command: own('floors/transport.ts'),
  },
  { name: 'floor-constant', is: 'node:http with a constant answer', kind: 'floor', command: own('floors/constant.ts') },
]

/** `name=command` of `--add`; settings may stand before the program, as in a shell: `mine=CACHE=off node server.mjs`. */
export function addedEntry(text: string): Entry {
  const [, name, command] = /^([\w+-]+)=(.+)$/s.exec(text) ?? []
  if (!name || !command) throw new RangeError(`--add must be name=command, not ${text}.`)
  return { name, is: command, kind: 'added', command: () => ['/bin/sh', '-c', `exec env ${command}`] }
}

/** Whether a figure of this gateway in this case says something. */
export function applies({ subgraphs, collapses = false, kind }: Entry, { executing, requests }: Case): boolean {
  if (subgraphs !== undefined || executing) return subgraphs !== undefined && executing
  return !collapses || requests.length === 1 || kind === 'added'
}
