import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Tenant } from '@greenlang/database/tenant.ts'
import { publicId } from '@greenlang/kernel/id.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { csrdSubgraph } from '../src/app.ts'
import { askYear, createReport, dataPoint, enterDataPoint, reportOf, type ReportAnswer } from './questions.fixture.ts'
import { importsTold, inventoryTold, purchasesTold } from './told.fixture.ts'

let csrd: SubgraphUnderTest

beforeAll(async () => {
  csrd = await startSubgraphUnderTest(csrdSubgraph())
})
afterAll(() => csrd.stop())

const officer = () => csrd.newRequester(['compliance_officer'])
type Payload = { report: ReportAnswer; issues: { code: string }[] }

async function create(requester: Requester, year = 2026, version = 'ESRS_2023_AM_2025') {
  const { data, errors } = await csrd.ask(createReport, { year, version }, requester)
  return { payload: data?.['createReport'] as Payload, errors }
}

async function enter(requester: Requester, reportId: string, dataPointId: string, value: string, more: object = {}) {
  const { data, errors } = await csrd.ask(
    enterDataPoint,
    { input: { reportId, dataPointId, value, ...more } },
    requester,
  )
  return { payload: data?.['enterDataPoint'] as Payload, errors }
}

describe('a report that somebody makes', () => {
  it('given no report for 2026, then it is a draft of the version chosen, with 29 data points and none filled', async () => {
    const { payload } = await create(officer())
    expect(payload.report).toMatchObject({ year: 2026, state: 'DRAFT', frameworkVersion: 'ESRS_2023_AM_2025' })
    expect(payload.report.dataPoints).toHaveLength(29)
    expect(payload.report.completeness).toEqual({ filled: 0, missing: 28, notGiven: 1 })
  })

  it('given one that somebody made, then a second is refused with the id of the first', async () => {
    const requester = officer()
    const { payload } = await create(requester)
    const { errors } = await create(requester)
    expect(errors).toMatchObject([{ extensions: { code: 'CSRD_REPORT_EXISTS', reportId: payload.report.id } }])
  })

  it('given one that news has made, then choosing the revised set drops the totals and keeps scope 3 and scope 1', async () => {
    const requester = officer()
    await csrd.bus.publish('vcci.events', inventoryTold(requester))
    const { id } = (await reportOf(csrd, requester))!
    for (const [dataPointId, value] of [
      ['E1-6_07', '8250'],
      ['E1-6_09', '12800'],
      ['E1-6_33', '450000000'],
    ] as const)
      await enter(requester, id, dataPointId, value)
    expect(dataPoint(await reportOf(csrd, requester), 'E1-6_12')!.value).toBe('166050')
    const { payload } = await create(requester, 2026, 'ESRS_2026')
    expect(payload.report).toMatchObject({ id, frameworkVersion: 'ESRS_2026' })
    expect(dataPoint(payload.report, 'E1-6_11')!.value).toBe('145000')
    expect(dataPoint(payload.report, 'E1-6_07')!.value).toBe('8250')
    expect(dataPoint(payload.report, 'E1-6_12')).toBeUndefined()
    expect(dataPoint(payload.report, 'E1-6_33')).toBeUndefined()
  })

  it.each([
    [2027, 'ESRS_2023_AM_2025', 'CSRD_FRAMEWORK_VERSION_NOT_ALLOWED'],
    [2020, 'ESRS_2023', 'CSRD_FRAMEWORK_VERSION_NOT_ALLOWED'],
    [2026, 'VOLUNTARY_2026', 'CSRD_DATA_POINTS_NOT_KNOWN'],
  ])('given %d and %s, then it is refused with %s, and no report is there', async (year, version, code) => {
    const requester = officer()
    const { errors } = await create(requester, year, version)
    expect(errors).toMatchObject([{ extensions: { code } }])
    expect(await reportOf(csrd, requester, year)).toBeNull()
  })
})

