import { describe, expect, it } from '@jest/globals'
import { conversionFactor, convertQuantity, dimensionOf, isUnit, overDistance, UnitMismatch } from './units.ts'

describe('conversion of units', () => {
  it.each([
    ['1', 'lb', 'kg', '0.45359237'],
    ['1', 'short ton', 't', '0.90718474'],
    ['1', 'long ton', 'kg', '1016.0469088'],
    ['250', 'MWh', 'kWh', '250000'],
    ['1', 'GJ', 'MJ', '1000'],
    ['1', 'therm-gross', 'MJ-gross', '105.505585262'],
    ['10', 'mmBtu-net', 'MJ-net', '10550.5585262'],
    ['1', 'US gallon', 'l', '3.785411784'],
    ['1', 'Ml', 'm3', '1000'],
    ['1000', 'scf', 'm3', '28.316846592'],
    ['5', 'nautical mile', 'km', '9.26'],
    ['1', 'ton-mile', 'tkm', '1.45997231821056'],
    ['1', 'vehicle-mile', 'vehicle-km', '1.609344'],
    ['100', 'ft2', 'm2', '9.290304'],
    ['3', 'room-night', 'room-night', '3'],
  ])('given %s %s, then it is exactly %s in %s', (quantity, from, to, expected) => {
    expect(convertQuantity(quantity, from, to).toString()).toBe(expected)
  })

  it('given kWh, then one of them is 0.0036 GJ', () => {
    expect(conversionFactor('kWh', 'GJ').toString()).toBe('0.0036')
  })

  it.each([
    ['l', 'kg'],
    ['kWh', 'kWh-net'],
    ['kWh-net', 'kWh-gross'],
    ['km', 'vehicle-km'],
    ['t', 'tkm'],
    ['bushel', 'kg'],
  ])('given %s where %s is needed, then it refuses: no fixed conversion exists', (from, to) => {
    expect(() => convertQuantity('1', from, to)).toThrow(UnitMismatch)
  })

  it('given tonnes where tonne-kilometres are needed, then it asks for the distance', () => {
    expect(() => convertQuantity('1', 't', 'tkm')).toThrow(/give distance_km/)
  })

  it('given mmBtu without a heating value, then it is not a unit', () => {
    expect(isUnit('mmBtu')).toBe(false)
    expect(dimensionOf('mmBtu-gross')).toBe('fuel energy, gross calorific value')
  })
})

describe('quantity over a distance', () => {
  it('given 12 500 kg over 340 km, then it is 4 250 tkm', () => {
    expect(overDistance('12500', 'kg', '340').toString()).toBe('4250')
  })

  it('given 4 passengers over 2 800 km, then it is 11 200 pkm', () => {
    expect(overDistance('4', 'passenger', '2800').toString()).toBe('11200')
  })

  it('given litres over a distance, then it refuses', () => {
    expect(() => overDistance('1', 'l', '10')).toThrow(UnitMismatch)
  })
})
