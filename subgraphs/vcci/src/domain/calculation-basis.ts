import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { DataType } from './categories.ts'
import { indicatorsOf, scoreOf, tierOf } from './data-quality.ts'
import type { Indicators, Tier } from './data-quality.ts'
import type { EmissionFactor, FactorLibrary, FactorSet } from './emission-factor.ts'
import { FactorNotFound, regionMatch, setOf } from './factor-selection.ts'
import { methodFor } from './factor-methods.ts'
import type { FactorMethod } from './factor-methods.ts'
import type { Figure } from './figure.ts'
import { spendConversion } from './money.ts'
import type { MoneyTables, RatePeriod } from './money.ts'
import type { TraceStep } from './trace.ts'
import { conversionFactor, UnitMismatch } from './units.ts'

/** What the lines of one basis have in common; region and year only move the data-quality score. */
export type BasisKey = {
  readonly factorId: string
  /** Category of the lines; without it the one that the factor is usually used in. */
  readonly category?: number
  /** ISO 3166 code of the place of the activity, or null. */
  readonly region?: string | null
} & (
  | { readonly kind: 'SPEND'; readonly currency: string; readonly month: string }
  | { readonly kind: 'ACTIVITY'; readonly unit: string; readonly year?: number }
)

/** What a basis is calculated from. */
export type BasisReference = {
  readonly library: FactorLibrary
  readonly money: MoneyTables
  readonly factorMethods: readonly FactorMethod[]
  readonly ratePeriod: RatePeriod
}

/** kg CO2e of each gas per unit of input; null where the publisher does not split it. */
export type GasesPerUnit = Readonly<Record<'co2' | 'ch4' | 'n2o' | 'other', Decimal | null>>

/** Everything about the lines of one key, so that a line is its input times `kgPerUnit`. */
export type CalculationBasis = {
  readonly factorId: string
  readonly setId: string
  /** kg CO2e per unit of input (money of the spend's currency, or unit of the quantity), 34 significant digits. */
  readonly kgPerUnit: Decimal
  readonly gasesPerUnit: GasesPerUnit | null
  /** kg CO2 of biogenic origin per unit of input, beside the figure; null: the publisher gives none. */
  readonly co2BiogenicPerUnit: Decimal | null
  readonly method: string
  readonly dataType: DataType
  readonly tier: Tier
  readonly indicators: Indicators
  /** Mean of the indicators, 1 best to 5 worst. */
  readonly score: Decimal
  readonly gwp: string
  readonly boundary: string
  readonly trace: readonly TraceStep[]
}

/**
 * The kg CO2e per unit of input of all lines with the same factor, currency and month, or factor and unit.
 *
 * @throws {FactorNotFound} if the factor is in no pinned set
 * @throws {UnitMismatch} if the factor does not count in what the lines give
 * @throws {CurrencyUnknown | CurrencyRateMissing | PriceIndexMissing} see `spendConversion`
 */
export function calculationBasis(key: BasisKey, reference: BasisReference): CalculationBasis {
  const factor = reference.library.byId.get(key.factorId)
  if (!factor) throw new FactorNotFound(key.factorId, 'it is in none of the pinned sets')
  const set = setOf(factor, reference.library)
  const { multiplier, divisor, unit, trace } =
    key.kind === 'SPEND' ? moneyPerUnit(key, factor, set, reference) : quantityPerUnit(key.unit, factor, set)
  const perInput = (figure: string) => decimal(figure).times(multiplier).div(divisor).toSignificantDigits(34)
  const kgPerUnit = perInput(factor.kgCo2e)
  const dataType: DataType = key.kind === 'SPEND' ? 'SPEND' : 'AVERAGE'
  const indicators = indicatorsOf(dataType, yearsApart(key, factor), regionMatch(factor.region, key.region ?? null))
  return {
    factorId: factor.id,
    setId: set.id,
    kgPerUnit,
    gasesPerUnit: factor.gases && {
      co2: factor.gases.co2 === null ? null : perInput(factor.gases.co2),
      ch4: factor.gases.ch4 === null ? null : perInput(factor.gases.ch4),
      n2o: factor.gases.n2o === null ? null : perInput(factor.gases.n2o),
      other: factor.gases.other === null ? null : perInput(factor.gases.other),
    },
    co2BiogenicPerUnit: factor.biogenicCo2Kg === null ? null : perInput(factor.biogenicCo2Kg),
    method: methodOfLines(key, factor, reference.factorMethods),
    dataType,
    tier: tierOf(dataType),
    indicators,
    score: scoreOf(indicators),
    gwp: set.gwp,
    boundary: factor.boundary,
    trace: [
      ...trace,
      {
        step: 'emission factor',
        value: factor.kgCo2e,
        unit: `kg CO2e per ${unitOf(factor, set)}`,
        source: sourceOf(factor, set),
      },
      { step: 'emissions per unit', value: kgPerUnit.toString(), unit: `kg CO2e per ${unit}`, source: formulaOf(key) },
    ],
  }
}

