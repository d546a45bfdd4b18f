import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { App, Resolvers, Role, UserStatus } from '../../generated/schema.ts'

export const userResolvers = {
  Query: {
    me: (_root, _args, { requester }) => ({ userId: requester!.userId }),
  },
  Me: {
    user: ({ userId }, _args, { userLoader }) => userLoader.load(userId).then((user) => user!),
    email: ({ userId }, _args, { users }) => users.emailOf(userId),
  },
  User: {
    __resolveReference: ({ id }, { userLoader }) => {
      const uuid = uuidOf('usr', id)
      return uuid ? userLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('usr', id),
    status: ({ status }) => status as UserStatus,
    roles: ({ roles }) => roles.map((role) => role.toUpperCase() as Role),
    apps: ({ apps }) => apps.map((app) => app.toUpperCase() as App),
  },
} satisfies Resolvers
