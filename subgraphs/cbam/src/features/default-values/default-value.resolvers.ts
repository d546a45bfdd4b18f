import { calculationBasis } from '../../domain/calculation-basis.ts'
import type { Resolvers } from '../../generated/schema.ts'

export const defaultValueResolvers = {
  Query: {
    cbamDefaultValue: (_root, { country, cnCode, taricCode, date }, { reference }) =>
      calculationBasis(reference, {
        productionCountry: country,
        cn8: cnCode,
        taric10: taricCode ?? null,
        year: Number(date.slice(0, 4)),
      }),
  },
  CbamDefaultValue: {
    country: ({ productionCountry }) => productionCountry,
    cnCode: ({ cn8 }) => cn8,
    taricCode: ({ taric10 }) => taric10,
    table: ({ rows }) => rows.table,
    matchedCode: ({ rows }) => rows.defaultValue.code,
    direct: ({ direct }) => direct?.toString(),
    indirect: ({ indirect }) => indirect?.toString(),
    total: ({ total }) => total.toString(),
    markUp: ({ markUp }) => markUp.toString(),
    embedded: ({ embedded }) => embedded.toString(),
    benchmark: ({ benchmark }) => benchmark.toString(),
    freeAllocation: ({ freeAllocation }) => freeAllocation.toString(),
    certificatesPerTonne: ({ certificatesPerTonne }) => certificatesPerTonne.toString(),
    trace: ({ trace }) => [...trace],
  },
} satisfies Resolvers
