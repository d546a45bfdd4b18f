import type { App, Resolvers } from '../../generated/schema.ts'
import type { DataPointLine } from './data-point-line.ts'
import { enterDataPoint } from './enter-data-point.ts'

const nameOf = ({ categories }: DataPointLine, number: number) =>
  categories.find(({ category }) => category === number)?.label ?? ''

export const dataPointResolvers = {
  Query: {
    dataPoints: (_root, { frameworkVersion, standard }, { reference }) => {
      const { dataPointSet } = reference.version(frameworkVersion)
      const known = reference.dataPoints.filter(({ set }) => set === dataPointSet)
      const dataPoints = known.length > 0 ? known : reference.slice(frameworkVersion).dataPoints
      return dataPoints.filter(({ disclosureRequirement }) => disclosureRequirement.split('-')[0] === standard)
    },
  },
  Mutation: {
    enterDataPoint: (_root, { input }, context) => enterDataPoint(context, input),
  },
  DataPoint: {
    paragraphs: ({ paragraphs }) => [...paragraphs],
    applicationRequirements: ({ applicationRequirements }) => [...applicationRequirements],
    euLaw: ({ euLaw }) => [...euLaw],
  },
  ReportDataPoint: {
    id: ({ dataPoint }) => dataPoint.id,
    label: ({ dataPoint }) => dataPoint.label,
    disclosureRequirement: ({ dataPoint }) => dataPoint.disclosureRequirement,
    unit: ({ dataPoint, value }) => (value?.content.kind === 'FIGURE' ? value.content.unit : dataPoint.unit),
    value: ({ value }) => (value?.content.kind === 'FIGURE' ? value.content.amount.toFixed() : null),
    text: ({ value }) => (value?.content.kind === 'TEXT' ? value.content.text : null),
    categories: (line) => {
      const { value, parts } = line
      if (value?.content.kind === 'CATEGORIES')
        return value.content.categories.map((category) => ({ category, label: nameOf(line, category) }))
      if (parts.length === 0) return null
      return parts.map(({ category, figure }) => ({
        category,
        label: nameOf(line, category),
        value: figure.amount.toFixed(),
        dataQualityTier: figure.dataQualityTier?.toFixed() ?? null,
      }))
    },
    provenance: ({ value }) => value?.provenance ?? null,
  },
  Provenance: {
    sourceApp: (source) => (source.kind === 'EVENT' ? (source.sourceApp.toUpperCase() as App) : 'CSRD'),
    eventId: (source) => (source.kind === 'EVENT' ? source.eventId : null),
    calculationId: (source) => (source.kind === 'ENTERED' ? null : source.calculationId),
    version: (source) => (source.kind === 'DERIVED' ? null : source.version),
    calculatedAt: (source) => (source.kind === 'ENTERED' ? null : source.calculatedAt),
    arrivedIn: (source) => (source.kind === 'EVENT' ? source.unit : null),
    gwp: (source) => (source.kind === 'EVENT' ? source.gwpSet : null),
    factorSets: (source) => (source.kind === 'EVENT' ? [...source.factorSets] : []),
    formula: (source) => (source.kind === 'DERIVED' ? source.formula : null),
    inputs: (source) => (source.kind === 'DERIVED' ? [...source.inputs] : []),
    enteredBy: (source) => (source.kind === 'ENTERED' ? { id: source.enteredBy } : null),
    enteredAt: (source) => (source.kind === 'ENTERED' ? source.enteredAt : null),
    evidence: (source) => (source.kind === 'ENTERED' ? source.evidence : null),
  },
} satisfies Resolvers
