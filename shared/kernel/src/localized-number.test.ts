import { describe, expect, it } from '@jest/globals'
import { parseLocalizedNumber } from './localized-number.ts'

describe('a number as written in a file', () => {
  it.each([
    ['1234.5', 'POINT', '1234.5'],
    ['1,234.5', 'POINT', '1234.5'],
    ['1234,5', 'COMMA', '1234.5'],
    ['1.234,5', 'COMMA', '1234.5'],
    ['1 234,5', 'COMMA', '1234.5'],
    ['-7', 'COMMA', '-7'],
  ] as const)('given %s in a file with decimal %s, then it reads %s', (text, format, expected) => {
    expect(parseLocalizedNumber(text, format)).toBe(expected)
  })

  it.each([
    ['1,5', 'POINT'],
    ['1.5', 'COMMA'],
    ['1e3', 'POINT'],
    ['12 t', 'POINT'],
    ['', 'POINT'],
  ] as const)('given %s in a file with decimal %s, then it is refused', (text, format) => {
    expect(parseLocalizedNumber(text, format)).toBeNull()
  })
})
