import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { readDataPoints } from '../reference/data-points.ts'
import { DataPointNotEntered, ValueOutOfRange, WrongKindOfValue, enteredContent } from './entered-value.ts'

const dataPoints = readDataPoints()
const enter = (id: string, amount: string | null, text: string | null = null, currency = 'EUR') =>
  enteredContent(
    dataPoints.find((dataPoint) => dataPoint.id === id)!,
    { amount: amount === null ? null : decimal(amount), text, currency },
  )

describe('what somebody enters at a data point', () => {
  it.each([
    ['E1-6_07', '8250', 'tCO2e'],
    ['E1-6_08', '0.125', '1'],
    ['E1-6_33', '450000000', 'EUR'],
  ])('given %s and %s, then it is a figure in %s', (id, amount, unit) => {
    expect(enter(id, amount)).toEqual({
      kind: 'FIGURE',
      amount: decimal(amount),
      unit,
      decimals: 'INF',
      dataQualityTier: null,
    })
  })

  it('given a narrative data point, then the text stands without blanks around it', () => {
    expect(enter('E1-6_15', null, ' GHG Protocol. ')).toEqual({ kind: 'TEXT', text: 'GHG Protocol.' })
  })

  it.each(['E1-6_12', 'E1-6_13', 'E1-6_30', 'E1-6_31', 'E1-6_11', 'E1-6_25', 'E1-6_27', 'E1-6_28', 'E1-6_01'])(
    'given %s, then it is refused: it is not entered by hand',
    (id) => {
      expect(() => enter(id, '1')).toThrow(DataPointNotEntered)
    },
  )

  it.each([
    ['E1-6_07', null, 'about 8 000'],
    ['E1-6_07', '8250', 'and a text'],
    ['E1-6_07', null, null],
    ['E1-6_15', '1', null],
    ['E1-6_15', null, '  '],
  ])('given %s with the number %s and the text %s, then the kind is wrong', (id, amount, text) => {
    expect(() => enter(id, amount, text)).toThrow(WrongKindOfValue)
  })

  it.each([
    ['E1-6_07', '-0.1', 'EUR'],
    ['E1-6_08', '12.5', 'EUR'],
    ['E1-6_33', '450', 'euro'],
  ])('given %s of %s in %s, then it cannot be', (id, amount, currency) => {
    expect(() => enter(id, amount, null, currency)).toThrow(ValueOutOfRange)
  })
})
