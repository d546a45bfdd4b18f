import { readFileSync } from 'node:fs'
import { tokenKey, signAccessToken } from '@greenlang/service/access-token.ts'
import { createLog } from '@greenlang/service/log.ts'
import { FileStore } from '@greenlang/files/file-store.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { createGateway } from '../../gateway/src/app.ts'
import type { SubgraphTransport } from '../../gateway/src/transport/subgraph-transport.ts'
import { Client } from './platform-under-test.ts'
import type { SubgraphUnderTest } from './subgraph-under-test.ts'

export type GatewayUnderTest = {
  readonly address: string
  /** @param issuedAt - a token holds 30 minutes from then */
  readonly tokenOf: (requester: Requester, issuedAt?: Date) => Promise<string>
  readonly clientOf: (requester: Requester) => Promise<Client>
  readonly stop: () => Promise<void>
}

const key = tokenKey('a secret of the tests that is long enough')

/** The gateway over subgraphs of the same process, on the bus of the first. */
export async function startGatewayUnderTest(
  subgraphs: Readonly<Record<string, SubgraphUnderTest>>,
  folder = '/nonexistent',
): Promise<GatewayUnderTest> {
  const transport: SubgraphTransport = {
    services: Object.keys(subgraphs),
    link: (service) => ({
      speaks: 'objects',
      call: ({ query, variables, requester }) => subgraphs[service]!.ask(query, variables, requester),
    }),
    reachable: () => Promise.resolve(true),
  }
  const gateway = await createGateway({
    supergraphSdl: readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'),
    transport,
    tokenKeys: [key],
    permissions: Permissions.load(),
    bus: Object.values(subgraphs)[0]!.bus,
    files: new FileStore(folder, 1024 * 1024),
    log: createLog('silent'),
    explorable: true,
  })
  const address = await gateway.listen({ port: 0, host: '127.0.0.1' })
  const tokenOf = (requester: Requester, issuedAt = new Date()) =>
    signAccessToken(requester, requester.userId, key, issuedAt)
  return {
    address,
    tokenOf,
    clientOf: async (requester) => new Client(address, await tokenOf(requester)),
    stop: gateway.stop,
  }
}
