import { readTable } from '@greenlang/files/reference-table.ts'
import type { PhaseIn } from '../domain/phase-in.ts'
import { frameworkVersionNames } from './framework-versions.ts'
import { shippedData } from './shipped-data.ts'

/** The phase-ins that touch E1. */
export function readPhaseIns(): readonly PhaseIn[] {
  return readTable(shippedData, 'phase-ins.csv').map((row) => ({
    id: row.text('id'),
    frameworkVersions: row.someOf('framework_versions', frameworkVersionNames),
    appliesTo: row.list('applies_to'),
    unsettledFor: row.list('unsettled_for'),
    reportingYears: row.list('reporting_years').map(Number),
    undertakings: row.oneOf('undertakings', ['ANY', 'WAVE_ONE']),
    mostEmployees: row.wholeNumberOrNull('most_employees'),
    effect: row.oneOf('effect', ['OMIT', 'QUALITATIVE_ONLY']),
    source: row.text('source'),
  }))
}
