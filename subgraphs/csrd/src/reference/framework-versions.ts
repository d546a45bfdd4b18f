import { readTable } from '@greenlang/files/reference-table.ts'
import type { DataPointSet, FrameworkVersion, FrameworkVersionName } from '../domain/framework-version.ts'
import { shippedData } from './shipped-data.ts'

export const frameworkVersionNames: readonly FrameworkVersionName[] = [
  'ESRS_2023',
  'ESRS_2023_AM_2025',
  'ESRS_2023_AM_2025_WITH_RELIEFS',
  'ESRS_2026',
  'VOLUNTARY_2026',
]

export const dataPointSets: readonly DataPointSet[] = ['ESRS_2023_AM_2025', 'ESRS_2026', 'VOLUNTARY_2026']

/** The editions of the standards with the financial years for which they may be followed. */
export function readFrameworkVersions(): readonly FrameworkVersion[] {
  return readTable(shippedData, 'framework-versions.csv').map((row) => ({
    version: row.oneOf('version', frameworkVersionNames),
    title: row.text('title'),
    legalAct: row.text('legal_act'),
    firstYear: row.wholeNumberOrNull('first_year'),
    lastYear: row.wholeNumberOrNull('last_year'),
    mandatoryFrom: row.wholeNumberOrNull('mandatory_from'),
    audience: row.oneOf('audience', ['ANY', 'OUTSIDE_SCOPE']),
    dataPointSet: row.oneOf('data_point_set', dataPointSets),
  }))
}
