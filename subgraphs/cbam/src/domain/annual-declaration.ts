import { type Decimal, zero } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { type TonnesCO2e, tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { type TotalRounding, certificatesToSurrender, roundedTotal } from './certificates.ts'

/** The figures that a declaration adds up, exact. */
export type DeclaredFigures = {
  /** t, or MWh of electricity. */
  readonly quantity: Decimal
  /** t CO2e. */
  readonly embedded: Decimal
  /** Free allocation adjustment, t CO2e. */
  readonly freeAllocation: Decimal
  /** Certificates owed before any carbon price paid abroad: never less than zero for a line. */
  readonly certificates: Decimal
}

/** What makes goods of one type: lines that agree in it are added up. */
export type DeclaredGoodKey = {
  readonly cn8: string
  readonly originCountry: string
  readonly productionCountry: string
  readonly unit: 't' | 'MWh'
}

/** A calculated import line. */
export type DeclaredLine = DeclaredGoodKey & DeclaredFigures

/** One type of good in the declaration. */
export type DeclaredGood = DeclaredGoodKey &
  DeclaredFigures & {
    readonly lines: number
    /** t CO2e per t or MWh, the average of the lines. */
    readonly embeddedPerUnit: Decimal
  }

/** Sums over goods or lines; quantities of t and MWh are kept apart. */
export type DeclaredTotals = {
  readonly tonnes: Decimal
  readonly megawattHours: Decimal
  readonly embedded: Decimal
  readonly freeAllocation: Decimal
  readonly certificates: Decimal
}

/** The yearly statement of an importer on the emissions embedded in its goods. */
export type AnnualDeclaration = {
  readonly year: number
  readonly goods: readonly DeclaredGood[]
  readonly totals: DeclaredTotals
  readonly carbonPriceReduction: TonnesCO2e
  /** Certificates to surrender by 30 September of the next year, rounded as set. */
  readonly certificatesToSurrender: TonnesCO2e
}

const noFigures: DeclaredFigures = { quantity: zero, embedded: zero, freeAllocation: zero, certificates: zero }

/** Lines added up by CN code, origin, country of production and unit, in that order. */
export function goodsOf(lines: Iterable<DeclaredLine>): DeclaredGood[] {
  const groups = Map.groupBy(lines, keyOf)
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([, group]) => {
    const figures = group.reduce(added, noFigures)
    const { cn8, originCountry, productionCountry, unit } = group[0] as DeclaredLine
    const embeddedPerUnit = figures.quantity.isZero() ? zero : figures.embedded.dividedBy(figures.quantity)
    return { cn8, originCountry, productionCountry, unit, ...figures, lines: group.length, embeddedPerUnit }
  })
}

/** The sums over any number of goods or lines. */
export function totalsOf(items: Iterable<DeclaredFigures & Pick<DeclaredGoodKey, 'unit'>>): DeclaredTotals {
  let [tonnes, megawattHours, figures] = [zero, zero, noFigures]
  for (const item of items) {
    figures = added(figures, item)
    if (item.unit === 't') tonnes = tonnes.plus(item.quantity)
    else megawattHours = megawattHours.plus(item.quantity)
  }
  const { embedded, freeAllocation, certificates } = figures
  return { tonnes, megawattHours, embedded, freeAllocation, certificates }
}

/**
 * Checks that aggregates say the same as their lines, to the last digit. To be asked wherever the two were summed apart,
 * for example by the database.
 *
 * @throws {SumMismatch} naming the first figure that differs
 */
export function assertSameTotals(ofGoods: DeclaredTotals, ofLines: DeclaredTotals): void {
  for (const figure of ['tonnes', 'megawattHours', 'embedded', 'freeAllocation', 'certificates'] as const) {
    if (!ofGoods[figure].equals(ofLines[figure])) throw new SumMismatch(figure, ofGoods[figure], ofLines[figure])
  }
}

/**
 * The annual declaration from goods that were summed elsewhere, checked against the sums of their lines.
 *
 * @throws {SumMismatch} if goods and lines differ
 * @see Regulation (EU) 2023/956, Article 6
 */
export function annualDeclaration(of: {
  year: number
  goods: readonly DeclaredGood[]
  lineTotals: DeclaredTotals
  carbonPriceReduction?: TonnesCO2e
  rounding?: TotalRounding
}): AnnualDeclaration {
  const totals = totalsOf(of.goods)
  assertSameTotals(totals, of.lineTotals)
  const carbonPriceReduction = of.carbonPriceReduction ?? tonnesCO2e(0)
  const owed = certificatesToSurrender([tonnesCO2e(totals.certificates)], carbonPriceReduction)
  return {
    year: of.year,
    goods: of.goods,
    totals,
    carbonPriceReduction,
    certificatesToSurrender: roundedTotal(owed, of.rounding),
  }
}

function keyOf({ cn8, originCountry, productionCountry, unit }: DeclaredGoodKey): string {
  return [cn8, originCountry, productionCountry, unit].join(' ')
}

function added(a: DeclaredFigures, b: DeclaredFigures): DeclaredFigures {
  return {
    quantity: a.quantity.plus(b.quantity),
    embedded: a.embedded.plus(b.embedded),
    freeAllocation: a.freeAllocation.plus(b.freeAllocation),
    certificates: a.certificates.plus(b.certificates),
  }
}

/** The sums of the goods differ from those of the lines. */
export class SumMismatch extends DomainError {
  constructor(figure: string, goods: Decimal, lines: Decimal) {
    const message = `The goods add up to ${goods.toString()} (${figure}), their lines to ${lines.toString()}: build the declaration again.`
    super('SUM_MISMATCH', message, { figure, goods: goods.toString(), lines: lines.toString() })
  }
}
