import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { EventEnvelope } from '@greenlang/events/contract.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { csrdSubgraph } from '../src/app.ts'
import { askYear, codesOf, dataPoint, reportOf } from './questions.fixture.ts'
import { importsTold, inventoryTold, purchasesTold } from './told.fixture.ts'

let csrd: SubgraphUnderTest

beforeAll(async () => {
  csrd = await startSubgraphUnderTest(csrdSubgraph())
})
afterAll(() => csrd.stop())

const officer = () => csrd.newRequester(['compliance_officer'])
const tellInventory = (event: EventEnvelope) => csrd.bus.publish('vcci.events', event)
const tellImports = (event: EventEnvelope) => csrd.bus.publish('cbam.events', event)

async function rowsOf(requester: Requester, table: string): Promise<number> {
  const sql = `select count(*)::int as rows from csrd.${table}`
  const [row] = await Tenant.of(csrd.em, requester.organizationId).read((em) => em.execute<{ rows: number }[]>(sql))
  return row!.rows
}

const setState = (requester: Requester, state: string) =>
  Tenant.of(csrd.em, requester.organizationId).write((em) => em.execute('update csrd.reports set state = ?', [state]))

describe('news of a scope 3 inventory', () => {
  it('given no report, when an inventory of 145 000 000 kg is told, then a draft for 2026 says 145000 t and where that comes from', async () => {
    const requester = officer()
    const event = inventoryTold(requester)
    await tellInventory(event)
    const report = await reportOf(csrd, requester)
    expect(report).toMatchObject({ year: 2026, state: 'DRAFT', frameworkVersion: 'ESRS_2023_AM_2025' })
    expect(dataPoint(report, 'E1-6_11')).toMatchObject({
      unit: 'tCO2e',
      state: 'FILLED',
      value: '145000',
      provenance: {
        kind: 'EVENT',
        sourceApp: 'VCCI',
        eventId: event.id,
        calculationId: event.data.calculationId,
        version: 1,
        calculatedAt: '2027-02-01T09:00:00.000Z',
        arrivedIn: 'kg CO2e',
        gwp: 'AR6',
        factorSets: ['DEFRA 2025'],
      },
    })
  })

  it('given eight categories, then each stands with its tonnes and data quality, and they add up to 145 000 t', async () => {
    const requester = officer()
    await tellInventory(inventoryTold(requester))
    const { categories } = dataPoint(await reportOf(csrd, requester), 'E1-6_11')!
    expect(categories!.map(({ category, value }) => [category, value])).toEqual([
      [1, '98000'],
      [3, '4200'],
      [4, '12500'],
      [5, '3800'],
      [6, '2100'],
      [7, '3400'],
      [9, '8500'],
      [11, '12500'],
    ])
    expect(categories![0]).toEqual({
      category: 1,
      label: 'Purchased goods and services',
      value: '98000',
      dataQualityTier: '2.1',
    })
  })

  it('given a share of 0.25 and 250500.5 kg of biogenic CO2, then E1-6_25, _27 and _28 are filled', async () => {
    const requester = officer()
    await tellInventory(inventoryTold(requester))
    const report = await reportOf(csrd, requester)
    expect(dataPoint(report, 'E1-6_25')).toMatchObject({ value: '0.25', unit: '1' })
    expect(dataPoint(report, 'E1-6_28')).toMatchObject({ value: '250.5005', unit: 'tCO2e' })
    expect(dataPoint(report, 'E1-6_27')!.categories!.map(({ category }) => category)).toEqual([1, 3, 4, 5, 6, 7, 9, 11])
  })

  it('given 1 kg and 0.0000000001 kg, then no digit is lost on the way to tonnes', async () => {
    const requester = officer()
    await tellInventory(purchasesTold(requester, 1, '123456789012345678.0000000001'))
    expect(dataPoint(await reportOf(csrd, requester), 'E1-6_11')!.value).toBe('123456789012345.6780000000001')
  })

  it('given one event twice, then it has its effect once', async () => {
    const requester = officer()
    const event = inventoryTold(requester)
    await tellInventory(event)
    const first = await reportOf(csrd, requester)
    await tellInventory(event)
    expect(await reportOf(csrd, requester)).toEqual(first)
    expect(await rowsOf(requester, 'inbound_figures')).toBe(1)
  })

  it('given version 2 before version 1, then the report rests on version 2, and both figures are kept', async () => {
    const requester = officer()
    await tellInventory(purchasesTold(requester, 2, '2000'))
    await tellInventory(purchasesTold(requester, 1, '1000'))
    const report = await reportOf(csrd, requester)
    expect(dataPoint(report, 'E1-6_11')).toMatchObject({ value: '2', provenance: { version: 2 } })
    expect(codesOf(report)).not.toContain('VAL-009')
    expect(await rowsOf(requester, 'inbound_figures')).toBe(2)
  })

  it('given version 1 with eight categories, when version 2 has one, then the seven others are gone and version 1 is kept with its end', async () => {
    const requester = officer()
    await tellInventory(inventoryTold(requester))
    await tellInventory(purchasesTold(requester, 2, '5000'))
    const report = await reportOf(csrd, requester)
    expect(dataPoint(report, 'E1-6_11')!.categories!.map(({ category, value }) => [category, value])).toEqual([
      [1, '5'],
    ])
    const sql = `select version, content ->> 'amount' as amount, superseded_at is null as current from csrd.data_point_values
      where data_point_id = 'E1-6_11' and category = 1 order by version`
    const rows = await Tenant.of(csrd.em, requester.organizationId).read((em) => em.execute(sql))
    expect(rows).toEqual([
      { version: 1, amount: '98000', current: false },
      { version: 2, amount: '5', current: true },
    ])
  })

  it('given both modules tell of a year at once, then there is one report with both', async () => {
    const requester = officer()
    await Promise.all([tellInventory(inventoryTold(requester)), tellImports(importsTold(requester))])
    const report = await reportOf(csrd, requester)
    expect(dataPoint(report, 'E1-6_11')!.value).toBe('145000')
    expect(report!.importedEmbeddedEmissions).toMatchObject({ tonnesCO2e: '24500.75' })
    expect(await rowsOf(requester, 'reports')).toBe(1)
  })

  it('given two organizations, then each report has its own figures and nobody reads the other one by id', async () => {
    const [one, other] = [officer(), officer()]
    await tellInventory(purchasesTold(one, 1, '1000'))
    await tellInventory(purchasesTold(other, 1, '7000'))
    const report = await reportOf(csrd, one)
    expect(dataPoint(report, 'E1-6_11')!.value).toBe('1')
    expect(dataPoint(await reportOf(csrd, other), 'E1-6_11')!.value).toBe('7')
    const { data, errors } = await csrd.ask('query ($id: ID!) { report(id: $id) { year } }', { id: report!.id }, other)
    expect({ data, errors }).toEqual({ data: { report: null }, errors: undefined })
  })

  it.each(['IN_REVIEW', 'APPROVED', 'PUBLISHED'])(
    'given a report that is %s, when version 2 is told, then it stays on version 1 and says that it is stale',
    async (state) => {
      const requester = officer()
      await tellInventory(purchasesTold(requester, 1, '1000'))
      await setState(requester, state)
      const before = await reportOf(csrd, requester)
      await tellInventory(purchasesTold(requester, 2, '2000'))
      const report = await reportOf(csrd, requester)
      expect({ ...report, findings: [] }).toEqual({ ...before, findings: [] })
      expect(report!.findings.filter(({ code }) => code === 'VAL-009')).toMatchObject([
        { severity: 'WARNING', message: expect.stringContaining('rests on version 1, and version 2') as unknown },
      ])
      const { csrd: year } = await askYear(
        csrd,
        requester,
        2026,
        'scope3Summary { totalTonnesCO2e adoptedVersion isWaiting }',
      )
      expect(year).toEqual({ scope3Summary: { totalTonnesCO2e: '2', adoptedVersion: 1, isWaiting: true } })
    },
  )

  it('given an inventory whose categories do not add up, then it changes nothing and INB-004 says so', async () => {
    const requester = officer()
    await tellInventory(purchasesTold(requester, 1, '1000'))
    await tellInventory(purchasesTold(requester, 2, '2000', { totalKgCO2e: '2001' }))
    const report = await reportOf(csrd, requester)
    expect(dataPoint(report, 'E1-6_11')).toMatchObject({ value: '1', provenance: { version: 1 } })
    expect(codesOf(report)).toEqual(expect.arrayContaining(['INB-004', 'VAL-009']))
  })

  it('given category 16, then its emissions are left out of E1-6_11 with INB-006', async () => {
    const requester = officer()
    const categories = [
      { category: 1, kgCO2e: '1000', lineCount: 1, dataQualityTier: '2' },
      { category: 16, kgCO2e: '500', lineCount: 1, dataQualityTier: '2' },
    ]
    await tellInventory(inventoryTold(requester, { totalKgCO2e: '1500', categories }))
    const report = await reportOf(csrd, requester)
    expect(dataPoint(report, 'E1-6_11')!.value).toBe('1')
    expect(dataPoint(report, 'E1-6_25')!.state).toBe('MISSING')
    expect(codesOf(report)).toContain('INB-006')
  })

  it('given the year 2027, then the report follows the revised set and asks for 6 data points, none of them a total', async () => {
    const requester = officer()
    await tellInventory(inventoryTold(requester, { year: 2027 }))
    const report = await reportOf(csrd, requester, 2027)
    expect(report).toMatchObject({ frameworkVersion: 'ESRS_2026', completeness: { missing: 5 } })
    expect(dataPoint(report, 'E1-6_11')!.value).toBe('145000')
    expect(dataPoint(report, 'E1-6_12')).toBeUndefined()
  })

  it('given the year 2023, before any standard, then there is no report, and the summary shows the figure', async () => {
    const requester = officer()
    await tellInventory(inventoryTold(requester, { year: 2023 }))
    const { csrd: year } = await askYear(
      csrd,
      requester,
      2023,
      'report { id } scope3Summary { totalTonnesCO2e adoptedVersion isWaiting }',
    )
    expect(year).toEqual({
      report: null,
      scope3Summary: { totalTonnesCO2e: '145000', adoptedVersion: null, isWaiting: true },
    })
  })
})

