import { connection } from '@greenlang/graphql/connection.ts'
import { uuidOf } from '@greenlang/kernel/id.ts'
import type { Resolvers } from '../../generated/schema.ts'

export const organizationResolvers = {
  Organization: {
    __resolveReference: ({ id }, { requester }) =>
      requester && uuidOf('org', id) === requester.organizationId ? { id } : null,
    vcci: (_organization, { year }) => ({ year }),
  },
  VcciYear: {
    imports: ({ year }, page, { imports }) => imports.ofYear(year, page),
    activityLines: async ({ year }, { filter, ...page }, { activityLines }) =>
      connection(await activityLines.ofYear(year, page, filter ?? {}), page, ({ externalRef }) => [externalRef]),
    inventory: ({ year }, _args, { inventories }) => inventories.ofYear(year),
  },
} satisfies Resolvers
