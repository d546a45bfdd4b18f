import { describe, expect, it } from '@jest/globals'
import { loadReference } from '../reference/load-reference.ts'
import { CnCodeNotValidOnDate, CnCodeOutOfScope, CnCodeUnknown } from './goods.ts'

const { goods } = loadReference()

describe('the goods of Annex I', () => {
  it('given the nomenclature of 2026, then 571 codes are covered', () => {
    expect(goods.all('2026-01-01')).toHaveLength(571)
  })

  it('given urea 3102 10 10 imported in 2026, then it is refused and its three successors are named', () => {
    expect(goods.on('31021010', '2025-12-31').sector).toBe('FERTILISERS')
    expect(() => goods.on('31021010', '2026-01-01')).toThrow(CnCodeNotValidOnDate)
    expect(() => goods.on('31021010', '2026-01-01')).toThrow('31021012, 31021015, 31021019')
  })

  it.each(['72044990', '76020011', '31056000', '72029300'])('given %s, then it is known to be out of scope', (cn8) => {
    expect(() => goods.on(cn8, '2026-01-01')).toThrow(CnCodeOutOfScope)
  })

  it('given ferro-nickel 7202 60 00 among the ferro-alloys, then it is covered', () => {
    expect(goods.on('72026000', '2026-01-01').sector).toBe('IRON_STEEL')
  })

  it('given 8418 10 20 (refrigerators), then it is unknown', () => {
    expect(() => goods.on('84181020', '2026-01-01')).toThrow(CnCodeUnknown)
  })

  it('given sintered ore, then indirect emissions count; given ammonia, also; given steel, aluminium and hydrogen, not', () => {
    const counts = ['26011200', '28141000', '72085120', '76011010', '28041000'].map(
      (cn8) => goods.on(cn8, '2026-01-01').indirectCounts,
    )
    expect(counts).toEqual([true, true, false, false, false])
  })

  it('given the threshold, then of all codes only hydrogen and electricity do not count', () => {
    const uncounted = goods.all('2026-01-01').filter((good) => !good.countsForThreshold)
    expect(uncounted.map(({ cn8 }) => cn8)).toEqual(['27160000', '28041000'])
  })
})
