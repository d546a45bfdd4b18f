import { describe, expect, it } from '@jest/globals'
import { headerRules } from './header-rules.ts'

const ofClient = {
  'accept-language': 'de',
  authorization: 'Bearer x',
  connection: 'close, x-tenant-hop',
  cookie: 'a=b',
  host: 'api.example',
  'x-tenant-id': '7',
  'x-tenant-hop': '8',
  'x-request-id': '12345678',
}
const forwarded = (rules: string[], headers = ofClient as Record<string, string | string[]>) => {
  const kept = headerRules(rules)(headers)
  return kept && { ...kept }
}

describe('headers of a client that go on to the services', () => {
  it('given no rules, or none that fits, then nothing goes on', () => {
    expect([forwarded([]), forwarded(['x-other'])]).toEqual([undefined, undefined])
  })

  it('given names in any case and beginnings, then those go on, by name in lower case and in order', () => {
    const kept = forwarded(['X-Tenant-*', 'Accept-Language'])
    expect(Object.entries(kept ?? {})).toEqual([
      ['accept-language', 'de'],
      ['x-tenant-id', '7'],
    ])
  })

  it('given a star alone, then authorization, cookie and headers of the connection stay behind', () => {
    expect(forwarded(['*'])).toEqual({ 'accept-language': 'de', 'x-tenant-id': '7' })
  })

  it('given authorization and cookie by name, then they go on', () => {
    expect(forwarded(['authorization', 'cookie'])).toEqual({ authorization: 'Bearer x', cookie: 'a=b' })
  })

  it.each(['Connection', 'transfer-encoding', 'content-length', 'host', 'x-requester', 'x-request-id', 'a b', ''])(
    'given a rule "%s", then it is refused at the start',
    (rule) => expect(() => headerRules([rule])).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' })),
  )

  it('given a value with a line break, then it stays behind; given two values, then they are joined', () => {
    expect(forwarded(['x-*'], { 'x-a': 'b\r\nx-requester: c', 'x-b': ['1', '2'] })).toEqual({ 'x-b': '1, 2' })
  })

  it('given a header named __proto__, then it is a name like any other', () => {
    const headers = JSON.parse('{"__proto__":"a"}') as Record<string, string>
    expect(Object.keys(headerRules(['__proto__'])(headers) ?? {})).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })
})
