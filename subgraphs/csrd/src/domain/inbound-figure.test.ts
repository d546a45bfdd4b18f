import { describe, expect, it } from '@jest/globals'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import { categoryFigures, figureOf, wholeOf } from './data-point-value.ts'
import type { EventProvenance } from './data-point-value.ts'
import { fitFindings, receive, reconcileImports, staleFinding, valuesOfInventory } from './inbound-figure.ts'
import type { Scope3Inventory } from './inbound-figure.ts'
import { calendarYear } from './reporting-period.ts'

const provenance: EventProvenance = {
  kind: 'EVENT',
  sourceApp: 'vcci',
  eventId: 'evt_1',
  calculationId: 'clc_1',
  version: 2,
  period: calendarYear(2026),
  boundary: 'FINANCIAL_CONTROL',
  unit: 'kg CO2e',
  calculatedAt: '2027-02-01T09:00:00Z',
  gwpSet: 'AR6',
  factorSets: ['DEFRA 2025'],
}

/** The categories of GHG-GREENTECH, in kg. */
const inventory: Scope3Inventory = {
  provenance,
  total: '145000000',
  biogenicCO2: '120000.5',
  primaryDataShare: '0.25',
  categories: [
    { category: 1, emissions: '98000000', dataQualityTier: '2.5' },
    { category: 3, emissions: '4200000', dataQualityTier: '2' },
    { category: 4, emissions: '12500000', dataQualityTier: '1' },
    { category: 5, emissions: '3800000', dataQualityTier: '3' },
    { category: 6, emissions: '2100000', dataQualityTier: '3' },
    { category: 7, emissions: '3400000', dataQualityTier: '3' },
    { category: 9, emissions: '8500000', dataQualityTier: '3' },
    { category: 11, emissions: '12500000', dataQualityTier: '2' },
  ],
}

const codes = (findings: readonly { code: string; severity: string }[]) =>
  findings.map(({ code, severity }) => `${code} ${severity}`)

describe('an inventory that arrives', () => {
  it('given 145 000 000 kg in 8 categories, then E1-6_11 is 145 000 t and has 8 parts of category 1, 3, 4, 5, 6, 7, 9, 11', () => {
    const { values, findings } = valuesOfInventory(inventory)
    expect(findings).toEqual([])
    expect(figureOf(values, 'E1-6_11')?.amount.toFixed()).toBe('145000')
    const parts = categoryFigures(values, 'E1-6_11')
    expect(parts.map(({ category, figure }) => [category, figure.amount.toFixed()])).toEqual([
      [1, '98000'],
      [3, '4200'],
      [4, '12500'],
      [5, '3800'],
      [6, '2100'],
      [7, '3400'],
      [9, '8500'],
      [11, '12500'],
    ])
    expect(wholeOf(values, 'E1-6_27')?.content).toEqual({ kind: 'CATEGORIES', categories: [1, 3, 4, 5, 6, 7, 9, 11] })
    expect(figureOf(values, 'E1-6_25')).toMatchObject({ unit: '1', decimals: 'INF' })
    expect(figureOf(values, 'E1-6_25')?.amount.toFixed()).toBe('0.25')
    expect(figureOf(values, 'E1-6_28')?.amount.toFixed()).toBe('120.0005')
  })

  it('given a value, then it carries event, calculation, version, period, unit and time of its source', () => {
    for (const value of valuesOfInventory(inventory).values) expect(value.provenance).toBe(provenance)
  })

  it('given 0.000000000000000000001 kg, then it is 0.000000000000000000000001 t: the conversion is exact', () => {
    const emissions = '0.000000000000000000001'
    const tiny = { ...inventory, total: emissions, categories: [{ category: 1, emissions, dataQualityTier: '1' }] }
    expect(figureOf(valuesOfInventory(tiny).values, 'E1-6_11')?.amount.toFixed()).toBe('0.000000000000000000000001')
  })

  it('given figures in t, then they are taken as they are', () => {
    const inTonnes = { ...inventory, provenance: { ...provenance, unit: 't CO2e' } }
    expect(figureOf(valuesOfInventory(inTonnes).values, 'E1-6_11')?.amount.toFixed()).toBe('145000000')
  })

  it.each([
    ['a unit that is not one of mass', { provenance: { ...provenance, unit: 'lb CO2e' } }, 'INB-003 ERROR'],
    ['a total of 145 000 001 kg', { total: '145000001' }, 'INB-004 ERROR'],
    ['a share of primary data of 1.5', { primaryDataShare: '1.5' }, 'VAL-002 ERROR'],
    [
      'category 1 twice',
      {
        total: '3',
        categories: ['1', '2'].map((emissions) => ({ category: 1, emissions, dataQualityTier: '1' })),
      },
      'INB-005 ERROR',
    ],
  ])('given %s, then it gives no value and one finding', (_fault, change, expected) => {
    const { values, findings } = valuesOfInventory({ ...inventory, ...change })
    expect(values).toEqual([])
    expect(codes(findings)).toEqual([expected])
  })

  it('given 500 kg in category 16, then they are not in E1-6_11, and the figures for the whole inventory are left open', () => {
    const categories = [...inventory.categories, { category: 16, emissions: '500', dataQualityTier: '3' }]
    const { values, findings } = valuesOfInventory({ ...inventory, total: '145000500', categories })
    expect(figureOf(values, 'E1-6_11')?.amount.toFixed()).toBe('145000')
    expect(figureOf(values, 'E1-6_25')).toBeNull()
    expect(figureOf(values, 'E1-6_28')).toBeNull()
    expect(codes(findings)).toEqual(['INB-006 WARNING'])
    expect(findings[0]?.message).toMatch(/^0\.5 t CO2e stand outside/)
  })
})

