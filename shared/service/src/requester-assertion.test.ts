import { createHmac } from 'node:crypto'
import { flattenedVerify } from 'jose'
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

  it('given another implementation of JWS, then it verifies the assertion, too', async () => {
    const [statement = '', payload, signature = ''] = signRequester(who, 'cbam', Buffer.from(body), key).split('.')
    expect(payload).toBe('')
    const { protectedHeader } = await flattenedVerify({ protected: statement, payload: body, signature }, key)
    expect(protectedHeader).toEqual({
      typ: 'requester',
      alg: 'HS256',
      b64: false,
      crit: ['b64'],
      iss: 'greenlang-gateway',
      aud: 'cbam',
      iat: expect.any(Number),
      exp: (protectedHeader!['iat'] as number) + 60,
      who,
    })
  })

  it('given bytes that are no text, or a body as one character per byte, then they are signed as they are sent', async () => {
    const bytes = Buffer.from('{"query":"{ a(b: \\"\u00fc\\") }"}\u00ff', 'latin1')
    const assertion = signRequester(who, 'cbam', bytes.toString('latin1'), key)
    expect(assertion).toBe(signRequester(who, 'cbam', bytes, key))
    expect(await verifyRequester(assertion, 'cbam', bytes, key)).toEqual(who)
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
    expect(await refusal(assertion, { subgraph: 'csrd' })).toEqual(
      because('the signature is not right for this subgraph and body'),
    )
    expect(await refusal(assertion, { given: `${body} ` })).toEqual(
      because('the signature is not right for this subgraph and body'),
    )
    const other = signRequester(who, 'cbam', body, Buffer.alloc(32, 2))
    expect(await refusal(other)).toEqual(because('the signature is not right for this subgraph and body'))
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
    const [statement = '', , signature] = signRequester(who, 'cbam', body, key).split('.')
    const read = JSON.parse(Buffer.from(statement, 'base64url').toString()) as object
    const raised = { ...read, who: { ...who, roles: ['super_admin'] } }
    const wrong = because('the signature is not right for this subgraph and body')
    expect(await refusal(`${encode(raised)}..${signature}`)).toEqual(wrong)
    expect(await refusal(`${encode({ ...raised, alg: 'none' })}..`)).toEqual(wrong)
    expect(await refusal(`${statement}.${Buffer.from(body).toString('base64url')}.${signature}`)).toEqual(wrong)
    expect(await refusal('nonsense')).toEqual(because('the signature is not right for this subgraph and body'))
  })

  it('given a well-signed assertion without an end, or with a role that nobody knows, then it is refused', async () => {
    const [statement = ''] = signRequester(who, 'cbam', body, key).split('.')
    const read = JSON.parse(Buffer.from(statement, 'base64url').toString()) as Record<string, unknown>
    const sign = (header: object) => {
      const signed = encode(header)
      return `${signed}..${createHmac('sha256', key).update(`${signed}.${body}`).digest('base64url')}`
    }
    const wrong = because('the signature is not right for this subgraph and body')
    expect(await verifyRequester(sign(read), 'cbam', Buffer.from(body), key)).toEqual(who) // the signing is right
    expect(await refusal(sign({ ...read, iat: undefined }))).toEqual(wrong)
    expect(await refusal(sign({ ...read, who: { ...who, roles: ['admin'] } }))).toEqual(wrong)
    expect(await refusal(sign({ ...read, typ: 'at+jwt' }))).toEqual(wrong)
  })
})
