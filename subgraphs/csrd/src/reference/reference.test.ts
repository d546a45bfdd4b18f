import { describe, expect, it } from '@jest/globals'
import { readDataPointCorrespondence, readDataPoints, readRequirementCorrespondence } from './data-points.ts'
import { readFrameworkVersions } from './framework-versions.ts'
import { readPhaseIns } from './phase-ins.ts'
import { readScope3Categories } from './scope-3-categories.ts'

const dataPoints = readDataPoints()
const ids = dataPoints.map(({ id }) => id)

describe('the reference data of E1', () => {
  it('given E1-6, then its 35 rows are there: 29 data points, one of them voluntary, and 6 tables', () => {
    const e16 = dataPoints.filter(({ disclosureRequirement }) => disclosureRequirement === 'E1-6')
    expect(e16.map(({ id }) => id)).toEqual(
      Array.from({ length: 35 }, (_, index) => `E1-6_${String(index + 1).padStart(2, '0')}`),
    )
    expect(e16.filter(({ dataType }) => dataType === 'TABLE')).toHaveLength(6)
    expect(e16.filter(({ requirement }) => requirement === 'VOLUNTARY').map(({ id }) => id)).toEqual(['E1-6_20'])
    expect(e16.filter(({ euLaw }) => euLaw.length > 0)).toHaveLength(10)
  })

  it('given scope 3, then its row has paragraph, unit, element, EU law and phase-in', () => {
    expect(dataPoints.find(({ id }) => id === 'E1-6_11')).toMatchObject({
      paragraphs: ['51'],
      applicationRequirements: ['AR46'],
      dataType: 'EMISSIONS',
      unit: 'tCO2e',
      euLaw: ['SFDR', 'PILLAR_3', 'BENCHMARK'],
      phaseInSubject: 'E1-6 scope 3',
      xbrlElement: 'GrossScope3GreenhouseGasEmissions',
    })
  })

  it('given all data points, then ids are unique, and each but a table has an element, with a unit if it is a figure', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, dataType, unit, xbrlElement } of dataPoints) {
      if (dataType === 'TABLE') continue
      expect([id, xbrlElement]).not.toEqual([id, null])
      expect([id, unit === null]).toEqual([id, dataType === 'NARRATIVE' || dataType === 'CHOICES'])
    }
  })

  it('given scope 3, then it has categories 1 to 15, 8 of them upstream, each with its member', () => {
    const categories = readScope3Categories()
    expect(categories.map(({ category }) => category)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(categories.filter(({ side }) => side === 'UPSTREAM')).toHaveLength(8)
    for (const { category, xbrlMember } of categories)
      expect(xbrlMember).toMatch(new RegExp(`^Category${category}[A-Z].*Member$`))
  })

  it('given the revised set, then E1-6 became E1-8, keeps 6 data points by subject and drops totals and intensity', () => {
    expect(readRequirementCorrespondence()).toContainEqual({ requirement2023: 'E1-6', requirement2026: 'E1-8' })
    const correspondence = readDataPointCorrespondence()
    const asked = (answer: string) =>
      correspondence.filter((one) => one.asked === answer).map((one) => one.dataPoint2023)
    expect(asked('YES')).toEqual(['E1-6_07', 'E1-6_08', 'E1-6_09', 'E1-6_10', 'E1-6_11', 'E1-6_17'])
    expect(asked('NO')).toEqual(expect.arrayContaining(['E1-6_12', 'E1-6_13', 'E1-6_30', 'E1-6_31']))
    for (const { dataPoint2023 } of correspondence) expect(ids).toContain(dataPoint2023)
  })

  it('given phase-ins and versions, then what they name exists', () => {
    const subjects = new Set(dataPoints.map(({ phaseInSubject }) => phaseInSubject))
    const versions = readFrameworkVersions().map(({ version }) => version)
    for (const { appliesTo, unsettledFor, frameworkVersions } of readPhaseIns()) {
      for (const subject of [...appliesTo, ...unsettledFor]) expect(subjects).toContain(subject)
      for (const version of frameworkVersions) expect(versions).toContain(version)
    }
  })
})
