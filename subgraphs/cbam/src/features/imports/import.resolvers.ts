import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { importGoods } from './import-goods.ts'

export const importResolvers = {
  Query: {
    cbamImport: (_root, { id }, { importLoader }) => {
      const uuid = uuidOf('imp', id)
      return uuid ? importLoader.load(uuid) : null
    },
  },
  Mutation: {
    importGoods: async (_root, { input }, context) => {
      const { record, repeated } = await importGoods(context, input)
      const { nodes: issues } = await context.imports.issuesOf(record.id, { first: 100 })
      return { import: record, repeated, issues }
    },
  },
  CbamImport: {
    __resolveReference: ({ id }, { importLoader }) => {
      const uuid = uuidOf('imp', id)
      return uuid ? importLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('imp', id),

    issues: ({ id }, { severity, first, after }, { imports }) => imports.issuesOf(id, { first, after }, severity),
  },
} satisfies Resolvers
