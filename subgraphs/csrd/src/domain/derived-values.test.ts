import { describe, expect, it } from '@jest/globals'
import { figureOf, wholeOf } from './data-point-value.ts'
import { derivedValues } from './derived-values.ts'
import { enteredFigure } from './entered-figure.fixture.ts'

const run = { calculationId: 'clc_7', calculatedAt: '2027-02-01T09:00:00Z' }
const greentech = [
  enteredFigure('E1-6_07', '8250'),
  enteredFigure('E1-6_09', '12800'),
  enteredFigure('E1-6_10', '8320'),
  enteredFigure('E1-6_11', '145000'),
  enteredFigure('E1-6_33', '450000000', 'EUR'),
]
const amounts = (values: ReturnType<typeof derivedValues>) =>
  Object.fromEntries(values.map(({ dataPointId }) => [dataPointId, figureOf(values, dataPointId)?.amount.toFixed()]))

describe('values that follow from others', () => {
  it('given scopes of 8 250, 12 800 or 8 320, and 145 000 t and 450 000 000 EUR, then both totals and the intensity follow (GHG-GREENTECH)', () => {
    const derived = derivedValues(greentech, run)
    expect(amounts(derived)).toMatchObject({ 'E1-6_12': '166050', 'E1-6_13': '161570', 'E1-6_30': '0.000369' })
    expect(figureOf(derived, 'E1-6_30')?.unit).toBe('tCO2e/EUR')
    expect(wholeOf(derived, 'E1-6_13')?.provenance).toEqual({
      kind: 'DERIVED',
      calculationId: 'clc_7',
      formula: 'E1-6_07 + E1-6_10 + E1-6_11',
      inputs: ['E1-6_07', 'E1-6_10', 'E1-6_11'],
      calculatedAt: '2027-02-01T09:00:00Z',
    })
  })

  it('given a part of net revenue used for the intensity, then that part divides', () => {
    const derived = derivedValues([...greentech, enteredFigure('E1-6_34', '225000000', 'EUR')], run)
    expect(figureOf(derived, 'E1-6_30')?.amount.toFixed()).toBe('0.000738')
    expect(wholeOf(derived, 'E1-6_30')?.provenance).toMatchObject({ formula: 'E1-6_12 / E1-6_34' })
  })

  it.each([
    ['scope 3 is not known', 'E1-6_11', []],
    ['scope 1 is not known', 'E1-6_07', []],
    ['market-based scope 2 is not known', 'E1-6_10', ['E1-6_12', 'E1-6_30']],
    ['net revenue is not known', 'E1-6_33', ['E1-6_12', 'E1-6_13']],
  ])('given that %s, then nothing is made up for it', (_fact, without, expected) => {
    const values = greentech.filter(({ dataPointId }) => dataPointId !== without)
    expect(derivedValues(values, run).map(({ dataPointId }) => dataPointId)).toEqual(expected)
  })

  it('given scope 1 rounded to whole tonnes, then the totals are known to whole tonnes', () => {
    const values = [enteredFigure('E1-6_07', '8250', 'tCO2e', 0), ...greentech.slice(1)]
    expect(figureOf(derivedValues(values, run), 'E1-6_12')?.decimals).toBe(0)
    expect(figureOf(derivedValues(greentech, run), 'E1-6_12')?.decimals).toBe('INF')
  })

  it('given net revenue in SEK, then the intensity is per SEK', () => {
    const values = [...greentech.slice(0, 4), enteredFigure('E1-6_33', '450000000', 'SEK')]
    expect(figureOf(derivedValues(values, run), 'E1-6_31')?.unit).toBe('tCO2e/SEK')
  })

  it('given net revenue of 0, then there is no intensity', () => {
    const values = [...greentech.slice(0, 4), enteredFigure('E1-6_33', '0', 'EUR')]
    expect(derivedValues(values, run).map(({ dataPointId }) => dataPointId)).toEqual(['E1-6_12', 'E1-6_13'])
  })
})
