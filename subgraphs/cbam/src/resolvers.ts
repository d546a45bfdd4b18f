import { scalars } from '@greenlang/graphql/scalars.ts'
import { calculationResolvers } from './features/calculations/calculation.resolvers.ts'
import { declarationResolvers } from './features/declarations/declaration.resolvers.ts'
import { defaultValueResolvers } from './features/default-values/default-value.resolvers.ts'
import { goodResolvers } from './features/goods/good.resolvers.ts'
import { importLineResolvers } from './features/import-lines/import-line.resolvers.ts'
import { importResolvers } from './features/imports/import.resolvers.ts'
import { yearResolvers } from './features/years/year.resolvers.ts'
import type { Resolvers } from './generated/schema.ts'

export const resolvers = {
  ...scalars,
  ...calculationResolvers,
  ...declarationResolvers,
  ...defaultValueResolvers,
  ...goodResolvers,
  ...importLineResolvers,
  ...importResolvers,
  ...yearResolvers,
  Query: { ...importResolvers.Query, ...defaultValueResolvers.Query, ...goodResolvers.Query },
  Mutation: {
    ...importResolvers.Mutation,
    ...calculationResolvers.Mutation,
    ...declarationResolvers.Mutation,
  },
} satisfies Resolvers
