import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { CbamDeclarationState, Resolvers } from '../../generated/schema.ts'
import type { Context } from '../../context.ts'
import { reasons } from '../calculations/calculation.resolvers.ts'
import type { Declaration } from './declaration.entity.ts'
import { draftDeclaration } from './draft-declaration.ts'

const calculationOf = async ({ calculationId }: Declaration, { calculationLoader }: Context) =>
  (await calculationLoader.load(calculationId))!

export const declarationResolvers = {
  Mutation: {
    draftDeclaration: async (_root, { input }, context) => {
      const id = await draftDeclaration(context, input.year)
      const declaration = (await context.declarationLoader.load(id))!
      return { declaration, issues: await reasons(await calculationOf(declaration, context), context) }
    },
  },
  CbamDeclaration: {
    __resolveReference: ({ id }, { declarationLoader }) => {
      const uuid = uuidOf('dec', id)
      return uuid ? declarationLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('dec', id),
    state: ({ state }) => state as CbamDeclarationState,
    calculation: (declaration, _args, context) => calculationOf(declaration, context),
    stale: async (declaration, _args, context) => {
      const calculation = await calculationOf(declaration, context)
      const latest = await context.calculations.latestOf(declaration.year)
      return (
        latest?.id !== calculation.id || calculation.isStale(await context.latestChangeLoader.load(declaration.year))
      )
    },
    provisional: async (declaration, _args, context) =>
      (await reasons(await calculationOf(declaration, context), context)).length > 0,
    provisionalBecause: async (declaration, _args, context) =>
      reasons(await calculationOf(declaration, context), context),
    totals: (declaration) => declaration,
    cost: ({ calculationId }, _args, { costLoader }) => costLoader.load(calculationId),
    goods: ({ id }, page, { declarations }) => declarations.goodsOf(id, page),
  },
} satisfies Resolvers
