import { describe, expect, it } from '@jest/globals'
import { cacheKey } from './cache-key.ts'

const one = '01940000-0000-7000-8000-000000000001'
const two = '01940000-0000-7000-8000-000000000002'

describe('the key of a cached thing', () => {
  it('given service, organization and two parts, then it begins with the service and each part carries its bytes', () => {
    expect(cacheKey('cbam', one, 'goods', '2026')).toBe(`cbam:36:${one}:5:goods:4:2026`)
    expect(cacheKey('gateway', one, 'Öl')).toBe(`gateway:36:${one}:3:Öl`)
  })

  it.each([
    [['a', 'b'], ['ab']],
    [['a:1:b'], ['a', 'b']],
    [
      ['', 'a'],
      ['a', ''],
    ],
    [['a'], ['a', '']],
    [[], ['']],
  ])('given the parts %j and %j, then the keys differ', (left, right) => {
    expect(cacheKey('cbam', one, ...left)).not.toBe(cacheKey('cbam', one, ...right))
  })

  it('given the same part of two organizations or two services, then the keys differ', () => {
    const keys = [cacheKey('cbam', one, 'goods'), cacheKey('cbam', two, 'goods'), cacheKey('vcci', one, 'goods')]
    expect(new Set(keys).size).toBe(3)
  })
})
