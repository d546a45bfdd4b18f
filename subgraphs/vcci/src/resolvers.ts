import { scalars } from '@greenlang/graphql/scalars.ts'
import { activityLineResolvers } from './features/activity-lines/activity-line.resolvers.ts'
import { estimateResolvers } from './features/estimates/estimate.resolvers.ts'
import { factorResolvers } from './features/factors/factor.resolvers.ts'
import { importResolvers } from './features/imports/import.resolvers.ts'
import { inventoryResolvers } from './features/inventories/inventory.resolvers.ts'
import { organizationResolvers } from './features/organizations/organization.resolvers.ts'
import type { Resolvers } from './generated/schema.ts'

export const resolvers = {
  ...scalars,
  ...activityLineResolvers,
  ...estimateResolvers,
  ...factorResolvers,
  ...importResolvers,
  ...inventoryResolvers,
  ...organizationResolvers,
  Query: { ...importResolvers.Query, ...estimateResolvers.Query, ...factorResolvers.Query },
  Mutation: { ...importResolvers.Mutation, ...inventoryResolvers.Mutation },
} satisfies Resolvers
