import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient, type Client as SocketClient } from 'graphql-ws'
import type { ExecutionResult } from 'graphql'
import { newEvent } from '@greenlang/events/contract.ts'
import { embeddedEmissionsCalculated, scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import type { Requester, Role } from '@greenlang/kernel/requester.ts'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { identitySubgraph } from '../../subgraphs/identity/src/app.ts'
import { foundOrganization } from '../../subgraphs/identity/src/features/organizations/found-organization.ts'
import { startGatewayUnderTest, type GatewayUnderTest } from '../harness/gateway-under-test.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../harness/subgraph-under-test.ts'

const document =
  'subscription { news: emissionsCalculated { id app year tonnes: tonnesCO2e organization { key: id name } } }'
const occasion = (organizationId: string) => ({
  organizationId,
  correlationId: 'test',
  now: new Date('2026-11-22T08:00:00Z'),
})
const scope3Data = (kg: string) => ({
  calculationId: 'clc_1',
  inventoryId: 'inv_1',
  year: 2026,
  version: 1,
  totalKgCO2e: kg,
  biogenicKgCO2: '0',
  gwp: 'AR5',
  primaryDataShare: '0',
  lineCount: 1,
  categories: [],
  factorSets: [],
  calculatedAt: '2026-11-22T08:00:00.000Z',
})

describe('a subscription to emissionsCalculated', () => {
  let identity: SubgraphUnderTest
  let gateway: GatewayUnderTest
  let one: string
  let two: string

  beforeAll(async () => {
    identity = await startSubgraphUnderTest(identitySubgraph(tokenKey('a secret of the tests that is long enough')))
    gateway = await startGatewayUnderTest({ identity })
    one = await foundOrganization(identity.em, { name: 'One', country: 'DE', users: [] })
    two = await foundOrganization(identity.em, { name: 'Two', country: 'FR', users: [] })
  })
  afterAll(async () => {
    await gateway.stop()
    await identity.stop()
  })

  const tell = (organizationId: string, kg: string) =>
    identity.bus.publish('vcci.events', newEvent(scope3Calculated, scope3Data(kg), occasion(organizationId)))
  const person = (organizationId: string, ...roles: Role[]) => identity.newRequester(roles, organizationId)

  const overWebSocket = async (requester: Requester | null): Promise<SocketClient> => {
    const connectionParams = requester ? { authorization: `Bearer ${await gateway.tokenOf(requester)}` } : {}
    return createClient({
      url: `${gateway.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams,
      retryAttempts: 0,
    })
  }

  it('given two organizations, then each hears its own event only, with fields of the graph beyond it', async () => {
    const clients = await Promise.all([one, two].map((organization) => overWebSocket(person(organization, 'analyst'))))
    const [first, second] = clients.map((client) => client.iterate({ query: document })) as [
      AsyncIterableIterator<ExecutionResult>,
      AsyncIterableIterator<ExecutionResult>,
    ]
    const heardByOne = first.next()
    const heardByTwo = second.next()
    await settled()
    await tell(one, '1234.5')
    await tell(two, '7')
    const expected = (name: string, tonnes: string) => ({
      data: {
        news: {
          id: expect.stringMatching(/^evt_/) as unknown,
          app: 'VCCI',
          year: 2026,
          tonnes,
          organization: { key: expect.stringMatching(/^org_/) as unknown, name },
        },
      },
    })
    expect((await heardByOne).value).toEqual(expected('One', '1.2345'))
    expect((await heardByTwo).value).toEqual(expected('Two', '0.007'))
    for (const client of clients) await client.dispose()
  })

  it('given the same event delivered twice, then it is heard once', async () => {
    const client = await overWebSocket(person(one, 'analyst'))
    const heard = client.iterate({ query: document })
    const next = heard.next()
    await settled()
    const event = newEvent(scope3Calculated, scope3Data('1'), occasion(one))
    await identity.bus.publish('vcci.events', event)
    await identity.bus.publish('vcci.events', event)
    await tell(one, '2000')
    expect((await next).value).toMatchObject({ data: { news: { tonnes: '0.001' } } })
    expect((await heard.next()).value).toMatchObject({ data: { news: { tonnes: '2' } } })
    await client.dispose()
  })

  it('given an officer, whose apps are cbam and csrd, then events of cbam are heard and those of vcci are not', async () => {
    const client = await overWebSocket(person(one, 'compliance_officer'))
    const next = client.iterate({ query: '{ __typename } ', operationName: null }).next()
    expect((await next).value).toEqual({ data: { __typename: 'Query' } })
    const heard = client.iterate({ query: document }).next()
    await settled()
    await tell(one, '1')
    const data = {
      calculationId: 'clc_2',
      year: 2026,
      version: 3,
      netMassTonnes: '10',
      embeddedTonnesCO2e: '12.5',
      certificates: '1',
      lineCount: 1,
      sectors: [],
      provisional: false,
      calculatedAt: '2026-11-22T08:00:00.000Z',
    }
    await identity.bus.publish('cbam.events', newEvent(embeddedEmissionsCalculated, data, occasion(one)))
    expect((await heard).value).toMatchObject({ data: { news: { app: 'CBAM', tonnes: '12.5' } } })
    await client.dispose()
  })

  it('given nobody signed in, then it is refused with UNAUTHENTICATED, and a token that does not hold closes the socket with 4403', async () => {
    const client = await overWebSocket(null)
    const refused = (await client.iterate({ query: document }).next()).value as ExecutionResult
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    await client.dispose()
    const closed = new Promise((resolve) => {
      const connectionParams = { authorization: 'Bearer not.a.token' }
      const bad = createClient({
        url: `${gateway.address.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams,
        retryAttempts: 0,
        on: { closed: resolve },
      })
      bad.subscribe({ query: document }, { next: () => undefined, error: () => undefined, complete: () => undefined })
    })
    expect(await closed).toMatchObject({ code: 4403 })
  })

  it('given the access token runs out, then the stream of server-sent events ends with it', async () => {
    const endsInTwoSeconds = new Date(Date.now() - 30 * 60 * 1000 + 2_000)
    const token = await gateway.tokenOf(person(one, 'analyst'), endsInTwoSeconds)
    const client = createSseClient({
      url: `${gateway.address}/graphql/stream`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    })
    expect(await client.iterate({ query: document }).next()).toMatchObject({ done: true })
    await tell(one, '1')
    client.dispose()
  }, 10_000)

  it('given server-sent events, then the same event arrives, and leaving ends the subscription', async () => {
    const requester = person(one, 'analyst')
    const client = createSseClient({
      url: `${gateway.address}/graphql/stream`,
      headers: { authorization: `Bearer ${await gateway.tokenOf(requester)}` },
      retryAttempts: 0,
    })
    const heard = client.iterate({ query: document })
    const next = heard.next()
    await settled()
    await tell(one, '42000')
    expect((await next).value).toMatchObject({ data: { news: { tonnes: '42', organization: { name: 'One' } } } })
    await heard.return?.()
    client.dispose()
    await settled()
    expect(await (await fetch(`${gateway.address}/metrics`)).text()).toMatch(/subscriptions_open\{[^}]*\} 0/)
  })
})

/** Time for a subscription to reach the gateway. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300))
