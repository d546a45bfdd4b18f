import { describe, expect, it } from '@jest/globals'
import { franchiseSpecific, fromSamples, SampleImpossible } from './franchises.ts'

describe('franchises (GHG Protocol Technical Guidance v1.0)', () => {
  it('example 14.1: given five franchises, then they emit 355 000 kg CO2e', () => {
    expect(franchiseSpecific(['120000', '35000', '40000', '120000', '40000']).toString()).toBe('355000')
  })

  it('given 10 of 200 shops with 40 000 kg and all 5 depots with 9 000 kg CO2e, then all emit 809 000 kg CO2e', () => {
    const shops = { sampleKg: '40000', sampleSize: '10', groupSize: '200' }
    const depots = { sampleKg: '9000', sampleSize: '5', groupSize: '5' }
    expect(fromSamples([shops, depots]).toString()).toBe('809000')
  })

  it.each(['0', '6'])('given a sample of %s out of 5, then it refuses', (sampleSize) => {
    expect(() => fromSamples([{ sampleKg: '1', sampleSize, groupSize: '5' }])).toThrow(SampleImpossible)
  })
})
