import { type Decimal, decimal } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { type TonnesCO2ePerTonne, tonnesCO2ePerTonne } from '@greenlang/kernel/quantity.ts'
import { type DatedRow, holdsOn, rowsBy } from './dated-row.ts'

/** One row of the CBAM benchmarks, t CO2e per t as decimal text. */
export type BenchmarkRow = DatedRow & {
  readonly cn8: string
  /** Letter of the production route, or null if the code has one value for all. */
  readonly route: string | null
  /** Years of production for which the row holds. */
  readonly producedFrom: number
  readonly producedTo: number
  /** One process step, for goods with actual emissions; null where it is not known. */
  readonly columnA: string | null
  /** The whole good, for goods on default values. */
  readonly columnB: string
}

/** Column A is one process step, column B the whole good with its precursors. */
export type BenchmarkColumn = 'A' | 'B'

export type FoundBenchmark = { readonly value: TonnesCO2ePerTonne; readonly row: BenchmarkRow }

type Question = {
  cn8: string
  /** Letter of the production route, or null if none is known. */
  route: string | null
  /** Calendar year in which the good was made. */
  productionYear: number
  column: BenchmarkColumn
}

/** The CBAM benchmarks of all goods. */
export class Benchmarks {
  readonly #byCode: Map<string, BenchmarkRow[]>

  constructor(rows: Iterable<BenchmarkRow>) {
    this.#byCode = rowsBy(rows, (row) => row.cn8)
  }

  /** The routes that a code distinguishes; empty if it has one value for all. */
  routes(cn8: string): string[] {
    const routes = (this.#byCode.get(cn8) ?? []).flatMap(({ route }) => route ?? [])
    return [...new Set(routes)].toSorted()
  }

  /**
   * The benchmark of a good whose route is known.
   *
   * @returns t CO2e per t
   * @throws {BenchmarkNotFound} if the code or the year has none
   * @throws {BenchmarkRouteRequired} if the value depends on a route that is not given
   * @throws {BenchmarkRouteUnknown} if the code does not have the given route
   * @throws {ProcessBenchmarkUnknown} if column A is asked for and not known
   * @see Implementing Regulation (EU) 2025/2620
   */
  find({ cn8, route, productionYear, column }: Question): FoundBenchmark {
    const rows = this.#ofYear(cn8, productionYear)
    const routes = this.routes(cn8)
    if (route === null && routes.length > 0) throw new BenchmarkRouteRequired(cn8, routes)
    const row = rows.find((candidate) => candidate.route === route)
    if (!row) throw new BenchmarkRouteUnknown(cn8, route ?? '', routes)
    return found(row, column)
  }

  /**
   * The benchmark of a good on default values: column B of the route that the default value names. Where that leaves
   * several, because the value covers several grades of alloy, the highest.
   *
   * @param routes - letters that stand beside the default value; of another family of steel they are passed over
   * @throws {BenchmarkNotFound} if the code or the year has none
   * @throws {DefaultValueRouteMissing} if the benchmark depends on the route and the default value names none that fits
   */
  forDefaultValue(cn8: string, routes: readonly string[], productionYear: number): FoundBenchmark {
    const rows = this.#ofYear(cn8, productionYear)
    const fitting = rows.filter(({ route }) => route === null || routes.includes(route))
    const [first, ...others] = fitting.map((row) => found(row, 'B'))
    if (!first) throw new DefaultValueRouteMissing(cn8, routes, this.routes(cn8))
    return others.reduce((highest, next) => (next.value.greaterThan(highest.value) ? next : highest), first)
  }

  #ofYear(cn8: string, year: number): BenchmarkRow[] {
    const firstDay = `${year}-01-01`
    const rows = (this.#byCode.get(cn8) ?? []).filter(
      (row) => row.producedFrom <= year && year <= row.producedTo && holdsOn(row, firstDay),
    )
    if (rows.length === 0) throw new BenchmarkNotFound(cn8, year)
    return rows
  }
}

function found(row: BenchmarkRow, column: BenchmarkColumn): FoundBenchmark {
  const text = column === 'A' ? row.columnA : row.columnB
  if (text === null) throw new ProcessBenchmarkUnknown(row.cn8)
  const value: Decimal = decimal(text)
  return { value: tonnesCO2ePerTonne(value), row }
}

/** There is no benchmark for that code and year. */
export class BenchmarkNotFound extends DomainError {
  constructor(cnCode: string, productionYear: number) {
    const message = `No CBAM benchmark is published for CN code ${cnCode} made in ${productionYear}.`
    super('BENCHMARK_NOT_FOUND', message, { cnCode, productionYear })
  }
}

/** The benchmark depends on how the good was made. */
export class BenchmarkRouteRequired extends DomainError {
  constructor(cnCode: string, routes: readonly string[]) {
    const message = `The benchmark of CN code ${cnCode} depends on the production route: give one of ${routes.join(', ')}.`
    super('BENCHMARK_ROUTE_REQUIRED', message, { cnCode, routes })
  }
}

/** The code does not distinguish that route. */
export class BenchmarkRouteUnknown extends DomainError {
  constructor(cnCode: string, route: string, routes: readonly string[]) {
    const right = routes.length > 0 ? `give one of ${routes.join(', ')}` : 'it has one benchmark for all, so give none'
    super('BENCHMARK_ROUTE_UNKNOWN', `CN code ${cnCode} has no production route ${route}: ${right}.`, {
      cnCode,
      route,
      routes,
    })
  }
}

/** The default value does not say which of several benchmarks applies. */
export class DefaultValueRouteMissing extends DomainError {
  constructor(cnCode: string, named: readonly string[], routes: readonly string[]) {
    const says = named.length > 0 ? `names route ${named.join(', ')}` : 'names no production route'
    const message = `The default value of CN code ${cnCode} ${says}, but its benchmark needs one of ${routes.join(', ')}: it is not guessed.`
    super('DV_ROUTE_MISSING', message, { cnCode, named, routes })
  }
}

/** Column A of that code has not been captured. */
export class ProcessBenchmarkUnknown extends DomainError {
  constructor(cnCode: string) {
    const message = `The process benchmark (column A) of CN code ${cnCode} is not in the reference data: load it from Implementing Regulation (EU) 2025/2620.`
    super('BENCHMARK_PROCESS_UNKNOWN', message, { cnCode })
  }
}