/** Emissions of a line: its input times the kg per unit of its basis. Not rounded. */
export function lineEmissions(input: Figure, { kgPerUnit }: Pick<CalculationBasis, 'kgPerUnit'>): KilogramsCO2e {
  return kilogramsCO2e(kgPerUnit.times(input))
}

/** kg CO2e of each gas of a line; null where the publisher does not split it. */
export function lineGases(input: Figure, perUnit: GasesPerUnit): GasesPerUnit {
  const ofInput = (gas: Decimal | null) => gas && gas.times(input)
  return {
    co2: ofInput(perUnit.co2),
    ch4: ofInput(perUnit.ch4),
    n2o: ofInput(perUnit.n2o),
    other: ofInput(perUnit.other),
  }
}

/** One text for all lines that share a basis: a key of caches and of the table of bases. */
export function basisKeyText(key: BasisKey): string {
  const input = key.kind === 'SPEND' ? `${key.currency}|${key.month}` : `${key.unit}|${key.year ?? ''}`
  return `${key.factorId}|${input}|${key.category ?? ''}|${key.region ?? ''}`
}

type PerUnit = { multiplier: Decimal; divisor: Decimal; unit: string; trace: readonly TraceStep[] }

/** 1 unit of spend / rate x index of factor year / index of spend year, kept as a fraction so that it is divided once. */
function moneyPerUnit(
  { currency, month }: { currency: string; month: string },
  factor: EmissionFactor,
  { money }: FactorSet,
  reference: BasisReference,
): PerUnit {
  if (!money) throw new UnitMismatch('money', factor.unit, 'give a quantity instead of an amount.')
  const conversion = spendConversion({ currency, month }, money, reference.money, reference.ratePeriod)
  return {
    multiplier: conversion.indexOfPriceYear,
    divisor: conversion.rate.times(conversion.indexOfSpendYear),
    unit: currency,
    trace: conversion.trace,
  }
}

function quantityPerUnit(unit: string, factor: EmissionFactor, { money }: FactorSet): PerUnit {
  if (money) throw new UnitMismatch(unit, factor.unit, 'give an amount of money instead of a quantity.')
  const size = conversionFactor(unit, factor.unit)
  const source = unit === factor.unit ? 'same unit' : 'exact by definition of the units'
  const step = { step: 'unit conversion', value: size.toString(), unit: `${factor.unit} per ${unit}`, source }
  return { multiplier: size, divisor: decimal(1), unit, trace: [step] }
}

function yearsApart(key: BasisKey, factor: EmissionFactor): number | null {
  if (key.kind === 'SPEND') return Number(key.month.slice(0, 4)) - factor.year
  return key.year === undefined ? null : key.year - factor.year
}

function methodOfLines(key: BasisKey, factor: EmissionFactor, methods: readonly FactorMethod[]): string {
  const category = key.category ?? factor.categories[0]
  const fitting = category === undefined ? null : methodFor(factor, category, methods)
  return fitting ?? (key.kind === 'SPEND' ? 'spend-based' : 'average-data')
}

function unitOf(factor: EmissionFactor, { money }: FactorSet): string {
  return money ? `${factor.unit} of ${money.priceYear}` : factor.unit
}

function sourceOf(factor: EmissionFactor, set: FactorSet): string {
  return `${factor.id}: ${factor.activity}, ${factor.boundary} (${set.source}, ${set.gwp})`
}

function formulaOf({ kind }: BasisKey): string {
  return kind === 'SPEND'
    ? '1 / rate x index of factor year / index of spend year x factor'
    : 'unit conversion x factor'
}
