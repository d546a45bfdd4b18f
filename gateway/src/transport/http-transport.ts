import { Agent, request } from 'undici'
import { z } from 'zod'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import { assertionHeader, signRequester } from '@greenlang/service/requester-assertion.ts'
import type { Log } from '@greenlang/service/log.ts'
import type { SubgraphTransport } from './subgraph-transport.ts'

export type SubgraphAddress = {
  /** Where it takes GraphQL, for example http://cbam:8000/graphql. */
  readonly url: string
  /** Shared with this subgraph alone. */
  readonly assertionKey: Uint8Array
}

type Settings = { addresses: Readonly<Record<string, SubgraphAddress>>; deadlineMs: number; log: Log }

const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() }).loose()).optional(),
})

/** Services over HTTP with kept connections; each call is signed for its service, body and minute. */
export function httpTransport({
  addresses,
  deadlineMs,
  log,
}: Settings): SubgraphTransport & { close: () => Promise<void> } {
  const agent = new Agent({
    connections: 64,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    connect: { timeout: 2_000 },
  })

  const call: SubgraphTransport['call'] = async (
    service,
    { query, variables, operationName, requester, requestId },
  ) => {
    const { url, assertionKey } = addresses[service]!
    const body = JSON.stringify({ query, variables, operationName })
    try {
      const assertion = await signRequester(requester, service, body, assertionKey)
      const headers = { 'content-type': 'application/json', 'x-request-id': requestId, [assertionHeader]: assertion }
      const response = await request(url, { method: 'POST', headers, body, dispatcher: agent })
      const text = await response.body.text()
      if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}`)
      return Answer.parse(JSON.parse(text))
    } catch (cause) {
      log.warn({ err: cause, subgraph: service, requestId }, 'a subgraph did not answer')
      return unavailable(service)
    }
  }

  const reachable = async (service: string) => {
    const { statusCode, body } = await request(new URL('/health/live', addresses[service]!.url), { dispatcher: agent })
    await body.dump()
    return statusCode === 200
  }
  return { services: Object.keys(addresses), call, reachable, close: () => agent.close() }
}

function unavailable(service: string): GraphQLAnswer {
  const message = `The part of the graph that ${service} answers is not available just now. Try again in a moment.`
  return { data: null, errors: [{ message, extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: service } }] }
}