describe('figures that somebody enters', () => {
  it('given 8 250, 12 800, 8 320 and 145 000 t and 450 000 000 EUR, then totals and intensities follow (GHG-GREENTECH)', async () => {
    const requester = officer()
    await csrd.bus.publish('vcci.events', inventoryTold(requester))
    const { id } = (await reportOf(csrd, requester))!
    await enter(requester, id, 'E1-6_07', '8250')
    await enter(requester, id, 'E1-6_09', '12800')
    await enter(requester, id, 'E1-6_10', '8320')
    const { payload } = await enter(requester, id, 'E1-6_33', '450000000', { currency: 'EUR' })
    const figure = (dataPointId: string) => dataPoint(payload.report, dataPointId)
    expect(figure('E1-6_12')).toMatchObject({
      value: '166050',
      unit: 'tCO2e',
      provenance: {
        kind: 'DERIVED',
        sourceApp: 'CSRD',
        formula: 'E1-6_07 + E1-6_09 + E1-6_11',
        inputs: ['E1-6_07', 'E1-6_09', 'E1-6_11'],
      },
    })
    expect(figure('E1-6_13')!.value).toBe('161570')
    expect(figure('E1-6_30')).toMatchObject({ value: '0.000369', unit: 'tCO2e/EUR' })
    expect(figure('E1-6_31')!.value!.slice(0, 12)).toBe('0.0003590444') // 161570 / 450000000
    expect(payload.issues).toEqual([])
  })

  it('given a figure with evidence, then it says who entered it, from what, and which version it is', async () => {
    const requester = officer()
    const { payload: created } = await create(requester)
    const { id } = created.report
    await enter(requester, id, 'E1-6_07', '8000')
    const { payload } = await enter(requester, id, 'E1-6_07', '8250', { evidence: 'energy-accounts.xlsx, sheet 2' })
    expect(dataPoint(payload.report, 'E1-6_07')).toMatchObject({
      value: '8250',
      provenance: {
        kind: 'ENTERED',
        sourceApp: 'CSRD',
        eventId: null,
        calculationId: null,
        version: 2,
        enteredBy: { id: publicId('usr', requester.userId) },
        evidence: 'energy-accounts.xlsx, sheet 2',
      },
    })
  })

  it('given scope 3 comes after the others, then the totals follow from the event', async () => {
    const requester = officer()
    const { payload } = await create(requester)
    await enter(requester, payload.report.id, 'E1-6_07', '10')
    await enter(requester, payload.report.id, 'E1-6_10', '5')
    expect(dataPoint(await reportOf(csrd, requester), 'E1-6_13')!.state).toBe('MISSING')
    await csrd.bus.publish('vcci.events', purchasesTold(requester, 1, '1000'))
    expect(dataPoint(await reportOf(csrd, requester), 'E1-6_13')!.value).toBe('16')
    await csrd.bus.publish('vcci.events', purchasesTold(requester, 2, '2500'))
    expect(dataPoint(await reportOf(csrd, requester), 'E1-6_13')!.value).toBe('17.5')
  })

  it('given net revenue changes, then the total keeps its calculation and the intensity gets a new one', async () => {
    const requester = officer()
    await csrd.bus.publish('vcci.events', purchasesTold(requester, 1, '1000'))
    const { id } = (await reportOf(csrd, requester))!
    for (const [dataPointId, value] of [
      ['E1-6_07', '1'],
      ['E1-6_10', '2'],
      ['E1-6_33', '100'],
    ] as const)
      await enter(requester, id, dataPointId, value)
    const before = await reportOf(csrd, requester)
    const { payload } = await enter(requester, id, 'E1-6_33', '200')
    expect(dataPoint(payload.report, 'E1-6_13')).toEqual(dataPoint(before, 'E1-6_13'))
    expect([dataPoint(before, 'E1-6_31')!.value, dataPoint(payload.report, 'E1-6_31')!.value]).toEqual(['0.04', '0.02'])
  })

  it('given a narrative data point, then a text stands there', async () => {
    const requester = officer()
    const { payload: created } = await create(requester)
    const input = { reportId: created.report.id, dataPointId: 'E1-6_15', text: 'GHG Protocol, 2004.' }
    const { data } = await csrd.ask(enterDataPoint, { input }, requester)
    expect(dataPoint((data!['enterDataPoint'] as Payload).report, 'E1-6_15')).toMatchObject({
      state: 'FILLED',
      text: 'GHG Protocol, 2004.',
      unit: null,
    })
  })

  it.each([
    ['E1-6_12', '1', {}, 'CSRD_DATA_POINT_NOT_ENTERED'],
    ['E1-6_11', '1', {}, 'CSRD_DATA_POINT_NOT_ENTERED'],
    ['E1-6_99', '1', {}, 'CSRD_UNKNOWN_DATA_POINT'],
    ['E1-6_07', '-1', {}, 'CSRD_VALUE_OUT_OF_RANGE'],
    ['E1-6_08', '12.5', {}, 'CSRD_VALUE_OUT_OF_RANGE'],
    ['E1-6_33', '1', { currency: 'Euro' }, 'CSRD_VALUE_OUT_OF_RANGE'],
    ['E1-6_15', '1', {}, 'CSRD_WRONG_KIND_OF_VALUE'],
  ])('given %s and %s (%j), then it is refused with %s and nothing changes', async (dataPointId, value, more, code) => {
    const requester = officer()
    const { payload } = await create(requester)
    const { errors } = await enter(requester, payload.report.id, dataPointId, value, more)
    expect(errors).toMatchObject([{ extensions: { code } }])
    expect(await reportOf(csrd, requester)).toEqual(payload.report)
  })

  it('given a report in review, then nothing is entered', async () => {
    const requester = officer()
    const { payload } = await create(requester)
    await Tenant.of(csrd.em, requester.organizationId).write((em) =>
      em.execute("update csrd.reports set state = 'IN_REVIEW'"),
    )
    const { errors } = await enter(requester, payload.report.id, 'E1-6_07', '1')
    expect(errors).toMatchObject([{ extensions: { code: 'CSRD_REPORT_NOT_EDITABLE', state: 'IN_REVIEW' } }])
  })

  it('given the report of another organization, then it is answered as if it did not exist', async () => {
    const { payload } = await create(officer())
    const { errors } = await enter(officer(), payload.report.id, 'E1-6_07', '1')
    expect(errors).toMatchObject([{ extensions: { code: 'CSRD_REPORT_NOT_FOUND' } }])
  })

  it('given ten people at once, then all ten values are kept and one is current', async () => {
    const requester = officer()
    const { payload } = await create(requester)
    const { id, version } = payload.report
    await Promise.all(Array.from({ length: 10 }, (_, index) => enter(requester, id, 'E1-6_07', String(index))))
    const report = await reportOf(csrd, requester)
    expect(report!.version).toBe(version + 10)
    expect(dataPoint(report, 'E1-6_07')!.provenance).toMatchObject({ version: 10 })
  })
})

