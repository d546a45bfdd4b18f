import { assertionHeader, signRequester } from '@greenlang/service/requester-assertion.ts'
import type { Log } from '@greenlang/service/log.ts'
import { HttpClient } from './http-client.ts'
import type { ClientSettings, ServiceClient } from './service-client.ts'
import { singleFlight } from './single-flight.ts'
import { SubgraphUnavailable } from './subgraph-failures.ts'
import type { Caller, SubgraphTransport, TextLink } from './subgraph-transport.ts'
import { UndiciClient, type SecureSettings } from './undici-client.ts'

/** Where a service is, and what is special about it. */
export type SubgraphAddress = {
  /** Where it takes GraphQL, for example http://cbam:8000/graphql. */
  readonly url: string
  /** Shared with this subgraph alone: calls are signed with it. A service that is not ours has none. */
  readonly assertionKey?: Uint8Array | undefined
  /** Path that answers 200 while the service lives. */
  readonly healthPath?: string | undefined
} & Partial<Omit<SecureSettings, 'service' | 'url'>>

type Settings = {
  readonly addresses: Readonly<Record<string, SubgraphAddress>>
  /** How long a service may take. */
  readonly deadlineMs: number
  /** Whether identical queries that are under way at the same time share one call. */
  readonly shareCalls?: boolean
  readonly log: Log
}

const usual: Omit<ClientSettings, 'service' | 'url' | 'deadlineMs'> = {
  connections: 64,
  pipelining: 1,
  queueLimit: 4_096,
  answerLimitBytes: 16 * 1024 * 1024,
  connectMs: 2_000,
  stallMs: 30_000,
  keepAliveMs: 30_000,
}

/** Services over HTTP with kept connections; each call is signed for its service, body and minute. */
export function httpTransport(settings: Settings): SubgraphTransport & { close: () => Promise<void> } {
  const { addresses, deadlineMs, shareCalls = true, log } = settings
  const parts = new Map(
    Object.entries(addresses).map(([service, address]) => {
      const client = clientFor(service, address, deadlineMs)
      const link = textLink(service, address.assertionKey, client, log)
      return [service, { client, link: shareCalls ? singleFlight(service, link) : link }]
    }),
  )
  const links = new Map([...parts].map(([service, { link }]) => [service, withWarnings(service, link, log)]))
  return {
    services: [...parts.keys()],
    link: (service) => links.get(service)!,
    reachable: async (service) => {
      const { healthPath = '/health/live' } = addresses[service]!
      return (await parts.get(service)!.client.statusOf(healthPath)) === 200
    },
    close: async () => {
      await Promise.all([...parts.values()].map(({ client }) => client.close()))
    },
  }
}

function clientFor(service: string, address: SubgraphAddress, deadlineMs: number): ServiceClient {
  const { url, assertionKey: _key, healthPath: _path, ...own } = address
  const settings: SecureSettings = { ...usual, deadlineMs, ...definedOf(own), service, url: new URL(url) }
  const plain = settings.url.protocol === 'http:' && settings.proxy === undefined
  return plain ? new HttpClient(settings) : new UndiciClient(settings)
}

/** A setting that is `undefined` is none. */
function definedOf<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values
}

/** Puts the headers before a call and judges the status behind it. */
function textLink(service: string, key: Uint8Array | undefined, client: ServiceClient, log: Log): TextLink {
  return {
    speaks: 'text',
    send(body, caller, repeatable, reply) {
      let headers = headersOf(caller)
      if (key) {
        headers += `${assertionHeader}: ${signRequester(caller.requester, service, body, key)}\r\n`
      }
      return client.post(body, headers, caller.deadline, repeatable, (failure, status, answer) => {
        if (failure || status === 200) reply(failure, answer)
        else if (saysWhy(answer!)) {
          log.warn({ status, subgraph: service, requestId: caller.requestId }, 'a subgraph refused a call')
          reply(null, answer)
        } else reply(new SubgraphUnavailable(service, new Error(`HTTP ${status}`)), null)
      })
    },
  }
}

/** Whoever waited for a call is in the log with the own request id, also if the call was shared. */
function withWarnings(service: string, link: TextLink, log: Log): TextLink {
  return {
    speaks: 'text',
    send: (body, caller, repeatable, reply) =>
      link.send(body, caller, repeatable, (failure, answer) => {
        if (failure) {
          const { requestId } = caller
          log.warn({ err: failure, subgraph: service, requestId }, 'a subgraph did not answer')
        }
        reply(failure, answer)
      }),
  }
}

/** Whether the body of a refusal is an answer of GraphQL nevertheless. */
function saysWhy(body: Buffer): boolean {
  try {
    const { errors } = JSON.parse(body.toString()) as { errors?: unknown }
    return Array.isArray(errors) && errors.length > 0
  } catch {
    return false // no JSON, or null
  }
}

const unprintable = /[^\t\x20-\x7e\x80-\xff]/
const noName = /[^\w!#$%&'*+.^`|~-]/

let lastCaller: Caller | null = null
let lastLines = ''

/** Lines of the headers of a caller, whose calls mostly come several at once. */
function headersOf(caller: Caller): string {
  if (caller === lastCaller) return lastLines
  lastCaller = caller
  return (lastLines = linesOf(caller))
}

/** What would break out of its line is left out. */
function linesOf({ requestId, headers }: Caller): string {
  let lines = unprintable.test(requestId) ? '' : `x-request-id: ${requestId}\r\n`
  if (headers) {
    for (const [name, value] of Object.entries(headers)) {
      if (!noName.test(name) && !unprintable.test(value)) lines += `${name}: ${value}\r\n`
    }
  }
  return lines
}
