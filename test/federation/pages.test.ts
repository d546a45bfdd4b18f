import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { chromium, type Browser } from 'playwright-core'
import { tokenKey } from '@greenlang/service/access-token.ts'
import { identitySubgraph } from '../../subgraphs/identity/src/app.ts'
import { foundOrganization } from '../../subgraphs/identity/src/features/organizations/found-organization.ts'
import { describeWith } from '../harness/describe-with.ts'
import { startGatewayUnderTest, type GatewayUnderTest } from '../harness/gateway-under-test.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../harness/subgraph-under-test.ts'

describe('the pages of the gateway', () => {
  let identity: SubgraphUnderTest
  let gateway: GatewayUnderTest
  let token: string

  beforeAll(async () => {
    identity = await startSubgraphUnderTest(identitySubgraph(tokenKey('a secret of the tests that is long enough')))
    gateway = await startGatewayUnderTest({ identity })
    const organizationId = await foundOrganization(identity.em, { name: 'One', country: 'DE', users: [] })
    token = await gateway.tokenOf(identity.newRequester(['org_admin'], organizationId))
  })
  afterAll(async () => {
    await gateway.stop()
    await identity.stop()
  })

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${gateway.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('given a browser at the endpoint, then it gets Apollo Sandbox', async () => {
    const page = await (await fetch(`${gateway.address}/graphql`, { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('embeddable-sandbox.cdn.apollographql.com')
  })

  it('given a token that does not hold, then the answer is 401 TOKEN_REFUSED and not that of nobody', async () => {
    const answer = await post({ query: '{ __typename }' }, { authorization: 'Bearer x.y.z' })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TOKEN_REFUSED' } }] })
  })

  it('given a batch, a form post, or no JSON at all, then each is refused with 400 or 415', async () => {
    expect((await post([{ query: '{ __typename }' }])).status).toBe(400)
    const form = await fetch(`${gateway.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ __typename }"}',
    })
    expect([400, 415]).toContain(form.status)
    const broken = await fetch(`${gateway.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(broken.status).toBe(400)
  })

  it('given somebody who may import nothing, then a file is refused with 403, and nobody signed in with 401', async () => {
    const upload = (headers: Record<string, string>) =>
      fetch(`${gateway.address}/api/v1/uploads`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...headers },
        body: 'a,b',
      })
    const viewer = await upload({ authorization: `Bearer ${await gateway.tokenOf(identity.newRequester(['viewer']))}` })
    expect([viewer.status, await viewer.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    ])
    expect((await upload({})).status).toBe(401)
  })

  it('given the health paths, then they name what the gateway needs and nothing of where it is', async () => {
    const ready = await fetch(`${gateway.address}/health/ready`)
    expect(await ready.json()).toEqual({ status: 'ok', version: '0.1.0', checks: { identity: 'ok', events: 'ok' } })
    expect((await fetch(`${gateway.address}/health`)).status).toBe(200)
  })

  describeWith('chromium', 'the offline explorer in a browser', (executablePath) => {
    let browser: Browser
    beforeAll(async () => {
      const args = [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ]
      browser = await chromium.launch({ executablePath, args })
    })
    afterAll(() => browser.close())

    it('given a query and a token, then it shows the answer and asks nobody else', async () => {
      const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token}` } })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      const query = encodeURIComponent('{ organization { name } }')
      await page.goto(`${gateway.address}/explorer?query=${query}`)
      await page.locator('.cm-content').first().waitFor()
      await page.locator('.cm-content').first().click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type('{ organization { name ')
      await page.keyboard.press('ControlOrMeta+Enter')
      await page.getByText('"One"').first().waitFor()
      const outside = asked.filter(
        (url) => !url.startsWith(gateway.address) && !url.startsWith('data:') && !url.startsWith('blob:'),
      )
      expect(outside).toEqual([])
    }, 60_000)
  })
})
