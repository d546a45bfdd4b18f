import { describe, expect, it } from '@jest/globals'
import { tonnes } from '@greenlang/kernel/quantity.ts'
import { thresholdPosition } from './threshold.ts'

const steel = (mass: string) => ({ sector: 'IRON_STEEL' as const, mass: tonnes(mass) })

describe('the threshold of 50 t', () => {
  it.each([
    ['0', 'BELOW'],
    ['39.999999', 'BELOW'],
    ['40', 'ALERT_80'],
    ['44.999999', 'ALERT_80'],
    ['45', 'ALERT_90'],
    ['50', 'ALERT_90'],
    ['50.000001', 'EXCEEDED'],
  ] as const)('given %s t of steel in 2026, then the position is %s', (mass, state) => {
    expect(thresholdPosition(2026, [steel(mass)]).state).toBe(state)
  })

  it('given 20 t of steel, 15 t of cement and 900 t of hydrogen and electricity, then 35 t count: 0.7 of the threshold', () => {
    const position = thresholdPosition(2026, [
      steel('12'),
      steel('8'),
      { sector: 'CEMENT', mass: tonnes(15) },
      { sector: 'HYDROGEN', mass: tonnes(800) },
      { sector: 'ELECTRICITY', mass: tonnes(100) },
    ])
    expect(position.counted.toString()).toBe('35')
    expect(position.share.toString()).toBe('0.7')
    expect([...position.tonnesBySector].map(([sector, mass]) => [sector, mass.toString()])).toEqual([
      ['IRON_STEEL', '20'],
      ['CEMENT', '15'],
    ])
  })
})
