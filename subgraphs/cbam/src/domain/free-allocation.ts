import type { Decimal } from '@greenlang/kernel/decimal.ts'
import {
  type Ratio,
  type Tonnes,
  type TonnesCO2e,
  type TonnesCO2ePerTonne,
  tonnesCO2e,
  tonnesCO2ePerTonne,
} from '@greenlang/kernel/quantity.ts'
import { NothingProduced } from './embedded-emissions.ts'
import { cbamFactor } from './parameters/cbam-factor.ts'
import { crossSectoralCorrectionFactor } from './parameters/cross-sectoral-correction-factor.ts'
import { evaluateChain } from './precursor-chain.ts'

/** The two shares that turn a benchmark into a free allocation in one year. */
export type AllocationFactors = { readonly cbamFactor: Ratio; readonly correctionFactor: Ratio }

/** The factors of a year of import. Throws ParameterNotPublished for years without one. */
export function allocationFactors(importYear: number): AllocationFactors {
  const day = `${importYear}-01-01`
  return { cbamFactor: cbamFactor.on(day), correctionFactor: crossSectoralCorrectionFactor.on(day) }
}

/**
 * Specific embedded free allocation (SEFA) of one benchmark: CBAM factor x correction factor x benchmark.
 * With column B that is the whole good on default values; with column A one process step, and thereby all of a simple good.
 *
 * @returns t CO2e per t, not rounded
 * @see Implementing Regulation (EU) 2025/2620
 */
export function specificFreeAllocation(factors: AllocationFactors, benchmark: TonnesCO2ePerTonne): TonnesCO2ePerTonne {
  return tonnesCO2ePerTonne(factors.cbamFactor.times(factors.correctionFactor).times(benchmark))
}

/**
 * Where the allocation of a precursor comes from: another process of the chain, a figure verified at its producer, or
 * column B of the precursor (its country, code and route) where no such figure exists.
 */
export type AllocationSource =
  | { readonly kind: 'PROCESS'; readonly id: string }
  | { readonly kind: 'VERIFIED'; readonly specificFreeAllocation: TonnesCO2ePerTonne }
  | { readonly kind: 'BENCHMARK'; readonly columnB: TonnesCO2ePerTonne }

/** A production process as far as its free allocation goes. */
export type AllocatedProcess = {
  readonly columnA: TonnesCO2ePerTonne
  readonly activityLevel: Tonnes
  readonly precursors: readonly { readonly mass: Tonnes; readonly source: AllocationSource }[]
}

/**
 * Specific embedded free allocation of a good with actual emissions: that of its own process (column A) plus, per tonne,
 * those of its precursors. Column A alone would lose the precursors' share.
 *
 * @returns t CO2e per t, not rounded
 * @throws {NothingProduced} if a process made nothing
 * @throws {PrecursorCycle} if a process is a precursor of itself
 * @throws {ProcessUnknown} if a precursor names a process that is not given
 * @see Implementing Regulation (EU) 2025/2620
 */
export function freeAllocationOf(
  factors: AllocationFactors,
  processes: ReadonlyMap<string, AllocatedProcess>,
  id: string,
): TonnesCO2ePerTonne {
  return evaluateChain<AllocatedProcess, TonnesCO2ePerTonne>(processes, id, (process, allocationOf) => {
    if (!process.activityLevel.greaterThan(0)) throw new NothingProduced(process.activityLevel)
    let total: Decimal = specificFreeAllocation(factors, process.columnA)
    for (const { mass, source } of process.precursors) {
      const precursor =
        source.kind === 'PROCESS'
          ? allocationOf(source.id)
          : source.kind === 'VERIFIED'
            ? source.specificFreeAllocation
            : specificFreeAllocation(factors, source.columnB)
      total = total.plus(mass.dividedBy(process.activityLevel).times(precursor))
    }
    return tonnesCO2ePerTonne(total)
  })
}

/** The free allocation adjustment of a quantity of goods, t CO2e: it grows with the mass. */
export function freeAllocationAdjustment(mass: Tonnes, specific: TonnesCO2ePerTonne): TonnesCO2e {
  return tonnesCO2e(mass.times(specific))
}
