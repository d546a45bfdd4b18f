import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { AddressInfo } from 'node:net'
import { InProcessCache } from '@greenlang/cache/in-process-cache.ts'
import { startSubgraph, type RunningSubgraph } from '@greenlang/graphql/start-subgraph.ts'
import { FileStore } from '@greenlang/files/file-store.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { InProcessBus } from '@greenlang/messaging/in-process-bus.ts'
import { Permissions } from '@greenlang/rights/permissions.ts'
import { signAccessToken, tokenKey } from '@greenlang/service/access-token.ts'
import { createLog } from '@greenlang/service/log.ts'
import { signRequester } from '@greenlang/service/requester-assertion.ts'
import { identitySubgraph } from '../../subgraphs/identity/src/app.ts'
import { foundOrganization } from '../../subgraphs/identity/src/features/organizations/found-organization.ts'
import { cloneDatabase, type TestDatabase } from '../harness/database.ts'

const key = tokenKey('a secret of the tests that is long enough')
const assertionKey = Buffer.alloc(32, 7)

describe('the door of a subgraph', () => {
  let database: TestDatabase
  let identity: RunningSubgraph
  let url: string
  let requester: Requester

  beforeAll(async () => {
    database = await cloneDatabase()
    const databaseUrl = serviceUrl(database.adminUrl, 'identity', database.passwords.identity)
    const settings = {
      databaseUrl,
      poolSize: 2,
      assertionKey,
      permissions: Permissions.load(),
      bus: new InProcessBus(() => undefined),
      cache: new InProcessCache(1024),
      files: new FileStore('/nonexistent', 1),
      log: createLog('silent'),
    }
    identity = await startSubgraph(identitySubgraph(key), settings)
    await identity.http.listen({ port: 0, host: '127.0.0.1' })
    url = `http://127.0.0.1:${(identity.http.server.address() as AddressInfo).port}`
    const organizationId = await foundOrganization(identity.parts.em, { name: 'One', country: 'DE', users: [] })
    requester = { userId: organizationId, organizationId, roles: ['org_admin'], apps: ['cbam'] }
  })
  afterAll(async () => {
    await identity.stop()
    await database.drop()
  })

  const body = JSON.stringify({ query: '{ organization { name } }' })
  const post = (headers: Record<string, string>, text = body) =>
    fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text })

  it('given a call that the gateway signed, then it answers for that requester', async () => {
    const answer = await post({ 'x-requester': signRequester(requester, 'identity', body, assertionKey) })
    expect(await answer.json()).toEqual({ data: { organization: { name: 'One' } } })
  })

  it.each([
    '{ organization { name } }',
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Organization", id: "org_1" }]) { __typename } }',
    '{ __typename }',
  ])('given %s without a signature, then it answers 401 and nothing else', async (query) => {
    const answer = await post({}, JSON.stringify({ query }))
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'CALL_NOT_SIGNED' } }] })
  })

  it('given a forged identity in headers, a user token, or a signature for another subgraph, body or key, then it answers 401', async () => {
    const forged = Buffer.from(JSON.stringify(requester)).toString('base64url')
    const attempts: Record<string, string>[] = [
      { 'x-requester': forged },
      { 'x-requester': `eyJhbGciOiJub25lIn0.${forged}.` },
      { 'x-user-id': requester.userId, 'x-org-id': requester.organizationId },
      { authorization: `Bearer ${await signAccessToken(requester, requester.userId, key, new Date())}` },
      { 'x-requester': await signAccessToken(requester, requester.userId, { id: 'x', key: assertionKey }, new Date()) },
      { 'x-requester': signRequester(requester, 'cbam', body, assertionKey) },
      { 'x-requester': signRequester(requester, 'identity', `${body} `, assertionKey) },
      { 'x-requester': signRequester(requester, 'identity', body, Buffer.alloc(32, 8)) },
    ]
    for (const headers of attempts) expect((await post(headers)).status).toBe(401)
  })

  it('given the paths that every service has, then health and metrics answer without a signature', async () => {
    expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ status: 'ok', version: '0.1.0' })
    expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
      status: 'ok',
      checks: { database: 'ok', events: 'ok' },
    })
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/outbox_waiting_events\{service="identity"\} 0/)
  })
})
