import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { services } from '@greenlang/kernel/services.ts'
import type { Entry } from '../entries.ts'
import { record } from '../floors/record.ts'
import { composeGraph } from '../graph/compose.ts'
import { loadGraph, type Graph, type GraphName, type GraphRequest } from '../graph/graph.ts'
import { Oracle } from '../graph/oracle.ts'
import type { Placing } from '../machine/cpus.ts'
import { nodeProgram, Running } from '../machine/processes.ts'
import { usageOf } from '../machine/usage.ts'
import { authorization } from '../secrets.ts'
import type { SubgraphsSay, SubgraphsTold } from '../subgraphs/messages.ts'
import { ask, bodyOf } from '../wire/ask.ts'

type Urls = Readonly<Record<string, string>>
type Settings = {
  readonly graphName: GraphName
  /** All that will be sent: floors have to know it. */
  readonly requests: readonly GraphRequest[]
  /** For logs and files of this run. */
  readonly folder: string
  readonly cpus: Placing
  readonly say: (text: string) => void
  /** Put before the command, for example to look inside. */
  readonly env?: Readonly<Record<string, string>>
}

/** A gateway that runs on the bed. */
export type GatewayOnBed = { readonly entry: Entry; readonly port: number; readonly program: Running }

const startPatienceMs = 90_000

/** What gateways are measured on: one graph, its subgraphs as processes, and the right answers. */
export class Bed {
  readonly oracle: Oracle
  readonly graph: Graph
  readonly #settings: Settings
  readonly #prepared: Running
  readonly #preparedUrls: Urls
  readonly #supergraphFile: string
  readonly #recordingFile: string
  #executing: Promise<{ readonly urls: Urls; readonly programs: readonly Running[] }> | null = null

  private constructor(settings: Settings, graph: Graph, prepared: Running, urls: Urls, oracle: Oracle, file: string) {
    this.#settings = settings
    this.graph = graph
    this.#prepared = prepared
    this.#preparedUrls = urls
    this.oracle = oracle
    this.#supergraphFile = file
    this.#recordingFile = join(settings.folder, 'recording.json')
  }

  static async open(settings: Settings): Promise<Bed> {
    const { graphName, requests, folder, cpus } = settings
    const graph = await loadGraph(graphName)
    const prepared = new Running({
      name: `subgraphs-${graphName}`,
      command: nodeProgram(join(import.meta.dirname, '..', 'subgraphs', 'prepared.ts')),
      env: { GRAPH: graphName },
      cpu: cpus.subgraphs,
      logs: folder,
    })
    const urls = await addressesOf(prepared)
    const supergraphSdl = composeGraph(graph, urls)
    const file = join(folder, `${graphName}.graphql`)
    writeFileSync(file, supergraphSdl)
    const bed = new Bed(settings, graph, prepared, urls, new Oracle(graph, supergraphSdl), file)
    await record(bed.#recordingFile, { graph, supergraphSdl, oracle: bed.oracle, requests })
    return bed
  }

  /** Starts a gateway and waits until it answers. @throws if it does not */
  async start(entry: Entry): Promise<GatewayOnBed> {
    const { folder, cpus, say, requests, env } = this.#settings
    const port = await freePort()
    const urls = entry.subgraphs === 'executing' ? (await this.#executingSubgraphs()).urls : this.#preparedUrls
    const schemas = Object.fromEntries(
      Object.entries(this.graph.services).map(([name, { typeDefs }]) => [name, typeDefs]),
    )
    const supergraphFile = this.#supergraphFile
    const command = await entry.command({ port, folder, supergraphFile, urls, schemas, say })
    const program = new Running({
      name: entry.name,
      command,
      env: {
        PORT: String(port),
        SUPERGRAPH: supergraphFile,
        SUBGRAPHS: JSON.stringify(urls),
        RECORDING: this.#recordingFile,
        ...entry.env,
        ...env,
      },
      cpu: cpus.gateway,
      logs: folder,
    })
    const gateway = { entry, port, program }
    await this.#answers(gateway, requests[0]!)
    return gateway
  }

  /** The headers of requests to a gateway, with a token that is fresh. */
  async headersFor({ entry: { signed = false } }: GatewayOnBed): Promise<Record<string, string>> {
    return signed ? await authorization() : {}
  }

  /** Sets how long the prepared subgraphs wait, and says how many calls they have had since the start. */
  async setDelay(delayMs: number): Promise<number> {
    const told: SubgraphsTold = { delayMs }
    const heard = this.#prepared.hear<SubgraphsSay>(({ kind }) => kind === 'counted')
    this.#prepared.send(told)
    const said = await heard
    return said.kind === 'counted' ? said.calls : 0
  }

  /** CPU of the subgraph processes that this gateway asks, beside its own. */
  async subgraphCpuMs({ entry: { subgraphs } }: GatewayOnBed): Promise<number> {
    if (subgraphs === 'inside') return 0
    const programs = subgraphs === 'executing' ? (await this.#executingSubgraphs()).programs : [this.#prepared]
    return programs.reduce((sum, { id }) => sum + usageOf(id).cpuMs, 0)
  }

  async close(): Promise<void> {
    this.#prepared.end()
    for (const program of (await this.#executing)?.programs ?? []) program.end()
  }

  async #answers({ program, port, entry }: GatewayOnBed, request: GraphRequest): Promise<void> {
    const headers = entry.signed ? await authorization() : {}
    const begun = performance.now()
    let reason: unknown = null
    while (program.ended === null && performance.now() - begun < startPatienceMs) {
      try {
        const answer = await ask(port, bodyOf(request), headers)
        if (answer.data) return
        reason = JSON.stringify(answer).slice(0, 300)
      } catch (cause) {
        reason = cause
      }
      await setTimeout(200)
    }
    const why = program.ended === null ? `${String(reason)}; ${program.lastWords()}` : program.lastWords()
    program.end()
    throw new Error(`It did not start: ${why}`)
  }

  #executingSubgraphs() {
    this.#executing ??= this.#startExecuting()
    return this.#executing
  }

  async #startExecuting() {
    const { cpus, folder } = this.#settings
    const command = nodeProgram(join(import.meta.dirname, '..', 'subgraphs', 'executing.ts'))
    const programs = services.map(
      (service) =>
        new Running({
          name: `executing-${service}`,
          command,
          env: { SERVICE: service },
          cpu: cpus.subgraphs,
          logs: folder,
        }),
    )
    const urls = await Promise.all(programs.map(addressesOf))
    return { urls: Object.assign({}, ...urls) as Urls, programs }
  }
}

async function addressesOf(program: Running): Promise<Urls> {
  const said = await program.hear<SubgraphsSay>(({ kind }) => kind === 'ready')
  if (said.kind !== 'ready') throw new Error('unreachable')
  const entries = Object.entries(said.ports)
  return Object.fromEntries(entries.map(([name, port]) => [name, `http://127.0.0.1:${port}/graphql`]))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
