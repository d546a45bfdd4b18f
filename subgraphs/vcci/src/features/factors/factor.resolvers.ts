import { connection } from '@greenlang/graphql/connection.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { factorsPage } from './factors-page.ts'

export const factorResolvers = {
  Query: {
    emissionFactors: (_root, { first, after, ...filter }, { reference }) =>
      connection(factorsPage(reference, filter, { first, after }), { first, after }, ({ id }) => [id]),
    factorSets: (_root, _args, { reference }) => [...reference.factorSets],
    scope3Categories: (_root, _args, { reference }) => [...reference.catalogue.categories.values()],
  },
  EmissionFactor: {
    set: ({ setId }, _args, { reference }) => reference.basis.library.sets.get(setId)!,
    categories: ({ categories }) => [...categories],
    kgCO2ePerUnit: ({ kgCo2e }) => kgCo2e,
    biogenicKgCO2PerUnit: ({ biogenicCo2Kg }) => biogenicCo2Kg,
  },
  FactorSet: {
    currency: ({ money }) => money?.currency ?? null,
    priceYear: ({ money }) => money?.priceYear ?? null,
  },
  Scope3Category: {
    methods: ({ methods }) => [...methods],
  },
} satisfies Resolvers
