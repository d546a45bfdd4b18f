import { describe, expect, it } from '@jest/globals'
import { decimal, sum } from './decimal.ts'

describe('exact decimals', () => {
  it('given figures of 43 digits, then their sum and their conversion from kg to t lose none', () => {
    const kilograms = ['1175947.677804348686721047419733816901', '0.000000000000000000000000000000000000088575']
    expect(sum(kilograms.map(decimal)).div(1_000).toString()).toBe('1175.947677804348686721047419733816901000000088575')
  })

  it('given 0.1 + 0.2, then it is 0.3', () => {
    expect(decimal('0.1').plus('0.2').toString()).toBe('0.3')
  })

  it.each([
    [1, 8, '0.125'],
    [1, 3, '0.3333333333333333333333333333333333333333'],
    [0, 5, '0'],
  ])('given %d divided by %d, then it is %s: exact if it ends, else 40 digits', (dividend, divisor, quotient) => {
    expect(decimal(dividend).div(divisor).toString()).toBe(quotient)
    expect(decimal(dividend).dividedBy(divisor).toString()).toBe(quotient)
  })

  it('given very small and very large figures, then they are written without exponent', () => {
    expect(decimal('0.0000000000001').toString()).toBe('0.0000000000001')
    expect(decimal('1e30').toString()).toBe(`1${'0'.repeat(30)}`)
  })
})