describe('whether a figure fits the report', () => {
  const report = { period: calendarYear(2026), boundary: 'FINANCIAL_CONTROL' }

  it.each([
    ['the same period and boundary', {}, []],
    ['another year', { period: calendarYear(2025) }, ['INB-001 ERROR']],
    ['a year from April to March', { period: { start: '2026-04-01', end: '2027-03-31' } }, ['INB-001 ERROR']],
    ['another boundary', { boundary: 'EQUITY_SHARE' }, ['INB-002 ERROR']],
    ['no boundary', { boundary: null }, ['INB-002 WARNING']],
  ])('given %s, then it finds what differs', (_fact, change, expected) => {
    expect(codes(fitFindings({ ...provenance, ...change }, report))).toEqual(expected)
  })
})

describe('which calculation a report rests on', () => {
  const adopted = { calculationId: 'clc_0', version: 2 }

  it.each([
    ['a draft without figure', null, true, 1, 'ADOPT'],
    ['a draft on version 2', adopted, true, 3, 'ADOPT'],
    ['a draft on version 2', adopted, true, 2, 'IGNORE'],
    ['a draft on version 2', adopted, true, 1, 'IGNORE'],
    ['an approved report on version 2', adopted, false, 3, 'KEEP_AND_MARK_STALE'],
    ['an approved report on version 2', adopted, false, 1, 'IGNORE'],
    ['an approved report without figure', null, false, 1, 'KEEP_AND_MARK_STALE'],
  ] as const)(
    'given %s (%j, draft: %s), when version %d arrives, then %s',
    (_name, has, editable, version, expected) => {
      expect(receive(has, { version }, editable)).toBe(expected)
    },
  )

  it('given an approved figure on version 2, when version 3 exists, then VAL-009 names both', () => {
    const finding = staleFinding(adopted, { ...provenance, version: 3 })
    expect(finding).toMatchObject({ code: 'VAL-009', severity: 'WARNING', subject: 'clc_0' })
    expect(finding.message).toContain('version 2, and version 3 (clc_1)')
  })

  it('given a report that was approved without scope 3, when version 1 is calculated, then VAL-009 says that it has none', () => {
    const finding = staleFinding(null, { ...provenance, version: 1 })
    expect(finding).toMatchObject({ code: 'VAL-009', subject: 'clc_1' })
    expect(finding.message).toContain('has no figure of vcci, and version 1 (clc_1)')
  })
})

describe('emissions embedded in imported goods', () => {
  const { values } = valuesOfInventory(inventory)
  const imports = (embedded: number) => ({
    provenance: { ...provenance, sourceApp: 'cbam' as const, calculationId: 'clc_9', unit: 't CO2e' },
    embeddedEmissions: tonnesCO2e(embedded),
    netMass: '100',
    provisional: false,
  })

  it('given 24 500 t in imports and 98 000 t in category 1, then they stand side by side and category 1 stays 98 000 t', () => {
    const { category1, proportion, findings } = reconcileImports(imports(24_500), values)
    expect(category1?.toFixed()).toBe('98000')
    expect(proportion?.toFixed()).toBe('0.25')
    expect(findings).toEqual([])
    expect(categoryFigures(values, 'E1-6_11')[0]?.figure.amount.toFixed()).toBe('98000')
  })

  it('given 98 001 t in imports, more than category 1, then it warns that the inventory may leave goods out', () => {
    expect(codes(reconcileImports(imports(98_001), values).findings)).toEqual(['INB-007 WARNING'])
  })

  it('given no category 1, then there is no proportion and a warning', () => {
    const { category1, proportion, findings } = reconcileImports(imports(1), [])
    expect([category1, proportion]).toEqual([null, null])
    expect(codes(findings)).toEqual(['INB-007 WARNING'])
  })
})
