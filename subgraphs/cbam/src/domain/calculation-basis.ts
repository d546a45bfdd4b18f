import { type Ratio, type TonnesCO2ePerTonne, tonnesCO2ePerTonne } from '@greenlang/kernel/quantity.ts'
import type { BenchmarkRow } from './benchmark.ts'
import { certificatesPerTonne } from './certificates.ts'
import { type DefaultValueRow, TaricCodeRequired, withMarkUp } from './default-value.ts'
import { allocationFactors, specificFreeAllocation } from './free-allocation.ts'
import { CnCodeOutOfScope, type Sector } from './goods.ts'
import { cbamFactor } from './parameters/cbam-factor.ts'
import { crossSectoralCorrectionFactor } from './parameters/cross-sectoral-correction-factor.ts'
import { markUpOf } from './parameters/mark-up.ts'
import type { ReferenceData } from './reference-data.ts'

/** What decides the figures per tonne of a good on default values. */
export type BasisKey = {
  readonly productionCountry: string
  readonly cn8: string
  readonly taric10: string | null
  /** Calendar year of import. */
  readonly year: number
}

/** One step of the calculation, in the order in which it was made. */
export type TraceStep = {
  readonly step: string
  /** Decimal text, or the letter of a route. */
  readonly value: string
  readonly unit: string
  readonly source: string
}

/** Everything per tonne of a good on default values: a line owes its mass times `certificatesPerTonne`, exactly. */
export type CalculationBasis = BasisKey & {
  readonly sector: Sector
  /** For information, without mark-up; null where the table has none. */
  readonly direct: TonnesCO2ePerTonne | null
  readonly indirect: TonnesCO2ePerTonne | null
  /** The default value without mark-up. */
  readonly total: TonnesCO2ePerTonne
  readonly markUp: Ratio
  /** Specific embedded emissions: the total with its mark-up. */
  readonly embedded: TonnesCO2ePerTonne
  /** Letter of the route whose benchmark applies, or null if the code has one for all. */
  readonly route: string | null
  readonly benchmark: TonnesCO2ePerTonne
  readonly cbamFactor: Ratio
  readonly correctionFactor: Ratio
  /** Specific embedded free allocation. */
  readonly freeAllocation: TonnesCO2ePerTonne
  /** Certificates owed per tonne: embedded less free allocation, at least zero. */
  readonly certificatesPerTonne: TonnesCO2ePerTonne
  /** The rows of the reference data behind the figures. */
  readonly rows: {
    readonly defaultValue: DefaultValueRow
    readonly table: 'COUNTRY' | 'OTHER_COUNTRIES'
    readonly benchmark: BenchmarkRow
  }
  readonly trace: readonly TraceStep[]
}

type Needs = Pick<ReferenceData, 'goods' | 'countries' | 'defaultValues' | 'benchmarks'>

/**
 * The figures per tonne of a good on default values. The year of import stands for the year of production, which a
 * default value does not know.
 *
 * @param knownOn - leaves out default values published after that day
 * @throws {CnCodeUnknown | CnCodeNotValidOnDate | CnCodeOutOfScope} if the good is not covered in that year
 * @throws {CountryUnknown | OriginInUnion | OriginExempt} if the country of production has no default values
 * @throws {TaricCodeRequired} if the CN code is ambiguous without a TARIC code
 * @throws {DefaultValueNotFound | DefaultValueRouteMissing | BenchmarkNotFound} if a figure is missing: none is guessed
 * @throws {ParameterNotPublished} if the year has no mark-up or factor
 * @see Implementing Regulations (EU) 2025/2620 and 2025/2621
 */
export function calculationBasis(reference: Needs, key: BasisKey, knownOn?: string): CalculationBasis {
  const { productionCountry, cn8, taric10, year } = key
  const day = `${year}-01-01`
  const good = reference.goods.on(cn8, day)
  if (good.taricCodes.length > 0) {
    if (taric10 === null) throw new TaricCodeRequired(cn8, good.taricCodes)
    if (!good.taricCodes.includes(taric10)) {
      throw good.taricDecidesScope
        ? new CnCodeOutOfScope(taric10, 'other than the covered TARIC codes')
        : new TaricCodeRequired(cn8, good.taricCodes)
    }
  }

  const { row, table } = reference.defaultValues.find(reference.countries, {
    productionCountry,
    cn8,
    taric10,
    day,
    knownOn,
  })
  const total = tonnesCO2ePerTonne(row.total)
  const markUp = markUpOf(row.sector)
  const embedded = withMarkUp(row.total, row.sector, day)

  const benchmark = reference.benchmarks.forDefaultValue(cn8, row.routes, year)
  const factors = allocationFactors(year)
  const freeAllocation = specificFreeAllocation(factors, benchmark.value)
  const owed = certificatesPerTonne(embedded, freeAllocation)

  const route = benchmark.row.route
  const inTable = table === 'COUNTRY' ? `table of ${row.country}` : 'table of other countries and territories'
  const tableSource = `${row.source}, ${inTable}, code ${row.code}`
  const perTonne = 't CO2e/t'
  const trace: TraceStep[] = [
    ...optional('default value, direct (for information)', row.direct, perTonne, tableSource),
    ...optional('default value, indirect (for information)', row.indirect, perTonne, tableSource),
    { step: 'default value, total', value: row.total, unit: perTonne, source: tableSource },
    { step: 'mark-up', value: markUp.on(day).toString(), unit: markUp.unit, source: markUp.source },
    {
      step: 'embedded emissions = total x (1 + mark-up)',
      value: embedded.toString(),
      unit: perTonne,
      source: row.source,
    },
    ...optional('production route', route, 'route', tableSource),
    { step: 'benchmark, column B', value: benchmark.row.columnB, unit: perTonne, source: benchmark.row.source },
    { step: 'CBAM factor', value: factors.cbamFactor.toString(), unit: cbamFactor.unit, source: cbamFactor.source },
    {
      step: 'cross-sectoral correction factor',
      value: factors.correctionFactor.toString(),
      unit: crossSectoralCorrectionFactor.unit,
      source: crossSectoralCorrectionFactor.source,
    },
    {
      step: 'free allocation = CBAM factor x correction factor x benchmark',
      value: freeAllocation.toString(),
      unit: perTonne,
      source: benchmark.row.source,
    },
    {
      step: 'certificates = max(0, embedded emissions - free allocation)',
      value: owed.toString(),
      unit: 'certificates/t',
      source: 'Regulation (EU) 2023/956, Articles 6, 22 and 31',
    },
  ]

  return {
    productionCountry: reference.countries.byCode(productionCountry).code,
    cn8,
    taric10,
    year,
    sector: good.sector,
    direct: row.direct === null ? null : tonnesCO2ePerTonne(row.direct),
    indirect: row.indirect === null ? null : tonnesCO2ePerTonne(row.indirect),
    total,
    markUp: markUp.on(day),
    embedded,
    route,
    benchmark: benchmark.value,
    ...factors,
    freeAllocation,
    certificatesPerTonne: owed,
    rows: { defaultValue: row, table, benchmark: benchmark.row },
    trace,
  }
}

function optional(step: string, value: string | null, unit: string, source: string): TraceStep[] {
  return value === null ? [] : [{ step, value, unit, source }]
}
