import { publicId, uuidOf } from '@greenlang/kernel/id.ts'
import type { Context } from '../../context.ts'
import type { DataPointValue } from '../../domain/data-point-value.ts'
import { reportHtml } from '../../domain/report-html.ts'
import { calendarYear } from '../../domain/reporting-period.ts'
import type { ReportContents } from './report-contents.ts'

type Needs = Pick<Context, 'names' | 'reference' | 'now'>

/** Digits after the point at which emissions are printed, in t CO2e. */
const decimals = 1

/** The report as one HTML document, with the names of the organization and of those who entered figures. */
export async function printReport({ names, reference, now }: Needs, contents: ReportContents): Promise<string> {
  const { report, framework, slice, completeness, checks, inboundFindings, imports } = contents
  const people = contents.values.flatMap(({ provenance }) => {
    const id = provenance.kind === 'ENTERED' ? uuidOf('usr', provenance.enteredBy) : null
    return id ?? []
  })
  const [organization, users] = await Promise.all([names.ofOrganization(), names.ofUsers([...new Set(people)])])
  return reportHtml({
    id: report.publicId,
    version: report.version,
    state: report.state,
    organization: { name: organization ?? publicId('org', report.orgId), lei: null },
    period: calendarYear(report.year),
    boundary: null,
    frameworkVersion: framework,
    preparedOn: now().toISOString().slice(0, 10),
    decimals,
    dataPoints: slice.dataPoints,
    categories: reference.categories,
    values: contents.values.map((value) => withName(value, users)),
    completeness,
    checks,
    findings: inboundFindings,
    imports,
  })
}

function withName(value: DataPointValue, users: ReadonlyMap<string, string>): DataPointValue {
  const { provenance } = value
  if (provenance.kind !== 'ENTERED') return value
  const name = users.get(uuidOf('usr', provenance.enteredBy) ?? '')
  return name === undefined ? value : { ...value, provenance: { ...provenance, enteredBy: name } }
}
