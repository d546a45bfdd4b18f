import { describe, expect, it } from '@jest/globals'
import { sum } from '@greenlang/kernel/decimal.ts'
import { commuting, freight, NobodyOnBoard, passengerTravel, vehicleTravel } from './distance-based.ts'

describe('freight (GHG Protocol Technical Guidance v1.0)', () => {
  it('example 4.2: given three legs of 800, 3 000 and 1 200, then together they carry 5 000 kg CO2e', () => {
    const legs = [
      { massT: '2', distanceKm: '2000', kgPerTkm: '0.2' },
      { massT: '1', distanceKm: '3000', kgPerTkm: '1' },
      { massT: '6', distanceKm: '4000', kgPerTkm: '0.05' },
    ]
    expect(legs.map((leg) => freight([leg]).toString())).toEqual(['800', '3000', '1200'])
    expect(freight(legs).toString()).toBe('5000')
  })

  it('example 9.1: given 4 t over 2 000 km at 0.2 kg CO2e per tkm, then it is 1 600 kg CO2e', () => {
    expect(freight([{ massT: '4', distanceKm: '2000', kgPerTkm: '0.2' }]).toString()).toBe('1600')
  })
})

describe('travel (GHG Protocol Technical Guidance v1.0, example 6.1)', () => {
  it('given three trips by car and three by air, then they carry 8 317 583.33 kg CO2e: 33.33 cars are not rounded up', () => {
    const road = (
      [
        ['10', '2', '50', '1'],
        ['20', '2', '200', '2'],
        ['100', '3', '100', '4'],
      ] as const
    ).map(([persons, personsPerVehicle, distanceKm, kgPerVehicleKm]) =>
      vehicleTravel(persons, { personsPerVehicle, distanceKm, kgPerVehicleKm }),
    )
    const air = (
      [
        ['10', '10000', '5'],
        ['20', '15000', '6'],
        ['100', '12000', '5'],
      ] as const
    ).map(([persons, km, kgPerPkm]) => passengerTravel(persons, km, kgPerPkm))
    expect(sum([...road, ...air]).toFixed(9)).toBe('8317583.333333333')
  })

  it('given an occupancy of 0, then it refuses to divide', () => {
    const vehicle = { personsPerVehicle: '0', distanceKm: '50', kgPerVehicleKm: '1' }
    expect(() => vehicleTravel('10', vehicle)).toThrow(NobodyOnBoard)
  })
})

describe('commuting (GHG Protocol Technical Guidance v1.0, example 7.2)', () => {
  const rail = { share: '0.5', oneWayKm: '10', kgPerKm: '0.1' }
  const car = { share: '0.3', oneWayKm: '15', kgPerKm: '0.2' }
  const foot = { share: '0.15', oneWayKm: '1', kgPerKm: '0' }
  const bus = { share: '0.05', oneWayKm: '5', kgPerKm: '0.1' }

  it('given 10 000 employees on 235 days, then they cause 6 697 500 kg CO2e', () => {
    expect(commuting('10000', '235', [rail, car, foot, bus]).toString()).toBe('6697500')
  })

  it('given each mode alone, then rail is 2 350 000, car 4 230 000, foot 0 and bus 117 500 kg CO2e', () => {
    const parts = [rail, car, foot, bus].map((mode) => commuting('10000', '235', [mode]).toString())
    expect(parts).toEqual(['2350000', '4230000', '0', '117500'])
  })
})
