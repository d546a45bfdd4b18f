import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { CbamLineScope, CbamSector, Resolvers } from '../../generated/schema.ts'

export const importLineResolvers = {
  CbamImportLine: {
    __resolveReference: ({ id }, { importLineLoader }) => {
      const uuid = uuidOf('lin', id)
      return uuid ? importLineLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('lin', id),
    cnCode: ({ cn8 }) => cn8,
    taricCode: ({ taric10 }) => taric10,
    netMassTonnes: ({ netMassT }) => netMassT,
    sector: ({ sector }) => sector as CbamSector | null,
    scope: ({ scope }) => scope as CbamLineScope,
  },
  CbamImportLineConnection: {
    totalCount: ({ totalCount }) => totalCount(),
  },
} satisfies Resolvers
