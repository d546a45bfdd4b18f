import { describe, expect, it } from '@jest/globals'
import { allocate, allocatedToCustomer, allocatedToLease, allocateTrip, NothingToAllocateBy } from './allocation.ts'
import { ShareOutOfRange } from './figure.ts'

describe('a trip of 31.5 kg CO2 with three consignments (GHG Protocol Technical Guidance v1.0, example 4.3)', () => {
  it('given tkm on the distance driven, then the shares would be 11.8125, 7.3828125 and 12.3046875 kg', () => {
    const byDriven = allocate('31.5', ['240', '150', '250'])
    expect(byDriven.map(String)).toEqual(['11.8125', '7.3828125', '12.3046875'])
  })

  it('given tkm on the shortest distance, then they are 15.43, 9.64 and 6.43 kg: a detour is nobody’s own', () => {
    const consignments = [
      { massT: '24', shortestKm: '10' },
      { massT: '10', shortestKm: '15' },
      { massT: '10', shortestKm: '10' },
    ]
    expect(allocateTrip('31.5', consignments).map((kg) => kg.toFixed(12))).toEqual([
      '15.428571428571',
      '9.642857142857',
      '6.428571428571',
    ])
  })
})

describe('shares of suppliers and buildings', () => {
  it('given a supplier with 80 000 kg CO2e of which 5 % are ours, then we take 4 000 kg CO2e', () => {
    expect(allocatedToCustomer('80000', '0.05').toString()).toBe('4000')
  })

  it('given 250 of 1 000 m2 in a building that is half let, then half of its 9 000 kg CO2e is ours', () => {
    expect(allocatedToLease('9000', { leasedM2: '250', totalM2: '1000', occupancy: '0.5' }).toString()).toBe('4500')
  })

  it('given a customer share of 150 %, then it refuses', () => {
    expect(() => allocatedToCustomer('80000', '1.5')).toThrow(ShareOutOfRange)
  })

  it('given a basis that adds up to 0, then there is nothing to allocate by', () => {
    expect(() => allocate('1', ['0', '0'])).toThrow(NothingToAllocateBy)
    expect(() => allocate('1', ['2', '-1'])).toThrow(NothingToAllocateBy)
  })
})
