import { describe, expect, it } from '@jest/globals'
import { readWarmingPotentials } from '../reference/warming-potentials.ts'
import { BlendIncomplete, co2eOfBlend, co2eOfGas, WarmingPotentialMissing } from './greenhouse-gases.ts'
import type { GwpSet } from './greenhouse-gases.ts'

const potentials = readWarmingPotentials()

describe('warming potentials', () => {
  it.each<[string, GwpSet, string]>([
    ['CH4_fossil', 'AR4', '25000'],
    ['CH4_fossil', 'AR5', '30000'],
    ['CH4_fossil', 'AR6', '29800'],
    ['CH4_nonfossil', 'AR6', '27000'],
    ['CH4', 'AR5', '28000'],
  ])('given 1 000 kg of %s, then %s makes it %s kg CO2e', (gas, set, expected) => {
    expect(co2eOfGas('1000', gas, set, potentials).toString()).toBe(expected)
  })

  it.each<[GwpSet, string]>([
    ['AR4', '104375'],
    ['AR5', '96175'],
    ['AR6', '112775'],
  ])('given 50 kg of R-410A, half HFC-32 and half HFC-125, then %s makes it %s kg CO2e', (set, expected) => {
    expect(co2eOfBlend('50', { 'HFC-32': '0.5', 'HFC-125': '0.5' }, set, potentials).toString()).toBe(expected)
  })

  it('given a blend of which 10 % is unknown, then it refuses to calculate', () => {
    expect(() => co2eOfBlend('1', { 'HFC-32': '0.9' }, 'AR5', potentials)).toThrow(BlendIncomplete)
  })

  it('given a gas that the report does not list, then it says so', () => {
    expect(() => co2eOfGas('1', 'HFC-41', 'AR4', potentials)).toThrow(WarmingPotentialMissing)
  })
})
