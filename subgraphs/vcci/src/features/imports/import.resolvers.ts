import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { importActivity } from '../activity-lines/import-activity.ts'

/** Issues that the answer to an import holds; the others are read page by page. */
const issuesInAnswer = { first: 100 }

export const importResolvers = {
  Query: {
    vcciImport: (_root, { id }, { importLoader }) => {
      const uuid = uuidOf('imp', id)
      return uuid ? importLoader.load(uuid) : null
    },
  },
  Mutation: {
    importActivity: async (_root, { input }, context) => {
      const { record, repeated } = await importActivity(context, context.requester!, input)
      return { import: record, repeated, issues: (await context.imports.issuesOf(record.id, issuesInAnswer)).nodes }
    },
  },
  VcciImport: {
    __resolveReference: ({ id }, { importLoader }) => {
      const uuid = uuidOf('imp', id)
      return uuid ? importLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('imp', id),
    issues: ({ id }, { severity, ...page }, { imports }) => imports.issuesOf(id, page, severity),
  },
} satisfies Resolvers
