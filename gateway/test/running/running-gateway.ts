import { FileStore } from '@greenlang/files/file-store.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { InProcessBus } from '@greenlang/messaging/in-process-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { signAccessToken, tokenKey } from '@greenlang/service/access-token.ts'
import { createLog, type Log } from '@greenlang/service/log.ts'
import { createGateway, type Gateway, type GatewaySettings } from '../../src/app.ts'
import { httpTransport } from '../../src/transport/http-transport.ts'

export const secret = 'what the tests sign with, which is long enough'
const key = tokenKey(secret)

export const ann: Requester = {
  userId: '01940000-0000-7000-8000-000000000001',
  organizationId: '01940000-0000-7000-8000-000000000002',
  roles: ['viewer'],
  apps: ['cbam'],
}
export const bob: Requester = { ...ann, userId: '01940000-0000-7000-8000-000000000003' }

/** @param issuedAt - a token holds 30 minutes from then */
export const tokenOf = async (requester: Requester, issuedAt = new Date()): Promise<string> =>
  `Bearer ${await signAccessToken(requester, requester.userId, key, issuedAt)}`

/** An answer as a client sees it. */
export type Said = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: { readonly data?: unknown; readonly errors?: readonly SaidError[] }
}

export type SaidError = {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: Readonly<Record<string, unknown>>
}

export type RunningGateway = {
  readonly gateway: Gateway
  readonly address: string
  readonly ask: (query: string, more?: Asking) => Promise<Said>
  readonly stop: () => Promise<void>
}

export type Asking = {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

type Settings = Partial<GatewaySettings> & {
  readonly supergraphSdl: string
  readonly urls: Readonly<Record<string, string>>
  readonly serviceDeadlineMs?: number
  readonly shareCalls?: boolean
  readonly log?: Log
  readonly host?: string
}

/** A gateway over services on real servers. */
export async function startGateway({
  urls,
  serviceDeadlineMs = 5_000,
  shareCalls = false,
  host = '127.0.0.1',
  ...settings
}: Settings): Promise<RunningGateway> {
  const log = settings.log ?? createLog('silent')
  const addresses = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url }]))
  const transport = httpTransport({ addresses, deadlineMs: serviceDeadlineMs, shareCalls, log })
  const bus = new InProcessBus(() => undefined)
  const gateway = await createGateway({
    transport,
    tokenKeys: [key],
    permissions: Permissions.load(),
    bus,
    files: new FileStore('/nonexistent', 1),
    explorable: true,
    ...settings,
    log,
  })
  const address = await gateway.listen({ port: 0, host })
  const ask = async (query: string, { headers, signal, ...more }: Asking = {}): Promise<Said> => {
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, ...more }),
      signal: signal ?? null,
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Said['body'] }
  }
  const stop = async () => {
    await gateway.stop()
    await transport.close()
    await bus.close()
  }
  return { gateway, address, ask, stop }
}
