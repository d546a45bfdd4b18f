import { describe, expect, it } from '@jest/globals'
import type { DataPointValue } from './data-point-value.ts'
import { enteredFigure } from './entered-figure.fixture.ts'
import { reportChecks } from './report-checks.ts'

const found = (values: readonly DataPointValue[]) =>
  reportChecks(values).flatMap(({ finding }) => (finding ? [`${finding.code} ${finding.subject}`] : []))
const made = (values: readonly DataPointValue[]) => reportChecks(values).map(({ rule }) => rule)

const total = (amount: string, decimals: number | 'INF') => [
  enteredFigure('E1-6_07', '265.12', 'tCO2e', decimals),
  enteredFigure('E1-6_09', '499.97', 'tCO2e', decimals),
  enteredFigure('E1-6_11', '0', 'tCO2e', decimals),
  enteredFigure('E1-6_12', amount, 'tCO2e', decimals),
]

describe('the arithmetic of a report', () => {
  it('given a published total 0.01 above its parts, then it holds with 2 decimals and not if exact (GHG-GUARDINI-2022)', () => {
    expect(found(total('765.10', 2))).toEqual([])
    expect(found(total('765.10', 'INF'))).toEqual(['CAL-001 E1-6_12'])
  })

  it('given scope 3 of 100 t and categories of 60 and 39 t, then CAL-002', () => {
    const parts = [enteredFigure('E1-6_11', '60', 'tCO2e', 'INF', 1), enteredFigure('E1-6_11', '39', 'tCO2e', 'INF', 4)]
    expect(found([enteredFigure('E1-6_11', '100'), ...parts])).toEqual(['CAL-002 E1-6_11'])
    expect(found([enteredFigure('E1-6_11', '99'), ...parts])).toEqual([])
  })

  it('given 350 t over 23 500 EUR stated as 0.0148936 with 7 decimals, then it holds; as 0.0149 with 7 it does not (INT-VSME)', () => {
    const intensity = (stated: string) => [
      enteredFigure('E1-6_12', '350'),
      enteredFigure('E1-6_33', '23500', 'EUR'),
      enteredFigure('E1-6_30', stated, 'tCO2e/EUR', 7),
    ]
    expect(found(intensity('0.0148936'))).toEqual([])
    expect(found(intensity('0.0149'))).toEqual(['CAL-003 E1-6_30'])
  })

  it('given net revenue of 10 that is used by 6 and not used by 3, then CAL-004', () => {
    const revenue = ['10', '6', '3'].map((amount, index) => enteredFigure(`E1-6_3${index + 3}`, amount, 'EUR'))
    expect(found(revenue)).toEqual(['CAL-004 E1-6_33'])
  })

  it('given a share of 12.5 instead of 0.125, then VAL-002', () => {
    expect(found([enteredFigure('E1-6_08', '12.5', '1')])).toEqual(['VAL-002 E1-6_08'])
    expect(found([enteredFigure('E1-6_08', '0.125', '1')])).toEqual([])
  })

  it('given two values for scope 1, then VAL-010', () => {
    expect(found([enteredFigure('E1-6_07', '1'), enteredFigure('E1-6_07', '1')])).toEqual(['VAL-010 E1-6_07'])
  })

  it('given that figures are missing, then a check is not made rather than passed', () => {
    expect(made([enteredFigure('E1-6_12', '350')])).toEqual(['no data point has two values'])
    expect(made([])).toEqual([])
  })
})
