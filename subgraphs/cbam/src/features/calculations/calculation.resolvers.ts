import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { Context } from '../../context.ts'
import type { CbamIssue, CbamUnit, Resolvers } from '../../generated/schema.ts'
import { calculateEmbeddedEmissions } from './calculate-embedded-emissions.ts'
import type { Calculation } from './calculation.entity.ts'
import { embeddedPerUnit } from './good-totals.ts'
import { traceOf } from './line-result.ts'
import { provisionalBecause } from './provisional.ts'

export const unitOf = (unit: 't' | 'MWh'): CbamUnit => (unit === 't' ? 'T' : 'MWH')

/** Why a calculation, or what is built on it, is provisional. */
export async function reasons(
  { id, unresolvedCount }: Calculation,
  { calculations, costLoader }: Pick<Context, 'calculations' | 'costLoader'>,
): Promise<CbamIssue[]> {
  const unresolved = unresolvedCount === 0 ? [] : await calculations.unresolvedReasons(id)
  return provisionalBecause(unresolved, await costLoader.load(id))
}

export const calculationResolvers = {
  Mutation: {
    calculateEmbeddedEmissions: async (_root, { input }, context) => {
      const id = await calculateEmbeddedEmissions(context, input.year)
      const calculation = (await context.calculationLoader.load(id))!
      return { calculation, issues: await reasons(calculation, context) }
    },
  },
  CbamCalculation: {
    __resolveReference: ({ id }, { calculationLoader }) => {
      const uuid = uuidOf('clc', id)
      return uuid ? calculationLoader.load(uuid) : null
    },
    id: ({ id }) => publicId('clc', id),
    stale: async (calculation, _args, { latestChangeLoader }) =>
      calculation.isStale(await latestChangeLoader.load(calculation.year)),
    provisional: async (calculation, _args, context) => (await reasons(calculation, context)).length > 0,
    provisionalBecause: (calculation, _args, context) => reasons(calculation, context),
    unresolvedLineCount: ({ unresolvedCount }) => unresolvedCount,
    outsideLineCount: ({ outsideCount }) => outsideCount,
    totals: (calculation) => calculation,
    cost: ({ id }, _args, { costLoader }) => costLoader.load(id),
    sectors: ({ id }, _args, { calculations }) => calculations.sectorsOf(id),
    goods: ({ id }, page, { calculations }) => calculations.goodsOf(id, page),
    lines: ({ id }, page, { calculations }) => calculations.linesOf(id, page, 'ALL'),
    unresolvedLines: ({ id }, page, { calculations }) => calculations.linesOf(id, page, 'UNRESOLVED'),
  },
  CbamTotals: {
    netMassTonnes: ({ netMassT }) => netMassT,
    embeddedTonnesCO2e: ({ embedded }) => embedded,
    freeAllocationTonnesCO2e: ({ freeAllocation }) => freeAllocation,
  },
  CbamCertificateCost: {
    costEur: ({ cost }) => cost.toString(),
    certificatesWithoutPrice: ({ certificatesWithoutPrice }) => certificatesWithoutPrice.toString(),
    quarters: ({ quarters }) =>
      quarters.map(({ price, cost, ...quarter }) => ({ ...quarter, priceEur: price, costEur: cost })),
  },
  CbamGoodTotals: {
    cnCode: ({ cn8 }) => cn8,
    unit: ({ unit }) => unitOf(unit),
    embeddedTonnesCO2e: ({ embedded }) => embedded,
    embeddedPerUnit: (good) => embeddedPerUnit(good),
    freeAllocationTonnesCO2e: ({ freeAllocation }) => freeAllocation,
  },
  CbamLineResult: {
    line: ({ lineId }, _args, { importLineLoader }) => importLineLoader.load(lineId),
    cnCode: ({ cn8 }) => cn8,
    taricCode: async (result, _args, { basisLoader }) => (await basisLoader.load(result)).taric10,
    unit: ({ unit }) => unitOf(unit),
    embeddedTonnesCO2e: ({ embedded }) => embedded,
    freeAllocationTonnesCO2e: ({ freeAllocation }) => freeAllocation,
    code: ({ failureCode }) => failureCode,
    message: async (result, _args, { basisLoader }) => (await basisLoader.load(result)).failureMessage,
    trace: async (result, _args, { basisLoader }) => traceOf(result, await basisLoader.load(result)),
  },
} satisfies Resolvers
