import { describe, expect, it } from '@jest/globals'
import { readReferenceData } from '../reference/reference-data.ts'
import type { BasisReference } from './calculation-basis.ts'
import { factorLibrary } from './emission-factor.ts'
import { lineTrace, selectionSteps } from './line-trace.ts'

const data = readReferenceData()
const reference: BasisReference = {
  library: factorLibrary(data.factorSets, data.factors),
  money: data.money,
  factorMethods: data.factorMethods,
  ratePeriod: 'MONTH',
}
const nothing = { quantity: null, unit: null, distanceKm: null }

describe('the trace of a line', () => {
  it('given 12 500 kg over 340 km, then it says mass, distance and 4 250 tkm before the factor, and the figure last', () => {
    const line = { kind: 'ACTIVITY', input: '4250', inputUnit: 'tkm', quantity: '12500', unit: 'kg', distanceKm: '340' }
    const between = [{ step: 'emission factor', value: '0.07703', unit: 'kg CO2e per tkm', source: 's' }]
    expect(lineTrace({ ...line, kind: 'ACTIVITY' }, between, '327.3775')).toEqual([
      { step: 'quantity', value: '12500', unit: 'kg', source: 'input' },
      { step: 'distance', value: '340', unit: 'km', source: 'input' },
      { step: 'activity', value: '4250', unit: 'tkm', source: 'quantity x distance' },
      ...between,
      { step: 'emissions', value: '327.3775', unit: 'kg CO2e', source: 'input x emissions per unit' },
    ])
  })

  it('given 250.00 EUR, or 3 tkm with a distance that they hold already, then the input is one step', () => {
    const spend = { ...nothing, kind: 'SPEND', input: '250.00', inputUnit: 'EUR' } as const
    expect(lineTrace(spend, [], '1')[0]).toEqual({ step: 'spend', value: '250', unit: 'EUR', source: 'input' })
    const freight = {
      kind: 'ACTIVITY',
      input: '3',
      inputUnit: 'tkm',
      quantity: '3',
      unit: 'tkm',
      distanceKm: '9',
    } as const
    expect(lineTrace(freight, [], '1').map(({ step }) => step)).toEqual(['quantity', 'emissions'])
  })
})

describe('how a classification led to the factor', () => {
  const steel = {
    classification: 'NAICS:331110',
    factorId: 'useeio-1.3-331110-with-margins',
    kind: 'SPEND',
    inputUnit: 'EUR',
    priceBasis: 'PURCHASER',
    country: 'DE',
    year: 2026,
  } as const

  it('given steel bought in DE in 2026, then it names price basis, the US as proxy and the age of 4 years', () => {
    expect(selectionSteps(steel, reference)).toMatchObject([
      { step: 'classification', value: 'NAICS:331110' },
      { step: 'price basis', value: 'PURCHASER' },
      { step: 'region', value: 'US', source: expect.stringMatching(/proxy/) as unknown },
      { step: 'factor year', value: '2022', source: '4 years older than the activity' },
    ])
  })

  it.each([
    ['another factor than today', { factorId: 'useeio-1.3-111110-with-margins' }],
    ['a classification that leads nowhere today', { classification: 'NAICS:999999' }],
  ])('given %s, then it says that the factor was chosen at the import', (_case, change) => {
    const line = { ...steel, ...change }
    expect(selectionSteps(line, reference)).toEqual([
      {
        step: 'classification',
        value: line.classification,
        unit: '',
        source: `led to ${line.factorId} when the line was imported`,
      },
    ])
  })
})
