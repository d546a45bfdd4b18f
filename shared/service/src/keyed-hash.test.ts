import { expect, it } from '@jest/globals'
import { createHmac, randomBytes } from 'node:crypto'
import { KeyedHash } from './keyed-hash.ts'

it.each([1, 32, 63, 64, 65, 200])(
  'given a key of %d bytes, then messages of 0 to 20 000 bytes get the code that node gives them',
  (length) => {
    const key = randomBytes(length)
    const keyed = new KeyedHash(key)
    for (const size of [0, 1, 55, 64, 119, 4_095, 4_096, 4_097, 20_000, 3]) {
      const head = randomBytes(size).toString('latin1')
      for (const bodySize of [0, size, 7_000]) {
        const body = randomBytes(bodySize)
        const code = createHmac('sha256', key).update(head, 'latin1').update(body).digest('base64url')
        expect([keyed.of(head, body), keyed.of(head, body.toString('latin1'))]).toEqual([code, code])
      }
    }
  },
)

it('given the second example of RFC 4231, then the code is the one that it states', () => {
  const code = Buffer.from(new KeyedHash(Buffer.from('Jefe')).of('what do ya want ', 'for nothing?'), 'base64url')
  expect(code.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
})
