import { scalars } from '@greenlang/graphql/scalars.ts'
import { dataPointResolvers } from './features/data-points/data-point.resolvers.ts'
import { inboundFigureResolvers } from './features/inbound-figures/inbound-figure.resolvers.ts'
import { reportResolvers } from './features/reports/report.resolvers.ts'
import { csrdYearResolvers } from './features/years/csrd-year.resolvers.ts'
import type { Resolvers } from './generated/schema.ts'

export const resolvers = {
  Decimal: scalars.Decimal,
  DateTime: scalars.DateTime,
  Query: { ...reportResolvers.Query, ...dataPointResolvers.Query },
  Mutation: { ...reportResolvers.Mutation, ...dataPointResolvers.Mutation },
  Organization: csrdYearResolvers.Organization,
  CsrdYear: csrdYearResolvers.CsrdYear,
  Scope3Summary: inboundFigureResolvers.Scope3Summary,
  CbamSummary: inboundFigureResolvers.CbamSummary,
  Report: reportResolvers.Report,
  Completeness: reportResolvers.Completeness,
  ImportedEmbeddedEmissions: reportResolvers.ImportedEmbeddedEmissions,
  ImportReconciliation: reportResolvers.ImportReconciliation,
  ReportDataPoint: dataPointResolvers.ReportDataPoint,
  Provenance: dataPointResolvers.Provenance,
  DataPoint: dataPointResolvers.DataPoint,
} satisfies Resolvers
