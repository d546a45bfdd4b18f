import { connection } from '@greenlang/graphql/connection.ts'
import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Decimal } from '@greenlang/kernel/decimal.ts'
import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import { lineGases } from '../../domain/calculation-basis.ts'
import { lineTrace } from '../../domain/line-trace.ts'
import { inventoryTotals } from '../../domain/totals.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { calculateInventory } from './calculate-inventory.ts'
import { categoryResults } from './category-results.ts'
import type { LineResult } from './inventory.ts'

const rankOf = ({ rank }: { rank: number }) => [String(rank)]

export const inventoryResolvers = {
  Mutation: {
    calculateInventory: async (_root, { input: { year } }, context) => {
      const id = await calculateInventory(context, context.requester!, year)
      const inventory = (await context.inventoryLoader.load(id))!
      return { inventory, issues: await context.inventories.gaps(inventory.calculationId) }
    },
  },
  Scope3Inventory: {
    __resolveReference: ({ id }, { inventoryLoader }) => {
      const uuid = uuidOf('inv', id)
      return uuid ? inventoryLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('inv', id),
    calculationId: ({ calculationId }) => publicId('clc', calculationId),
    stale: async ({ year, latestImportId }, _args, { imports }) =>
      (await imports.latestChange(year)) !== latestImportId,
    totalKgCO2e: ({ kg }) => kg,
    totalTonnesCO2e: ({ kg }) => inTonnes(decimal(kg)),
    biogenicKgCO2: ({ biogenicKg }) => biogenicKg,
    categories: async ({ calculationId }, _args, { rollupLoader, reference }) =>
      categoryResults(await rollupLoader.load(calculationId), reference.catalogue),
    primaryDataShare: async ({ calculationId }, _args, { rollupLoader, reference }) =>
      inventoryTotals(await rollupLoader.load(calculationId), reference.catalogue).total.primaryShare?.toString() ??
      null,
    score: async ({ calculationId }, _args, { rollupLoader, reference }) =>
      inventoryTotals(await rollupLoader.load(calculationId), reference.catalogue).total.score?.toString() ?? null,
    unresolved: ({ calculationId }, _args, { inventories }) => inventories.gaps(calculationId),
    factorSets: ({ factorSets }, _args, { reference }) =>
      reference.factorSets.filter(({ id }) => factorSets.includes(id)),
    lines: async ({ calculationId }, { filter, ...page }, { inventories }) =>
      connection(await inventories.lines(calculationId, page, filter?.category ?? null), page, rankOf),
    unresolvedLines: async ({ calculationId }, page, { inventories }) =>
      connection(await inventories.unresolvedLines(calculationId, page), page, rankOf),
    versions: async ({ id }, page, { inventories }) =>
      connection(await inventories.versions(id, page), page, ({ version }) => [String(version)]),
  },
  Scope3Issue: {
    severity: () => 'ERROR',
  },
  Scope3CategoryResult: {
    kgCO2e: ({ kg }) => kg?.toString() ?? null,
    tonnesCO2e: ({ kg }) => kg && inTonnes(kg),
    biogenicKgCO2: ({ biogenicKg }) => biogenicKg?.toString() ?? null,
    share: ({ share }) => share?.toString() ?? null,
    tier: ({ tier }) => tier?.toString() ?? null,
    score: ({ score }) => score?.toString() ?? null,
    primaryDataShare: ({ primaryShare }) => primaryShare?.toString() ?? null,
    lineCount: ({ lines }) => lines,
    methods: ({ methods }) => [...methods],
  },
  Scope3MethodShare: {
    lineCount: ({ lines }) => lines,
    kgCO2e: ({ kg }) => kg,
  },
  Scope3Line: {
    activityLine: ({ lineId }, _args, { activityLineLoader }) => activityLineLoader.load(lineId),
    kgCO2e: ({ kg }) => kg,
    biogenicKgCO2: ({ biogenicKg }) => biogenicKg,
    gases: ({ input, gasesPerUnit }) => gasesPerUnit && lineGases(input, decimals(gasesPerUnit)),
    factor: ({ factorId }, _args, { reference }) => reference.basis.library.byId.get(factorId) ?? null,
    trace: (line) => lineTrace(line, line.basisTrace, line.kg),
  },
  Scope3UnresolvedLine: {
    activityLine: ({ lineId }, _args, { activityLineLoader }) => activityLineLoader.load(lineId),
  },
  Scope3Version: {
    calculationId: ({ calculationId }) => publicId('clc', calculationId),
    totalKgCO2e: ({ kg }) => kg,
  },
} satisfies Resolvers

const inTonnes = (kg: Decimal) => kg.div(1000).toString()

function decimals({ co2, ch4, n2o, other }: NonNullable<LineResult['gasesPerUnit']>) {
  const decimalOf = (text: string | null) => (text === null ? null : decimal(text))
  return { co2: decimalOf(co2), ch4: decimalOf(ch4), n2o: decimalOf(n2o), other: decimalOf(other) }
}
