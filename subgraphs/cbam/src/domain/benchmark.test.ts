import { describe, expect, it } from '@jest/globals'
import { loadReference } from '../reference/load-reference.ts'
import {
  BenchmarkNotFound,
  BenchmarkRouteRequired,
  BenchmarkRouteUnknown,
  Benchmarks,
  DefaultValueRouteMissing,
  ProcessBenchmarkUnknown,
} from './benchmark.ts'

const { benchmarks } = loadReference()
const of = (cn8: string, column: 'A' | 'B', route: string | null = null, productionYear = 2026) =>
  benchmarks.find({ cn8, column, route, productionYear }).value.toString()

describe('a CBAM benchmark', () => {
  // Source: public unit test on IR (EU) 2025/2620
  it('given semi-finished steel 7207 11 14, then the route decides: A on D is 0.065, B on C is 1.364, none is refused', () => {
    expect(of('72071114', 'A', 'D')).toBe('0.065')
    expect(of('72071114', 'B', 'C')).toBe('1.364')
    expect(() => of('72071114', 'A')).toThrow(BenchmarkRouteRequired)
  })

  // Same source
  it('given DRI 7203 10 00, then there is one value per column: 0.295 and 0.397', () => {
    expect([of('72031000', 'A'), of('72031000', 'B')]).toEqual(['0.295', '0.397'])
  })

  it('given a route that the code does not have, then it is refused', () => {
    expect(() => of('72031000', 'B', 'C')).toThrow(BenchmarkRouteUnknown)
    expect(() => of('72071114', 'B', 'K')).toThrow('C, D, E')
  })

  it('given sodium nitrate 3102 50 00 made in 2027 and in 2028, then column B falls from 0.701 to 0.685', () => {
    expect([of('31025000', 'B', null, 2027), of('31025000', 'B', null, 2028)]).toEqual(['0.701', '0.685'])
  })

  it('given production in 2031, then no benchmark is published', () => {
    expect(() => of('72031000', 'B', null, 2031)).toThrow(BenchmarkNotFound)
  })

  it('given a default value of routes C/F, then high alloy powder takes F and carbon steel takes C', () => {
    const forDefault = (cn8: string) => benchmarks.forDefaultValue(cn8, ['C', 'F'], 2026).row
    expect([forDefault('72052100').route, forDefault('72052100').columnB]).toEqual(['F', '1.460'])
    expect([forDefault('72071114').route, forDefault('72071114').columnB]).toEqual(['C', '1.364'])
  })

  it('given a default value without route where the benchmark needs one, then it is not guessed', () => {
    expect(() => benchmarks.forDefaultValue('73063018', [], 2026)).toThrow(DefaultValueRouteMissing)
  })

  it('given a default value over two grades of one code, then the highest benchmark of the years holds', () => {
    const row = (route: string, columnB: string) => ({
      cn8: '72249002',
      route,
      producedFrom: 2026,
      producedTo: 2027,
      columnA: null,
      columnB,
      validFrom: '2026-01-01',
      validTo: null,
      publishedOn: null,
      source: 'test',
    })
    const graded = new Benchmarks([row('F', '0.9'), row('J', '1.2')])
    expect(graded.forDefaultValue('72249002', ['F', 'J'], 2026).value.toString()).toBe('1.2')
    expect(() => graded.find({ cn8: '72249002', route: 'F', productionYear: 2026, column: 'A' })).toThrow(
      ProcessBenchmarkUnknown,
    )
  })
})
