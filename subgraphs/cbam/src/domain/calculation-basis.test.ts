import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { loadReference } from '../reference/load-reference.ts'
import { type BasisKey, calculationBasis } from './calculation-basis.ts'

const reference = loadReference()
const key = (productionCountry: string, cn8: string, taric10: string | null = null, year = 2026): BasisKey => ({
  productionCountry,
  cn8,
  taric10,
  year,
})

function codeOf(of: BasisKey): string | null {
  try {
    calculationBasis(reference, of)
    return null
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error)
  }
}

describe('the figures per tonne of a good on default values', () => {
  const clinker = calculationBasis(reference, key('DZ', '25231000', '2523100090'))

  // Source: public estimator test fixture (August 2026)
  it('given grey clinker of Algeria in 2026, then 1.28 x 1.1 - 0.975 x 0.666 = 0.75865 certificates are owed per tonne', () => {
    expect({
      total: clinker.total.toString(),
      markUp: clinker.markUp.toString(),
      embedded: clinker.embedded.toString(),
      route: clinker.route,
      benchmark: clinker.benchmark.toString(),
      freeAllocation: clinker.freeAllocation.toString(),
      certificatesPerTonne: clinker.certificatesPerTonne.toString(),
    }).toEqual({
      total: '1.28',
      markUp: '0.1',
      embedded: '1.408',
      route: 'A',
      benchmark: '0.666',
      freeAllocation: '0.64935',
      certificatesPerTonne: '0.75865',
    })
    expect(clinker.certificatesPerTonne.times(100).toString()).toBe('75.865')
  })

  it('given the trace, then it names every step in order, and its figures lead to the result', () => {
    expect(clinker.trace.map(({ step }) => step.split(/[,=(]/)[0]?.trim())).toEqual([
      'default value',
      'default value',
      'default value',
      'mark-up',
      'embedded emissions',
      'production route',
      'benchmark',
      'CBAM factor',
      'cross-sectoral correction factor',
      'free allocation',
      'certificates',
    ])
    const [, , total, markUp, , , benchmark, factor, correction, , owed] = clinker.trace.map(({ value }) => value)
    const again = decimal(total ?? '')
      .times(decimal(markUp ?? '').plus(1))
      .minus(
        decimal(factor ?? '')
          .times(correction ?? '')
          .times(benchmark ?? ''),
      )
    expect(again.toString()).toBe(owed)
    expect(clinker.trace.every(({ unit, source }) => unit !== '' && source !== '')).toBe(true)
  })

  it('given the same clinker in 2028, then mark-up 0.3 and factor 0.9 give 1.0646', () => {
    const in2028 = calculationBasis(reference, key('DZ', '25231000', '2523100090', 2028))
    expect(in2028.certificatesPerTonne.toString()).toBe('1.0646')
  })

  it('given aluminium of Iceland, Germany and an unknown country, then each is refused with its own code', () => {
    expect(['IS', 'DE', 'QQ'].map((country) => codeOf(key(country, '76011010')))).toEqual([
      'ORIGIN_EXEMPT',
      'ORIGIN_EU',
      'COUNTRY_UNKNOWN',
    ])
  })

  it.each([
    ['clinker without TARIC code', key('DZ', '25231000'), 'TARIC_REQUIRED'],
    ['clinker with a TARIC code that does not exist', key('DZ', '25231000', '2523100050'), 'TARIC_REQUIRED'],
    ['clay that is not calcined', key('US', '25070080', '2507008010'), 'CN_OUT_OF_SCOPE'],
    ['steel of Kuwait, whose rows name no route', key('KW', '73063018'), 'DV_ROUTE_MISSING'],
    ['electricity', key('UA', '27160000'), 'DV_NOT_FOUND'],
    ['scrap', key('TR', '72044990'), 'CN_OUT_OF_SCOPE'],
    ['a code beside Annex I', key('TR', '84181020'), 'CN_UNKNOWN'],
    ['urea by its code of 2025', key('EG', '31021010'), 'CN_NOT_VALID_ON_DATE'],
    ['clinker of 2031', key('DZ', '25231000', '2523100090', 2031), 'BENCHMARK_NOT_FOUND'],
    ['clinker of 2025', key('DZ', '25231000', '2523100090', 2025), 'DV_NOT_FOUND'],
  ])('given %s, then nothing is guessed', (_, of, code) => {
    expect(codeOf(of)).toBe(code)
  })

  it('given all 571 goods of China in 2026, then only electricity and one tube lack figures', () => {
    const refused = reference.goods
      .all('2026-01-01')
      .map((good) => [good.cn8, codeOf(key('CN', good.cn8, good.taricCodes.at(-1) ?? null))])
      .filter(([, code]) => code !== null)
    expect(refused).toEqual([
      ['27160000', 'DV_NOT_FOUND'],
      ['73063018', 'DV_ROUTE_MISSING'],
    ])
  })

  it('given what was known on 30 July 2026, then the corrected values are not yet there', () => {
    expect(() => calculationBasis(reference, key('DZ', '25231000', '2523100090'), '2026-07-30')).toThrow(
      'no default value',
    )
  })
})
