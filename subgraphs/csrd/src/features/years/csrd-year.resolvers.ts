import { uuidOf } from '@greenlang/kernel/id.ts'
import type { Resolvers } from '../../generated/schema.ts'

export const csrdYearResolvers = {
  Organization: {
    __resolveReference: ({ id }, { requester }) => (uuidOf('org', id) === requester?.organizationId ? { id } : null),
    csrd: (_organization, { year }) => ({ year }),
  },
  CsrdYear: {
    report: ({ year }, _args, { reportOfYearLoader }) => reportOfYearLoader.load(year),
    scope3Summary: async ({ year }, _args, { newsLoader }) => (await newsLoader.load(year)).vcci,
    cbamSummary: async ({ year }, _args, { newsLoader }) => (await newsLoader.load(year)).cbam,
  },
} satisfies Resolvers
