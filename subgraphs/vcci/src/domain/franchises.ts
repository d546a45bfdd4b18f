import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { kilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { KilogramsCO2e } from '@greenlang/kernel/quantity.ts'
import type { Figure } from './figure.ts'

/** A group of like sites of which some are measured. */
export type SampledGroup = {
  /** kg CO2e of the measured sites together. */
  readonly sampleKg: Figure
  readonly sampleSize: Figure
  readonly groupSize: Figure
}

/** The sum of what franchisees report as scope 1 and 2. See GHG Protocol Technical Guidance v1.0, 14.1. */
export function franchiseSpecific(franchiseKg: readonly Figure[]): KilogramsCO2e {
  return kilogramsCO2e(sum(franchiseKg.map((kg) => decimal(kg))))
}

/**
 * All sites from a sample of each group.
 *
 * @throws {SampleImpossible} if a sample is empty or larger than its group
 * @see GHG Protocol Technical Guidance v1.0, 14.3
 */
export function fromSamples(groups: readonly SampledGroup[]): KilogramsCO2e {
  return kilogramsCO2e(
    sum(
      groups.map(({ sampleKg, sampleSize, groupSize }) => {
        const sampled = decimal(sampleSize)
        if (sampled.lte(0) || sampled.gt(groupSize))
          throw new SampleImpossible(sampled.toString(), decimal(groupSize).toString())
        return decimal(sampleKg).times(groupSize).div(sampled)
      }),
    ),
  )
}

/** A sample has at least one site and no more than its group. */
export class SampleImpossible extends DomainError {
  constructor(sampleSize: string, groupSize: string) {
    const message = `A sample must have between 1 and ${groupSize} sites, as many as its group, but it has ${sampleSize}.`
    super('SAMPLE_IMPOSSIBLE', message, { sampleSize, groupSize })
  }
}
