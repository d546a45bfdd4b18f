import { uuidOf } from '@greenlang/kernel/id.ts'
import { thresholdPosition } from '../../domain/threshold.ts'
import type { Resolvers } from '../../generated/schema.ts'

export const yearResolvers = {
  Organization: {
    __resolveReference: ({ id }, { requester }) => (uuidOf('org', id) === requester?.organizationId ? { id } : null),
    cbam: (_organization, { year }) => ({ year }),
  },
  CbamYear: {
    imports: ({ year }, page, { imports }) => imports.ofYear(year, page),
    importLines: ({ year }, { filter, first, after }, { importLines }) =>
      importLines.ofYear(year, filter ?? {}, { first, after }),
    threshold: async ({ year }, { declarantEori }, { importLines }) => {
      const masses = await importLines.thresholdMasses(year, declarantEori ?? null)
      const { counted, threshold, share, state, tonnesBySector } = thresholdPosition(year, masses)
      const sectors = [...tonnesBySector].map(([sector, mass]) => ({ sector, netMassTonnes: mass.toString() }))
      return {
        year,
        countedTonnes: counted.toString(),
        thresholdTonnes: threshold.toString(),
        share: share.toString(),
        state,
        sectors,
      }
    },
    calculation: ({ year }, _args, { calculations }) => calculations.latestOf(year),
    declaration: ({ year }, _args, { declarations }) => declarations.ofYear(year),
  },
} satisfies Resolvers