describe('who may do what', () => {
  const everything = 'year report { id } scope3Summary { totalTonnesCO2e } cbamSummary { embeddedTonnesCO2e }'

  it('given an analyst, then nothing of csrd is seen', async () => {
    const analyst = csrd.newRequester(['analyst'])
    await csrd.bus.publish('vcci.events', inventoryTold(analyst))
    const { csrd: year, errors } = await askYear(csrd, analyst, 2026, everything)
    expect(year).toBeNull()
    expect(errors).toMatchObject([{ path: ['_entities', 0, 'csrd'], extensions: { code: 'FORBIDDEN' } }])
    const { data, errors: refused } = await csrd.ask(
      '{ dataPoints(frameworkVersion: ESRS_2023) { id } report(id: "rep_1") { id } }',
      {},
      analyst,
    )
    expect(data).toEqual({ dataPoints: null, report: null })
    expect(refused!.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })

  it('given a viewer, then everything is read, and neither a report made nor a figure entered', async () => {
    const viewer = csrd.newRequester(['viewer'])
    await csrd.bus.publish('vcci.events', inventoryTold(viewer))
    await csrd.bus.publish('cbam.events', importsTold(viewer))
    const { csrd: year, errors } = await askYear(csrd, viewer, 2026, everything)
    expect(errors).toBeUndefined()
    expect(year).toMatchObject({
      scope3Summary: { totalTonnesCO2e: '145000' },
      cbamSummary: { embeddedTonnesCO2e: '24500.75' },
    })
    const { id } = year!['report'] as { id: string }
    expect((await enter(viewer, id, 'E1-6_07', '1')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await create(viewer, 2025)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(dataPoint(await reportOf(csrd, viewer), 'E1-6_07')!.state).toBe('MISSING')
  })

  it('given an administrator, then figures are entered, but reports are not made', async () => {
    const admin = csrd.newRequester(['org_admin'])
    await csrd.bus.publish('vcci.events', inventoryTold(admin))
    const { id } = (await reportOf(csrd, admin))!
    expect((await enter(admin, id, 'E1-6_07', '8250')).errors).toBeUndefined()
    expect((await create(admin, 2025)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('given an organization without the app, then its officer sees nothing of csrd', async () => {
    const requester = { ...officer(), apps: ['cbam' as const] }
    const { csrd: year, errors } = await askYear(csrd, requester, 2026, everything)
    expect(year).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('given another organization by its id, then it is answered as if it did not exist', async () => {
    const other = officer()
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organization { csrd(year: 2026) { year } } } }'
    const of = [{ __typename: 'Organization', id: publicId('org', other.organizationId) }]
    expect((await csrd.ask(query, { of }, officer())).data).toEqual({ _entities: [null] })
  })
})

describe('what the standards ask for', () => {
  const dataPoints =
    'query ($version: FrameworkVersion!, $standard: String) { dataPoints(frameworkVersion: $version, standard: $standard) { id label unit dataType requirement euLaw paragraphs } }'
  const ask = async (version: string, standard = 'E1') =>
    (await csrd.ask(dataPoints, { version, standard }, officer())).data!['dataPoints'] as { id: string }[]

  it('given ESRS_2023 and E1, then 63 data points, scope 3 among them', async () => {
    const found = await ask('ESRS_2023')
    expect(found).toHaveLength(63)
    expect(found.find(({ id }) => id === 'E1-6_11')).toEqual({
      id: 'E1-6_11',
      label: 'Scope 3, gross',
      unit: 'tCO2e',
      dataType: 'EMISSIONS',
      requirement: 'REQUIRED',
      euLaw: ['SFDR', 'PILLAR_3', 'BENCHMARK'],
      paragraphs: ['51'],
    })
  })

  it('given a standard that is not there yet, or the voluntary standard, then none', async () => {
    expect(await ask('ESRS_2023', 'S1')).toEqual([])
    expect(await ask('VOLUNTARY_2026')).toEqual([])
  })
})
