import type { Resolvers } from '../../generated/schema.ts'
import { unitOf } from '../calculations/calculation.resolvers.ts'
import { findGoods } from './find-goods.ts'

export const goodResolvers = {
  Query: {
    cbamGoods: (_root, { search, date, first, after }, { reference }) =>
      findGoods(reference.goods, date, search ?? '', { first, after }),
  },
  CbamGood: {
    cnCode: ({ cn8 }) => cn8,
    gases: ({ gases }) => [...gases],
    indirectEmissionsCount: ({ indirectCounts }) => indirectCounts,
    taricCodes: ({ taricCodes }) => [...taricCodes],
    unit: ({ unit }) => unitOf(unit),
  },
} satisfies Resolvers
