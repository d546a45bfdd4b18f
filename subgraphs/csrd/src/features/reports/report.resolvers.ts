import { uuidOf } from '@greenlang/kernel/id.ts'
import type { Context } from '../../context.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { dataPointLines } from '../data-points/data-point-line.ts'
import { createReport } from './create-report.ts'
import { printReport } from './print-report.ts'
import { allFindings } from './report-contents.ts'
import type { Report } from './report.entity.ts'

const byPublicId = (id: string, { reportLoader }: Context) => {
  const uuid = uuidOf('rep', id)
  return uuid ? reportLoader.load(uuid) : null
}

const contentsOf = async ({ id }: Report, { contentsLoader }: Context) => (await contentsLoader.load(id))!

export const reportResolvers = {
  Query: {
    report: (_root, { id }, context) => byPublicId(id, context),
  },
  Mutation: {
    createReport: (_root, { input }, context) => createReport(context, input),
  },
  Report: {
    __resolveReference: ({ id }, context) => byPublicId(id, context),
    id: ({ publicId }) => publicId,
    frameworkTitle: ({ frameworkVersion }, _args, { reference }) => reference.version(frameworkVersion).title,
    legalAct: ({ frameworkVersion }, _args, { reference }) => reference.version(frameworkVersion).legalAct,
    dataPoints: async (report, _args, context) =>
      dataPointLines(await contentsOf(report, context), context.reference.categories),
    findings: async (report, _args, context) => allFindings(await contentsOf(report, context)),
    completeness: async (report, _args, context) => (await contentsOf(report, context)).completeness,
    importedEmbeddedEmissions: async (report, _args, context) => (await contentsOf(report, context)).imports,
    html: async (report, _args, context) => printReport(context, await contentsOf(report, context)),
  },
  Completeness: {
    filled: ({ counts }) => counts.FILLED,
    missing: ({ counts }) => counts.MISSING,
    notApplicable: ({ counts }) => counts.NOT_APPLICABLE,
    notMaterial: ({ counts }) => counts.NOT_MATERIAL,
    phasedIn: ({ counts }) => counts.PHASED_IN,
    notGiven: ({ counts }) => counts.NOT_GIVEN,
    categoriesWithoutFigure: ({ categoriesWithoutFigure }) => [...categoriesWithoutFigure],
  },
  ImportedEmbeddedEmissions: {
    tonnesCO2e: ({ imports }) => imports.embeddedEmissions.toFixed(),
    netMassTonnes: ({ imports }) => imports.netMass,
    provisional: ({ imports }) => imports.provisional,
    provenance: ({ imports }) => imports.provenance,
    reconciliation: (reconciliation) => reconciliation,
  },
  ImportReconciliation: {
    category1TonnesCO2e: ({ category1 }) => category1?.toFixed() ?? null,
    proportion: ({ proportion }) => proportion?.toFixed() ?? null,
    findings: ({ findings }) => [...findings],
  },
} satisfies Resolvers
