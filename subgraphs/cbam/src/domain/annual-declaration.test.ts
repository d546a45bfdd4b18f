import { describe, expect, it } from '@jest/globals'
import { decimal } from '@greenlang/kernel/decimal.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { type DeclaredLine, SumMismatch, annualDeclaration, goodsOf, totalsOf } from './annual-declaration.ts'

function clinker(mass: string, originCountry = 'DZ'): DeclaredLine {
  const quantity = decimal(mass)
  return {
    cn8: '25231000',
    originCountry,
    productionCountry: 'DZ',
    unit: 't' as const,
    quantity,
    embedded: quantity.times('1.408'),
    freeAllocation: quantity.times('0.64935'),
    certificates: quantity.times('0.75865'),
  }
}

const electricity: DeclaredLine = {
  cn8: '27160000',
  originCountry: 'UA',
  productionCountry: 'UA',
  unit: 'MWh' as const,
  quantity: decimal(10),
  embedded: decimal('6.12'),
  freeAllocation: decimal(0),
  certificates: decimal('6.12'),
}

describe('an annual declaration', () => {
  const lines = [clinker('100'), electricity, clinker('0.000001'), clinker('50', 'TN')]

  it('given four lines of three types of good, then they are added up by code, origin and country of production', () => {
    const goods = goodsOf(lines)
    expect(goods.map((good) => [good.cn8, good.originCountry, good.lines, good.quantity.toString()])).toEqual([
      ['25231000', 'DZ', 2, '100.000001'],
      ['25231000', 'TN', 1, '50'],
      ['27160000', 'UA', 1, '10'],
    ])
    expect(goods[0]?.embeddedPerUnit.toString()).toBe('1.408')
    expect(goods[0]?.certificates.toString()).toBe('75.86500075865')
  })

  it('given these goods, then their sums equal those of the lines and 120 certificates are declared, rounded up once', () => {
    const declaration = annualDeclaration({ year: 2026, goods: goodsOf(lines), lineTotals: totalsOf(lines) })
    expect(declaration.totals.tonnes.toString()).toBe('150.000001')
    expect(declaration.totals.megawattHours.toString()).toBe('10')
    expect(declaration.totals.certificates.toString()).toBe('119.91750075865')
    expect(declaration.certificatesToSurrender.toString()).toBe('120')
  })

  it('given a carbon price reduction of 19.9 and no rounding, then 100.01750075865 remain', () => {
    const declaration = annualDeclaration({
      year: 2026,
      goods: goodsOf(lines),
      lineTotals: totalsOf(lines),
      carbonPriceReduction: tonnesCO2e('19.9'),
      rounding: 'NONE',
    })
    expect(declaration.certificatesToSurrender.toString()).toBe('100.01750075865')
  })

  it('given goods that miss one gram of their lines, then the declaration is refused', () => {
    const goods = goodsOf(lines.filter((line) => !line.quantity.equals('0.000001')))
    expect(() => annualDeclaration({ year: 2026, goods, lineTotals: totalsOf(lines) })).toThrow(SumMismatch)
  })

  it('given no lines, then nothing is owed', () => {
    const declaration = annualDeclaration({ year: 2026, goods: goodsOf([]), lineTotals: totalsOf([]) })
    expect(declaration.certificatesToSurrender.toString()).toBe('0')
  })
})
