import { createHmac } from 'node:crypto'
import { jwtVerify } from 'jose'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { signRequester, verifyRequester, type UnsignedCall } from './requester-assertion.ts'

const key = Buffer.alloc(32, 1)
const body = '{"query":"{ me { id } }"}'
const who: Requester = {
  userId: '01940000-0000-7000-8000-000000000001',
  organizationId: '01940000-0000-7000-8000-000000000002',
  roles: ['viewer'],
  apps: ['cbam'],
}
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('what the gateway says about the requester', () => {
  afterEach(() => void jest.useRealTimers())

  it.each([
    ['a person', who],
    ['nobody', null],
  ])('given %s, then the subgraph learns just that', async (_case, requester) => {
    const assertion = signRequester(requester, 'cbam', body, key)
    expect(await verifyRequester(assertion, 'cbam', Buffer.from(body), key)).toEqual(requester)
  })

  it('given another implementation of JWT, then it verifies the assertion, too', async () => {
    const { payload, protectedHeader } = await jwtVerify(signRequester(who, 'cbam', Buffer.from(body), key), key, {
      issuer: 'greenlang-gateway',
      audience: 'cbam',
      algorithms: ['HS256'],
      typ: 'requester+jwt',
      maxTokenAge: '60s',
    })
    expect(payload).toMatchObject({ who, body: expect.stringMatching(/^[\w-]{43}$/), exp: payload.iat! + 60 })
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'requester+jwt' })
  })

  /** Why a call with this assertion is refused. */
  const refusal = async (assertion: string | undefined, { subgraph = 'cbam', given = body } = {}) => {
    const { code, message } = await verifyRequester(assertion, subgraph, Buffer.from(given), key).then(
      () => ({ code: 'ACCEPTED', message: '' }),
      (error: UnsignedCall) => error,
    )
    return [code, /\((.+)\)/.exec(message)?.[1]]
  }
  const because = (reason: string) => ['CALL_NOT_SIGNED', reason]

  it('given no header, then it is refused', async () => {
    expect(await refusal(undefined)).toEqual(because('the header x-requester is missing'))
  })

  it('given an assertion for another subgraph, body or key, then it is refused', async () => {
    const assertion = signRequester(who, 'cbam', body, key)
    expect(await refusal(assertion, { subgraph: 'csrd' })).toEqual(because('the signature is not right'))
    expect(await refusal(assertion, { given: `${body} ` })).toEqual(because('the signature is for another body'))
    const other = signRequester(who, 'cbam', body, Buffer.alloc(32, 2))
    expect(await refusal(other)).toEqual(because('the signature is not right'))
  })

  it('given one that is 59 s old, then it holds, and at 61 s it is refused', async () => {
    jest.useFakeTimers({
      now: new Date('2026-11-22T08:00:00Z'),
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
    })
    const assertion = signRequester(who, 'cbam', body, key)
    jest.setSystemTime(new Date('2026-11-22T08:00:59Z'))
    expect(await verifyRequester(assertion, 'cbam', Buffer.from(body), key)).toEqual(who)
    jest.setSystemTime(new Date('2026-11-22T08:01:01Z'))
    expect(await refusal(assertion)).toEqual(because('the signature is older than a minute'))
  })

  it('given claims that were changed afterwards, or no signature at all, then it is refused', async () => {
    const [header, claims, signature] = signRequester(who, 'cbam', body, key).split('.')
    const read = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()) as object
    const raised = encode({ ...read, who: { ...who, roles: ['super_admin'] } })
    expect(await refusal(`${header}.${raised}.${signature}`)).toEqual(because('the signature is not right'))
    expect(await refusal(`${encode({ alg: 'none', typ: 'requester+jwt' })}.${raised}.`)).toEqual(
      because('the signature is not right'),
    )
    expect(await refusal('nonsense')).toEqual(because('the signature is not right'))
  })

  it('given a well-signed assertion without an end, or with a role that nobody knows, then it is refused', async () => {
    const [, claims] = signRequester(who, 'cbam', body, key).split('.')
    const read = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()) as Record<string, unknown>
    const sign = (payload: object, typ = 'requester+jwt') => {
      const signed = `${encode({ alg: 'HS256', typ })}.${encode(payload)}`
      return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
    }
    expect(await verifyRequester(sign(read), 'cbam', Buffer.from(body), key)).toEqual(who) // the signing is right
    expect(await refusal(sign({ ...read, iat: undefined }))).toEqual(because('the signature is not right'))
    expect(await refusal(sign({ ...read, who: { ...who, roles: ['admin'] } }))).toEqual(
      because('the signature is not right'),
    )
    expect(await refusal(sign(read, 'at+jwt'))).toEqual(because('the signature is not right'))
  })
})
