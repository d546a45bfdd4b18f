import { publicId } from '@greenlang/kernel/id.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'

export type ReportAnswer = {
  id: string
  year: number
  state: string
  version: number
  frameworkVersion: string
  dataPoints: {
    id: string
    unit: string | null
    state: string
    value: string | null
    text: string | null
    categories: { category: number; label: string; value: string | null; dataQualityTier: string | null }[] | null
    provenance: Record<string, unknown> | null
  }[]
  findings: { code: string; severity: string; subject: string; message: string }[]
  completeness: Record<string, number>
  importedEmbeddedEmissions: Record<string, unknown> | null
}

const provenance = `provenance { kind sourceApp eventId calculationId version calculatedAt arrivedIn gwp factorSets formula inputs
  enteredBy { id } enteredAt evidence }`

const reportFields = `id year state version frameworkVersion
  dataPoints { id unit state value text categories { category label value dataQualityTier } ${provenance} }
  findings { code severity subject message }
  completeness { filled missing notGiven }
  importedEmbeddedEmissions { tonnesCO2e netMassTonnes provisional ${provenance}
    reconciliation { category1TonnesCO2e proportion findings { code } } }`

/** The part of the graph that starts at the requester's organization, as the gateway asks for it. */
export async function askYear(csrd: SubgraphUnderTest, requester: Requester, year: number, fields: string) {
  const query = `query ($of: [_Any!]!, $year: Int!) {
    _entities(representations: $of) { ... on Organization { csrd(year: $year) { ${fields} } } }
  }`
  const of = [{ __typename: 'Organization', id: publicId('org', requester.organizationId) }]
  const answer = await csrd.ask(query, { of, year }, requester)
  const [organization] = (answer.data?.['_entities'] ?? []) as { csrd: Record<string, unknown> | null }[]
  return { ...answer, csrd: organization?.csrd ?? null }
}

export async function reportOf(
  csrd: SubgraphUnderTest,
  requester: Requester,
  year = 2026,
): Promise<ReportAnswer | null> {
  const { csrd: answer, errors } = await askYear(csrd, requester, year, `report { ${reportFields} }`)
  if (errors) throw new Error(JSON.stringify(errors))
  return answer!['report'] as ReportAnswer | null
}

export const dataPoint = (report: ReportAnswer | null, id: string) => report!.dataPoints.find((one) => one.id === id)

export const codesOf = (report: ReportAnswer | null) => report!.findings.map(({ code }) => code)

export const createReport = `mutation ($year: Int!, $version: FrameworkVersion!) {
  createReport(input: { year: $year, frameworkVersion: $version }) { report { ${reportFields} } issues { code } }
}`

export const enterDataPoint = `mutation ($input: EnterDataPointInput!) {
  enterDataPoint(input: $input) { report { ${reportFields} } issues { code subject } }
}`
