import type { Resolvers } from '../../generated/schema.ts'
import { estimateEmissions } from './estimate-emissions.ts'

export const estimateResolvers = {
  Query: {
    estimate: (_root, { input }, context) => estimateEmissions(context, { ...input, date: input.date }),
  },
  EstimatePayload: {
    issues: ({ issues }) => [...issues],
  },
  EmissionEstimate: {
    kgCO2e: ({ kg }) => kg.toString(),
    biogenicKgCO2: ({ biogenicKg }) => biogenicKg?.toString() ?? null,
    score: ({ score }) => score.toString(),
    trace: ({ fullTrace }) => [...fullTrace],
  },
  GasSplit: {
    co2: ({ co2 }) => co2?.toString() ?? null,
    ch4: ({ ch4 }) => ch4?.toString() ?? null,
    n2o: ({ n2o }) => n2o?.toString() ?? null,
    other: ({ other }) => other?.toString() ?? null,
  },
} satisfies Resolvers
