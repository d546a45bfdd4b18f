import { describe, expect, it } from '@jest/globals'
import { datedParameter, ParameterNotPublished } from './dated-parameter.ts'

describe('a number set by law', () => {
  const parameter = datedParameter<string>({
    name: 'a share',
    unit: '1',
    source: 'a law',
    values: { '2027-01-01': '0.95', '2026-01-01': '0.975', '2028-07-01': null },
  })

  it.each([
    ['2026-01-01', '0.975'],
    ['2026-12-31', '0.975'],
    ['2027-01-01', '0.95'],
    ['2028-06-30', '0.95'],
  ])('given %s, then %s holds, whatever the order in which the values are written', (day, value) => {
    expect(parameter.on(day)).toBe(value)
  })

  it.each(['2025-12-31', '2028-07-01', '2040-01-01'])(
    'given %s, for which nothing is published, then it is not guessed',
    (day) => {
      expect(() => parameter.on(day)).toThrow(ParameterNotPublished)
      expect(() => parameter.on(day)).toThrow(
        `No value of "a share" is published for ${day}. Choose a day for which one is, or wait for its publication.`,
      )
    },
  )

  it('given a value of 0, then it is a value and not a missing one', () => {
    expect(
      datedParameter({ name: 'zero', unit: '1', source: 'a law', values: { '2026-01-01': 0 } }).on('2026-05-01'),
    ).toBe(0)
  })
})