describe('news of embedded emissions of imports', () => {
  it('given 24500.75 t in imports and 98 000 t in category 1, then they stand beside each other at 0.2500… and nothing is added', async () => {
    const requester = officer()
    await tellInventory(inventoryTold(requester))
    const before = await reportOf(csrd, requester)
    const event = importsTold(requester)
    await tellImports(event)
    const report = await reportOf(csrd, requester)
    expect(report!.importedEmbeddedEmissions).toMatchObject({
      tonnesCO2e: '24500.75',
      netMassTonnes: '12000',
      provisional: false,
      provenance: {
        sourceApp: 'CBAM',
        eventId: event.id,
        calculationId: event.data.calculationId,
        version: 1,
        arrivedIn: 't CO2e',
      },
      reconciliation: { category1TonnesCO2e: '98000', findings: [] },
    })
    const { proportion } = report!.importedEmbeddedEmissions!['reconciliation'] as { proportion: string }
    expect(proportion.slice(0, 12)).toBe('0.2500076530') // 24500.75 / 98000
    expect(report!.dataPoints).toEqual(before!.dataPoints)
  })

  it('given more in imports than in category 1, then INB-007 asks for a look', async () => {
    const requester = officer()
    await tellInventory(purchasesTold(requester, 1, '1000'))
    await tellImports(importsTold(requester))
    const report = await reportOf(csrd, requester)
    expect(report!.importedEmbeddedEmissions).toMatchObject({ reconciliation: { findings: [{ code: 'INB-007' }] } })
    expect(codesOf(report)).toContain('INB-007')
  })

  it('given version 2 before version 1, then version 2 stands; the summary tells sectors and certificates', async () => {
    const requester = officer()
    await tellImports(importsTold(requester, { version: 2, embeddedTonnesCO2e: '20.5', provisional: true }))
    await tellImports(importsTold(requester, { version: 1 }))
    const { csrd: year } = await askYear(
      csrd,
      requester,
      2026,
      'report { importedEmbeddedEmissions { tonnesCO2e } } cbamSummary { embeddedTonnesCO2e certificates provisional adoptedVersion isWaiting sectors { sector netMassTonnes } }',
    )
    expect(year).toEqual({
      report: { importedEmbeddedEmissions: { tonnesCO2e: '20.5' } },
      cbamSummary: {
        embeddedTonnesCO2e: '20.5',
        certificates: '612.5',
        provisional: true,
        adoptedVersion: 2,
        isWaiting: false,
        sectors: [{ sector: 'IRON_STEEL', netMassTonnes: '12000' }],
      },
    })
  })
})

