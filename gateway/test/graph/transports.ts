import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ExecutionResult } from 'graphql'
import type { ObjectLink, SubgraphTransport, TextLink } from '../../src/transport/subgraph-transport.ts'
import { disturbedJson } from './disturbed-json.ts'
import { Random } from './random.ts'
import type { SubgraphQuestion } from './subgraphs.ts'
import type { TestGraph } from './test-graph.ts'

/** How a service prints its answers: as graphql-js does, or oddly. */
export type Print = (answer: ExecutionResult, body: string) => string

export const compact: Print = (answer) => JSON.stringify(answer)
/** Odd in the same way for the same question. */
export const disturbed: Print = (answer, body) => {
  const random = new Random(body.length * 31 + (body.codePointAt(body.length >> 1) ?? 0))
  const { data, errors } = answer
  const plain = errors && (JSON.parse(JSON.stringify(errors)) as unknown)
  const members: [string, unknown][] = 'data' in answer ? [['data', data]] : []
  if (plain) members.splice(random.integer(2), 0, ['errors', plain])
  if (random.chance(0.2)) members.splice(random.integer(2), 0, ['extensions', { data: { errors: [1] } }])
  return disturbedJson(Object.assign(Object.create(null), Object.fromEntries(members)), random)
}

/** The subgraphs as functions of this process. */
export function objectTransport(graph: TestGraph): SubgraphTransport {
  const link = (service: string): ObjectLink => ({
    speaks: 'objects',
    async call({ query, variables, operationName }) {
      const { data, errors } = await graph.ask(service, { query, variables, operationName })
      return { data, errors: errors?.map((error) => error.toJSON()) }
    },
  })
  return transport(graph, link)
}

/** The subgraphs as JSON text, without a network. */
export function textTransport(graph: TestGraph, print: Print = compact): SubgraphTransport {
  const link = (service: string): TextLink => ({
    speaks: 'text',
    send(body, _caller, _repeatable, reply) {
      let isGivenUp = false
      const question = JSON.parse(Buffer.from(body, 'latin1').toString()) as SubgraphQuestion
      void graph.ask(service, question).then((answer) => {
        if (!isGivenUp) reply(null, Buffer.from(print(answer, body)))
      })
      return () => {
        isGivenUp = true
      }
    },
  })
  return transport(graph, link)
}

function transport(graph: TestGraph, link: SubgraphTransport['link']): SubgraphTransport {
  return { services: [...graph.subgraphs.keys()], link, reachable: () => Promise.resolve(true) }
}

/** The subgraphs behind real servers. */
export type HttpSubgraphs = { readonly urls: ReadonlyMap<string, string>; close(): Promise<void> }

/** Starts a server for each subgraph on a free port. */
export async function httpSubgraphs(graph: TestGraph, print: Print = compact): Promise<HttpSubgraphs> {
  const names = [...graph.subgraphs.keys()]
  const servers = await Promise.all(names.map((name) => startServer(graph, name, print)))
  const url = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return {
    urls: new Map(names.map((name, index) => [name, url(servers[index]!)])),
    async close() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

async function startServer(graph: TestGraph, name: string, print: Print): Promise<Server> {
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const answer = await graph.ask(name, JSON.parse(body) as SubgraphQuestion)
      const text = Buffer.from(print(answer, body))
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length })
      response.end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
