import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { App, OrganizationStatus, Resolvers } from '../../generated/schema.ts'

export const organizationResolvers = {
  Query: {
    organization: (_root, _args, { requester, organizations }) =>
      organizations.byId(requester!.organizationId).then((found) => found!),
  },
  Organization: {
    __resolveReference: ({ id }, { organizations }) => {
      const uuid = uuidOf('org', id)
      return uuid ? organizations.byId(uuid) : null
    },
    id: ({ id }) => publicId('org', id),
    status: ({ status }) => status as OrganizationStatus,
    apps: ({ apps }) => apps.map((app) => app.toUpperCase() as App),
    users: (_organization, _args, { users }) => users.all(),
  },
} satisfies Resolvers
