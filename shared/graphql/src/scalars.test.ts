import { describe, expect, it } from '@jest/globals'
import { Kind } from 'graphql'
import { scalars, withoutTrailingZeros } from './scalars.ts'

describe('scalars', () => {
  it.each([
    ['Decimal', '12.5'],
    ['Decimal', '-0.000000000000000000000000000001'],
    ['Decimal', '1'.repeat(30)],
    ['Date', '2026-02-28'],
    ['Date', '2028-02-29'],
    ['DateTime', '2026-11-21T08:00:00Z'],
    ['DateTime', '2026-11-21T08:00:00.123456Z'],
  ] as const)('given the %s %s, then it is taken as a variable and in a document', (type, value) => {
    expect(scalars[type].parseValue(value)).toBe(value)
    expect(scalars[type].parseLiteral({ kind: Kind.STRING, value }, {})).toBe(value)
  })

  it.each([
    ['Decimal', '1e3'],
    ['Decimal', '1,5'],
    ['Decimal', '.5'],
    ['Decimal', '5.'],
    ['Decimal', '+5'],
    ['Decimal', ' 5'],
    ['Decimal', '5\n'],
    ['Decimal', 'NaN'],
    ['Decimal', '1'.repeat(31)],
    ['Decimal', 1.5],
    ['Decimal', null],
    ['Date', '2026-02-29'],
    ['Date', '2026-13-01'],
    ['Date', '26-01-01'],
    ['Date', '0000-01-01'],
    ['Date', '2026-01-01T00:00:00Z'],
    ['Date', 20260101],
    ['DateTime', '2026-11-21'],
    ['DateTime', '2026-11-21T08:00:00+01:00'],
    ['DateTime', '2026-11-21T25:00:00Z'],
    ['DateTime', '2026-02-30T08:00:00Z'],
    ['DateTime', '2026-11-21T08:00 (noon) Z'],
    ['DateTime', 0],
  ] as const)('given %s %j, then it is refused with its form', (type, value) => {
    expect(() => scalars[type].parseValue(value)).toThrow(new RegExp(`^.* is no ${type}: write `, 's'))
  })

  it('given a number instead of a text in a document, then a Decimal refuses it: a float may have lost digits', () => {
    expect(() => scalars.Decimal.parseLiteral({ kind: Kind.FLOAT, value: '1.5' }, {})).toThrow(/is no Decimal/)
  })

  it.each([
    ['1.500', '1.5'],
    ['2.000', '2'],
    ['100', '100'],
    ['0.0', '0'],
    ['-0.10', '-0.1'],
    ['10', '10'],
  ])('given %s from the database, then %s is answered', (stored, answered) => {
    expect(withoutTrailingZeros(stored)).toBe(answered)
    expect(scalars.Decimal.serialize(stored)).toBe(answered)
  })

  it('given a moment or a day from the database, then UTC is answered', () => {
    expect(scalars.DateTime.serialize(new Date('2026-11-21T08:00:00Z'))).toBe('2026-11-21T08:00:00.000Z')
    expect(scalars.DateTime.serialize('2026-11-21T09:00:00+01:00')).toBe('2026-11-21T08:00:00.000Z')
    expect(scalars.Date.serialize('2026-11-21')).toBe('2026-11-21')
    expect(scalars.Date.serialize(new Date('2026-11-21T00:00:00Z'))).toBe('2026-11-21')
  })
})
