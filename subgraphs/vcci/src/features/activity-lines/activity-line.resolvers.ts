import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { ActivityRequirement, MeasureKind, PriceBasis, Resolvers } from '../../generated/schema.ts'

export const activityLineResolvers = {
  ActivityLine: {
    __resolveReference: ({ id }, { activityLineLoader }) => {
      const uuid = uuidOf('lin', id)
      return uuid ? activityLineLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('lin', id),
    requirement: ({ requirement }) => requirement as ActivityRequirement,
    kind: ({ kind }) => kind as MeasureKind,
    priceBasis: ({ priceBasis }) => priceBasis as PriceBasis | null,
    factor: ({ factorId }, _args, { reference }) => reference.basis.library.byId.get(factorId) ?? null,
    import: ({ importId }, _args, { importLoader }) => importLoader.load(importId).then((found) => found!),
  },
} satisfies Resolvers
