import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { isWaiting } from './news.ts'

const inTonnes = (kilograms: string) => decimal(kilograms).div(1_000).toFixed()

export const inboundFigureResolvers = {
  Scope3Summary: {
    totalTonnesCO2e: ({ newest }) => inTonnes(newest.scope3().totalKgCO2e),
    biogenicTonnesCO2: ({ newest }) => inTonnes(newest.scope3().biogenicKgCO2),
    primaryDataShare: ({ newest }) => newest.scope3().primaryDataShare,
    categories: ({ newest }) =>
      newest.scope3().categories.map(({ category, kgCO2e, dataQualityTier, lineCount }) => ({
        category,
        tonnesCO2e: inTonnes(kgCO2e),
        dataQualityTier,
        lineCount,
      })),
    provenance: ({ newest }) => newest.provenance(),
    adoptedVersion: ({ adopted }) => adopted?.version ?? null,
    isWaiting,
  },
  CbamSummary: {
    embeddedTonnesCO2e: ({ newest }) => newest.embedded().embeddedTonnesCO2e,
    netMassTonnes: ({ newest }) => newest.embedded().netMassTonnes,
    certificates: ({ newest }) => newest.embedded().certificates,
    provisional: ({ newest }) => newest.embedded().provisional,
    sectors: ({ newest }) => newest.embedded().sectors,
    provenance: ({ newest }) => newest.provenance(),
    adoptedVersion: ({ adopted }) => adopted?.version ?? null,
    isWaiting,
  },
} satisfies Resolvers