describe('an event that cannot be taken', () => {
  it('given data that do not fit the contract, then it is given up after 5 deliveries and changes nothing', async () => {
    const requester = officer()
    const queue = 'q.csrd.vcci.scope3.calculated.v1'
    const before = await csrd.bus.deadLetters(queue)
    const event = inventoryTold(requester)
    await tellInventory({ ...event, data: { ...event.data, totalKgCO2e: 'a lot' } })
    expect(await csrd.bus.deadLetters(queue)).toBe(before + 1)
    expect(await reportOf(csrd, requester)).toBeNull()
    expect(await rowsOf(requester, 'inbound_figures')).toBe(0)
  })

  it('given an effect that fails halfway, then it is given up, and not even the inbox remembers it', async () => {
    const requester = officer()
    const queue = 'q.csrd.vcci.scope3.calculated.v1'
    const before = await csrd.bus.deadLetters(queue)
    await tellInventory(inventoryTold(requester, { year: 3_000_000_000 })) // no year of the database
    expect(await csrd.bus.deadLetters(queue)).toBe(before + 1)
    expect(await rowsOf(requester, 'inbox')).toBe(0)
    await tellInventory(inventoryTold(requester))
    expect(dataPoint(await reportOf(csrd, requester), 'E1-6_11')!.value).toBe('145000')
  })
})

describe('what is written stays written', () => {
  it.each([
    'update csrd.inbound_figures set version = 9',
    'delete from csrd.inbound_figures',
    'update csrd.adopted_figures set version = 9',
    "update csrd.data_point_values set content = '{}'",
    'delete from csrd.data_point_values',
    'delete from csrd.reports',
  ])('given the service itself, then the database refuses it to %s', async (sql) => {
    const requester = officer()
    await tellInventory(inventoryTold(requester))
    const change = Tenant.of(csrd.em, requester.organizationId).write((em) => em.execute(sql))
    await expect(change).rejects.toThrow('permission denied')
  })
})
