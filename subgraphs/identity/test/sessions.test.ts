import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { tokenKey, verifyAccessToken } from '@greenlang/service/access-token.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { identitySubgraph } from '../src/app.ts'
import { foundOrganization } from '../src/features/organizations/found-organization.ts'

const key = tokenKey('a secret of the tests that is long enough')
const password = 'a long sentence to sign in with'
const login =
  'mutation ($email: String!, $password: String!) { login(input: { email: $email, password: $password }) { accessToken refreshToken expiresInSeconds } }'
const refresh =
  'mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken refreshToken } }'
type Pair = { accessToken: string; refreshToken: string; expiresInSeconds: number }

describe('a session', () => {
  let identity: SubgraphUnderTest
  let organizationId: string

  beforeAll(async () => {
    identity = await startSubgraphUnderTest(identitySubgraph(key))
    const users = [
      { displayName: 'Officer', email: 'Officer@one.example', password, roles: ['compliance_officer'] as const },
    ]
    organizationId = await foundOrganization(identity.em, { name: 'One', country: 'DE', users })
    await foundOrganization(identity.em, {
      name: 'Two',
      country: 'FR',
      users: [{ ...users[0]!, email: 'officer@two.example' }],
    })
  })
  afterAll(() => identity.stop())

  const signIn = async () =>
    (await identity.ask(login, { email: 'officer@one.example', password }, null)).data?.['login'] as Pair

  it('given the right password, then the token holds 30 minutes and says who asks', async () => {
    const { accessToken, expiresInSeconds } = await signIn()
    const verified = await verifyAccessToken(accessToken, [key])
    expect(expiresInSeconds).toBe(1_800)
    expect(verified?.requester).toMatchObject({
      organizationId,
      roles: ['compliance_officer'],
      apps: ['cbam', 'csrd', 'vcci'],
    })
  })

  it.each([
    ['a wrong password', 'officer@one.example', 'wrong'],
    ['an unknown account', 'nobody@one.example', password],
  ])('given %s, then the answer is the same', async (_case, email, given) => {
    const { data, errors } = await identity.ask(login, { email, password: given }, null)
    expect(data).toBeNull()
    expect(errors).toMatchObject([
      {
        message: 'E-mail or password is not right. Check both and try again.',
        extensions: { code: 'SIGN_IN_REFUSED' },
      },
    ])
  })

  it('given a refresh token, then it brings a new pair, and a made-up one brings SESSION_ENDED', async () => {
    const { refreshToken } = await signIn()
    const { data } = await identity.ask(refresh, { token: refreshToken }, null)
    expect(data?.['refreshSession']).toMatchObject({ refreshToken: expect.not.stringMatching(refreshToken) as unknown })
    const { errors } = await identity.ask(refresh, { token: 'made up' }, null)
    expect(errors).toMatchObject([{ extensions: { code: 'SESSION_ENDED' } }])
  })

  it('given a person, then the own organization is seen and the people of it only by those who manage them', async () => {
    const officer = identity.newRequester(['compliance_officer'], organizationId)
    const { data, errors } = await identity.ask('{ organization { name users { displayName } } }', {}, officer)
    expect(data).toEqual({ organization: { name: 'One', users: null } })
    expect(errors).toMatchObject([{ path: ['organization', 'users'], extensions: { code: 'FORBIDDEN' } }])
    const admin = identity.newRequester(['org_admin'], organizationId)
    expect((await identity.ask('{ organization { users { displayName } } }', {}, admin)).data).toEqual({
      organization: { users: [{ displayName: 'Officer' }] },
    })
  })

  it('given nobody signed in, then only signing in is possible', async () => {
    const { errors } = await identity.ask('{ organization { name } }', {}, null)
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })
})
