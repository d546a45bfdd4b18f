import type { DataPoint, DataPointCorrespondence } from './data-point.ts'
import type { FrameworkVersion } from './framework-version.ts'

/** The part of a standard that a report is about: gross greenhouse gas emissions. */
export type ReportSlice = {
  /** Which data points a value may stand at. */
  readonly dataPoints: readonly DataPoint[]
  /** Those of them that the edition is known to ask for. */
  readonly asked: readonly DataPoint[]
}

const requirement2023 = 'E1-6'

/**
 * The data points of gross greenhouse gas emissions in an edition. The first set has them as E1-6. No identifiers of the
 * revised set have been published: its requirement E1-8 is filled at the identifiers of the first set, without those that it
 * is known to have dropped. The voluntary standard has none here.
 *
 * @param dataPoints - of all sets
 * @see Delegated Regulation (EU) 2023/2772, ESRS E1, par. 44 to 55; Delegated Regulation (EU) 2026/1563, E1-8
 */
export function reportSlice(
  { dataPointSet }: FrameworkVersion,
  dataPoints: readonly DataPoint[],
  correspondence: readonly DataPointCorrespondence[],
): ReportSlice {
  const first = dataPoints.filter(({ disclosureRequirement }) => disclosureRequirement === requirement2023)
  if (dataPointSet === 'ESRS_2023_AM_2025') return { dataPoints: first, asked: first }
  if (dataPointSet === 'VOLUNTARY_2026') return { dataPoints: [], asked: [] }
  const successors = first.flatMap((dataPoint) => {
    const successor = correspondence.find(({ dataPoint2023 }) => dataPoint2023 === dataPoint.id)
    return successor && successor.asked !== 'NO' ? [{ successor, dataPoint: revised(dataPoint, successor) }] : []
  })
  return {
    dataPoints: successors.map(({ dataPoint }) => dataPoint),
    asked: successors.flatMap(({ successor, dataPoint }) => (successor.asked === 'YES' ? [dataPoint] : [])),
  }
}

/** Paragraphs, phase-ins and elements of the first set do not hold in the revised one. */
function revised(dataPoint: DataPoint, { requirement2026 }: DataPointCorrespondence): DataPoint {
  return {
    ...dataPoint,
    set: 'ESRS_2026',
    disclosureRequirement: requirement2026,
    paragraphs: [],
    applicationRequirements: [],
    phaseInSubject: null,
    xbrlElement: null,
    completenessSets: [],
  }
}
