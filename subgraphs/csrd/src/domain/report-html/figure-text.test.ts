import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Decimals } from '../rounded-sum.ts'
import { dayText, figureText, momentText, numberText } from './figure-text.ts'

describe('numbers in print', () => {
  it.each([
    ['1234567.85', 1, '1,234,567.9'],
    ['999.5', 0, '1,000'],
    ['12', 0, '12'],
    ['-1234.5', 1, '−1,234.5'],
    ['-0.04', 1, '0.0'],
    ['123456789012345678901234567890.1', 1, '123,456,789,012,345,678,901,234,567,890.1'],
    ['1000', 2, '1,000.00'],
  ])('given %s with %d decimals, then it prints %s', (amount, decimals, expected) => {
    expect(numberText(decimal(amount), decimals)).toBe(expected)
  })

  it.each([
    ['145000.25', 'tCO2e', 'INF', '145,000.3 t CO₂e'],
    ['333', 'tCO2e', 0, '333 t CO₂e'],
    ['1230', 'tCO2e', -1, '1,230 t CO₂e'],
    ['0.125', '1', 'INF', '12.5 %'],
    ['0.000369', 'tCO2e/EUR', 'INF', '369.00 t CO₂e per million EUR'],
    ['450000000', 'EUR', 'INF', '450,000,000 EUR'],
  ] as [string, string, Decimals, string][])(
    'given %s in %s stated with %s decimals, then it prints %s',
    (amount, unit, decimals, expected) => {
      const printed = figureText({ kind: 'FIGURE', amount: decimal(amount), unit, decimals, dataQualityTier: null }, 1)
      expect(`${printed.number} ${printed.unit}`).toBe(expected)
    },
  )

  it('given 2026-12-31, then it prints 31 December 2026', () => {
    expect(dayText('2026-12-31')).toBe('31 December 2026')
  })

  it('given 2026-12-31T09:05:07.250Z, then it prints 31 December 2026, 09:05 UTC; another time zone stays as it was told', () => {
    expect(momentText('2026-12-31T09:05:07.250Z')).toBe('31 December 2026, 09:05 UTC')
    expect(momentText('2026-12-31T09:05:07+01:00')).toBe('2026-12-31T09:05:07+01:00')
  })
})
