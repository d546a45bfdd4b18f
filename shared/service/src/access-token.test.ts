import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { signAccessToken, tokenKey, verifyAccessToken } from './access-token.ts'

const secret = 'a secret of the tests that is long enough'
const key = tokenKey(secret)
const who: Requester = {
  userId: '01940000-0000-7000-8000-000000000001',
  organizationId: '01940000-0000-7000-8000-000000000002',
  roles: ['org_admin', 'viewer'],
  apps: ['cbam', 'vcci'],
}
const session = '01940000-0000-7000-8000-000000000003'
const now = () => new Date(Math.floor(Date.now() / 1_000) * 1_000)
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const parts = async () => {
  const [header = '', claims = ''] = (await signAccessToken(who, session, key, now())).split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  return { header: read(header), claims: read(claims) }
}
const sign = (header: object, claims: object) => {
  const signed = `${encode(header)}.${encode(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

describe('an access token', () => {
  it('given a new one, then it says who, in which session, and holds 30 minutes', async () => {
    const issued = now()
    const verified = await verifyAccessToken(await signAccessToken(who, session, key, issued), [key])
    expect(verified).toEqual({ requester: who, sessionId: session, expiresAt: new Date(issued.getTime() + 1_800_000) })
  })

  it('given two keys during a change, then tokens of both hold, and of a third none', async () => {
    const [next, third] = [
      tokenKey('the next secret of the tests, long enough'),
      tokenKey('a third secret of the tests, long enough'),
    ]
    for (const signer of [key, next])
      expect(await verifyAccessToken(await signAccessToken(who, session, signer, now()), [next, key])).not.toBeNull()
    expect(await verifyAccessToken(await signAccessToken(who, session, third, now()), [next, key])).toBeNull()
  })

  it('given another key under the name of ours, then it does not hold', async () => {
    const forged = { id: key.id, key: new TextEncoder().encode('another secret that is also long enough') }
    expect(await verifyAccessToken(await signAccessToken(who, session, forged, now()), [key])).toBeNull()
  })

  it('given one that is 31 minutes old, then it does not hold', async () => {
    const issued = new Date(Date.now() - 31 * 60_000)
    expect(await verifyAccessToken(await signAccessToken(who, session, key, issued), [key])).toBeNull()
  })

  it('given roles and apps that nobody knows, then they give nothing and the others stay', async () => {
    const { header, claims } = await parts()
    const token = sign(header, { ...claims, roles: ['admin', 'viewer'], apps: ['everything', 'csrd'] })
    expect((await verifyAccessToken(token, [key]))?.requester).toMatchObject({ roles: ['viewer'], apps: ['csrd'] })
  })

  it('given claims that were changed, no algorithm, or no signature, then it does not hold', async () => {
    const { header, claims } = await parts()
    const [, , signature] = (await signAccessToken(who, session, key, now())).split('.')
    const raised = { ...claims, roles: ['super_admin'] }
    expect(await verifyAccessToken(`${encode(header)}.${encode(raised)}.${signature}`, [key])).toBeNull()
    expect(await verifyAccessToken(`${encode({ ...header, alg: 'none' })}.${encode(raised)}.`, [key])).toBeNull()
    expect(await verifyAccessToken(sign({ ...header, alg: 'HS512' }, claims), [key])).toBeNull()
  })

  it.each([
    ['no end', { exp: undefined }],
    ['no person', { sub: undefined }],
    ['no id', { jti: undefined }],
    ['another issuer', { iss: 'somebody' }],
    ['another audience', { aud: 'somebody' }],
    ['roles that are a text', { roles: 'super_admin' }],
    ['an organization that is no UUID', { org_id: '*' }],
  ])('given a well-signed token with %s, then it does not hold', async (_case, change) => {
    const { header, claims } = await parts()
    expect(await verifyAccessToken(sign(header, claims), [key])).not.toBeNull() // the signing is right
    expect(await verifyAccessToken(sign(header, { ...claims, ...change }), [key])).toBeNull()
  })

  it('given a token of another type or with an unknown key name, then it does not hold', async () => {
    const { header, claims } = await parts()
    expect(await verifyAccessToken(sign({ ...header, typ: 'requester+jwt' }, claims), [key])).toBeNull()
    expect(await verifyAccessToken(sign({ ...header, kid: 'unknown' }, claims), [key])).toBeNull()
    expect(await verifyAccessToken('nonsense', [key])).toBeNull()
  })
})
