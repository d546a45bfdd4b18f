import { scalars } from '@greenlang/graphql/scalars.ts'
import { organizationResolvers } from './features/organizations/organization.resolvers.ts'
import { sessionResolvers } from './features/sessions/session.resolvers.ts'
import { userResolvers } from './features/users/user.resolvers.ts'
import type { Resolvers } from './generated/schema.ts'

export const resolvers = {
  DateTime: scalars.DateTime,
  Query: { ...organizationResolvers.Query, ...userResolvers.Query },
  Mutation: sessionResolvers.Mutation,
  Organization: organizationResolvers.Organization,
  Me: userResolvers.Me,
  User: userResolvers.User,
} satisfies Resolvers
