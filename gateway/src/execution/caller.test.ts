import { describe, expect, it } from '@jest/globals'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { callerFor } from './caller.ts'

const request = { requestId: 'r', deadline: 1 }
const requester = (id: string) => ({ userId: id, organizationId: 'o', roles: [] }) as unknown as Requester
const identity = (who: Requester | null, headers?: Record<string, string>) =>
  callerFor(who, { ...request, headers }).identity

describe('who an answer depends on', () => {
  it('given the same requester, then the identity is the same text, also for another object of the same values', () => {
    const known = requester('a')
    expect(identity(known)).toBe(identity(known))
    expect(identity(known)).toBe(identity(requester('a')))
  })

  it('given another requester, nobody, or other headers, then it is another', () => {
    const all = [
      identity(null),
      identity(null, {}),
      identity(null, { a: 'b' }),
      identity(requester('a')),
      identity(requester('b')),
      identity(requester('a'), { a: 'b' }),
      identity(requester('a'), { a: 'c' }),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('given no headers, then the caller has none', () => {
    expect('headers' in callerFor(null, { ...request, headers: undefined })).toBe(false)
    expect(callerFor(null, { ...request, headers: { a: 'b' } }).headers).toEqual({ a: 'b' })
  })
})
