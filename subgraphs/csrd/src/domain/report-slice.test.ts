import { describe, expect, it } from '@jest/globals'
import { readDataPointCorrespondence, readDataPoints } from '../reference/data-points.ts'
import { readFrameworkVersions } from '../reference/framework-versions.ts'
import type { FrameworkVersionName } from './framework-version.ts'
import { reportSlice } from './report-slice.ts'

const sliceOf = (name: FrameworkVersionName) =>
  reportSlice(
    readFrameworkVersions().find(({ version }) => version === name)!,
    readDataPoints(),
    readDataPointCorrespondence(),
  )
const ids = (dataPoints: readonly { id: string }[]) => dataPoints.map(({ id }) => id)

describe('the data points that a report is about', () => {
  it.each(['ESRS_2023', 'ESRS_2023_AM_2025', 'ESRS_2023_AM_2025_WITH_RELIEFS'] as const)(
    'given %s, then it has the 29 data points and 6 tables of E1-6, and asks for them',
    (version) => {
      const { dataPoints, asked } = sliceOf(version)
      expect(dataPoints).toHaveLength(35)
      expect(asked).toEqual(dataPoints)
    },
  )

  it('given ESRS_2026, then E1-8 asks for 6 by subject, has room for what is not settled, and has no totals and intensities', () => {
    const { dataPoints, asked } = sliceOf('ESRS_2026')
    expect(ids(asked)).toEqual(['E1-6_07', 'E1-6_08', 'E1-6_09', 'E1-6_10', 'E1-6_11', 'E1-6_17'])
    expect(ids(dataPoints)).toEqual(expect.arrayContaining(['E1-6_11', 'E1-6_25', 'E1-6_27', 'E1-6_28']))
    for (const gone of ['E1-6_12', 'E1-6_13', 'E1-6_30', 'E1-6_33']) expect(ids(dataPoints)).not.toContain(gone)
    expect(
      dataPoints.every(
        ({ disclosureRequirement, paragraphs }) => disclosureRequirement === 'E1-8' && paragraphs.length === 0,
      ),
    ).toBe(true)
  })

  it('given the voluntary standard, then no data point is known', () => {
    expect(sliceOf('VOLUNTARY_2026')).toEqual({ dataPoints: [], asked: [] })
  })
})
