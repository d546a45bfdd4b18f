import { describe, expect, it } from '@jest/globals'
import { averageStorage, EmptyWarehouse, siteStorage } from './storage.ts'

const site = (electricityKWh: string, gasKWh: string, companyVolume: string, totalVolume: string) => ({
  energy: [
    { quantity: electricityKWh, kgPerUnit: '0.8' },
    { quantity: gasKWh, kgPerUnit: '0.25' },
  ],
  companyVolume,
  totalVolume,
})

describe('storage', () => {
  it('given two warehouses (GHG Protocol Technical Guidance v1.0, example 4.5), then we take 2 062.5 and 3 125 kg CO2e', () => {
    expect(siteStorage(site('10000', '1000', '100', '400')).toString()).toBe('2062.5')
    expect(siteStorage(site('15000', '2000', '200', '800')).toString()).toBe('3125')
  })

  it('given 20 m3 for 30 days at 0.05 kg CO2e per m3 and day, then it is 30 kg CO2e', () => {
    expect(averageStorage('20', '30', '0.05').toString()).toBe('30')
  })

  it('given an empty warehouse, then it refuses to divide', () => {
    expect(() => siteStorage(site('1', '1', '0', '0'))).toThrow(EmptyWarehouse)
  })
})
