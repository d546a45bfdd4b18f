import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Graph, GraphRequest } from '../graph/graph.ts'
import type { Oracle } from '../graph/oracle.ts'
import { answering } from '../subgraphs/answer.ts'
import { bodyOf } from '../wire/ask.ts'
import type { RecordedCall, RecordedRequest } from './recording.ts'

/** Writes down which calls a plan needs for each request, step by step, and what is to be answered. */
export async function record(file: string, { graph, supergraphSdl, oracle, requests }: Settings): Promise<void> {
  const calls = new CallsInStep(graph)
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => calls.source(name) })
  const server = new ApolloServer({ gateway, logger: silent })
  await server.start()
  const recording: Record<string, RecordedRequest> = {}
  for (const request of requests) {
    const { variables = {} } = request
    await server.executeOperation({ ...request, variables: { ...variables } })
    const answer = JSON.stringify({ data: await oracle.answer(request) })
    recording[bodyOf(request)] = { steps: calls.take(), answer }
  }
  await server.stop()
  writeFileSync(file, JSON.stringify(recording))
}

type Settings = {
  readonly graph: Graph
  readonly supergraphSdl: string
  readonly oracle: Oracle
  readonly requests: readonly GraphRequest[]
}

/** Answers all calls that wait at once, once no more come: so it shows which of them may run side by side. */
class CallsInStep {
  readonly #answers: Readonly<Record<string, (body: string) => Promise<string>>>
  #steps: RecordedCall[][] = []
  #step: { readonly calls: RecordedCall[]; readonly over: Promise<unknown> } | null = null

  constructor({ services }: Graph) {
    this.#answers = Object.fromEntries(Object.entries(services).map(([name, service]) => [name, answering(service)]))
  }

  source(service: string): GraphQLDataSource {
    return {
      process: async ({ request: { query, variables } }) => {
        const body = JSON.stringify({ query, variables })
        await this.#join({ service, body })
        return JSON.parse(await this.#answers[service]!(body)) as Awaited<ReturnType<GraphQLDataSource['process']>>
      },
    }
  }

  take(): RecordedCall[][] {
    const steps = this.#steps
    this.#steps = []
    return steps
  }

  async #join(call: RecordedCall): Promise<void> {
    if (!this.#step) {
      const over = setTimeout(5).then(() => (this.#step = null))
      this.#step = { calls: [], over }
      this.#steps.push(this.#step.calls)
    }
    this.#step.calls.push(call)
    await this.#step.over
  }
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }
