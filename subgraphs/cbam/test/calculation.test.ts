import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { cbamSubgraph } from '../src/app.ts'
import { byText, calculate, csv, draft, imported, ofYear, type Row } from './operations.ts'

const clinker: Row = {
  import_date: '2026-02-10',
  cn_code: '25231000',
  taric_code: '2523100090',
  origin_country: 'DZ',
  net_mass_t: '100',
}
const example = readFileSync(new URL('../../../examples/cbam-imports-2026.csv', import.meta.url))

type Calculation = {
  id: string
  version: number
  lineCount: number
  unresolvedLineCount: number
  outsideLineCount: number
  stale: boolean
  provisional: boolean
  totals: {
    netMassTonnes: string
    quantityMwh: string
    embeddedTonnesCO2e: string
    freeAllocationTonnesCO2e: string
    certificates: string
  }
  cost: {
    costEur: string
    certificatesWithoutPrice: string
    quarters: { quarter: string; certificates: string; priceEur: string | null; costEur: string | null }[]
  }
}
type Calculated = {
  calculation: Calculation
  issues: { code: string; severity: string; message: string; lineCount: number | null }[]
}
type Line = {
  quantity: string
  embeddedTonnesCO2e: string | null
  certificates: string | null
  code: string | null
  message: string | null
  trace: { step: string; value: string; unit: string; source: string }[]
  line: { mrn: string; itemNumber: number }
}
type Page<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } }

describe('a calculation of embedded emissions', () => {
  let cbam: SubgraphUnderTest
  let officer: Requester

  beforeAll(async () => {
    cbam = await startSubgraphUnderTest(cbamSubgraph())
  })
  afterAll(() => cbam.stop())

  const calculated = async (
    content: string | Buffer,
    requester = (officer = cbam.newRequester(['compliance_officer'])),
  ) => {
    await imported(cbam, requester, content)
    const { data, errors } = await cbam.ask(calculate, { year: 2026 }, requester)
    expect(errors).toBeUndefined()
    return data!['calculateEmbeddedEmissions'] as Calculated
  }
  const linesOf = async (which: 'lines' | 'unresolvedLines', first = 100, after: string | null = null) => {
    const fields = `calculation { ${which}(first: ${first}, after: ${JSON.stringify(after)}) { nodes { quantity embeddedTonnesCO2e certificates code message trace { step value unit source } line { mrn itemNumber } } pageInfo { hasNextPage endCursor } } }`
    const { year, errors } = await ofYear(cbam, officer, fields)
    expect(errors).toBeUndefined()
    return (year!['calculation'] as Record<string, Page<Line>>)[which]!
  }

  // Source: public estimator test fixture (August 2026)
  it('given 100 t of Algerian clinker in February 2026, then 75.865 certificates are owed and cost 5 717.19 EUR', async () => {
    const { calculation, issues } = await calculated(csv([clinker]))
    expect(calculation).toMatchObject({
      version: 1,
      lineCount: 1,
      unresolvedLineCount: 0,
      stale: false,
      provisional: false,
      totals: {
        netMassTonnes: '100',
        quantityMwh: '0',
        embeddedTonnesCO2e: '140.8',
        freeAllocationTonnesCO2e: '64.935',
        certificates: '75.865',
      },
      cost: {
        certificatesWithoutPrice: '0',
        quarters: [{ quarter: '2026-Q1', certificates: '75.865', priceEur: '75.36', costEur: '5717.1864' }],
      },
    })
    expect(decimal(calculation.cost.costEur).toFixed(2)).toBe('5717.19')
    expect(issues).toEqual([])
  })

  it('given its trace, then every step from the default value to the line stands in it with unit and source', async () => {
    await calculated(csv([clinker]))
    const [line] = (await linesOf('lines')).nodes
    expect(line!.trace.map(({ step, value, unit }) => [step.split(' = ')[0], value, unit])).toEqual([
      ['default value, direct (for information)', '1.240', 't CO2e/t'],
      ['default value, indirect (for information)', '0.040', 't CO2e/t'],
      ['default value, total', '1.280', 't CO2e/t'],
      ['mark-up', '0.1', '1'],
      ['embedded emissions', '1.408', 't CO2e/t'],
      ['production route', 'A', 'route'],
      ['benchmark, column B', '0.666', 't CO2e/t'],
      ['CBAM factor', '0.975', '1'],
      ['cross-sectoral correction factor', '1', '1'],
      ['free allocation', '0.64935', 't CO2e/t'],
      ['certificates', '0.75865', 'certificates/t'],
      ['net mass', '100', 't'],
      ['embedded emissions of the line', '140.8', 't CO2e'],
      ['free allocation of the line', '64.935', 't CO2e'],
      ['certificates of the line', '75.865', 'certificates'],
    ])
    expect(line!.trace.every(({ source }) => source !== '')).toBe(true)
  })

  // Sources: Commission default values workbook, 4 February 2026; Implementing Regulation (EU) 2025/2621 as replaced by (EU) 2026/1740
  it.each([
    [
      '1 t of nitric acid of Indonesia (2.13 and 1 %)',
      { cn_code: '28080000', origin_country: 'ID', net_mass_t: '1' },
      '2.1513',
    ],
    [
      '1 t of hydrogen of Australia (10.82 and 10 %)',
      { cn_code: '28041000', origin_country: 'AU', net_mass_t: '1' },
      '11.902',
    ],
    [
      '1 t of calcined clay of the United States (0.31 and 10 %)',
      { cn_code: '25070080', taric_code: '2507008080', origin_country: 'US', net_mass_t: '1' },
      '0.341',
    ],
    [
      '1 t of direct reduced iron of India (4.2 by its heading, 10 %)',
      { cn_code: '72031000', origin_country: 'IN', net_mass_t: '1' },
      '4.62',
    ],
    [
      '1 t of clinker of Fiji (1.41 of other countries, 10 %)',
      { ...clinker, origin_country: 'FJ', net_mass_t: '1' },
      '1.551',
    ],
    ['1 t of clinker of India (1.44, 10 %)', { ...clinker, origin_country: 'IN', net_mass_t: '1' }, '1.584'],
  ])('given %s, then %s t CO2e are embedded', async (_case, row, embedded) => {
    const { calculation } = await calculated(csv([row]))
    expect(calculation.totals.embeddedTonnesCO2e).toBe(embedded)
  })

  // Source: Implementing Regulation (EU) 2025/2621, Annex I as replaced by (EU) 2026/1740, table of the United Arab Emirates
  it('given 100 t each of white (1.34) and grey (0.86) clinker of the United Arab Emirates, then each has its own value', async () => {
    const white = { ...clinker, origin_country: 'AE', taric_code: '2523100010' }
    await calculated(csv([white, { ...white, item_number: '2', taric_code: '2523100090' }]))
    const { nodes } = await linesOf('lines')
    expect(nodes.map(({ embeddedTonnesCO2e }) => embeddedTonnesCO2e).toSorted(byText)).toEqual(['147.4', '94.6'])
  })

  it('given plate with origin Türkiye made in India, then the value of India applies', async () => {
    const made = async (country: string) =>
      (await calculated(csv([{ origin_country: 'TR', production_country: country }]))).calculation.totals
        .embeddedTonnesCO2e
    const indian = (await calculated(csv([{ origin_country: 'IN', production_country: 'IN' }]))).calculation.totals
      .embeddedTonnesCO2e
    expect(await made('IN')).toBe(indian)
    expect(await made('TR')).not.toBe(indian)
  })

  it('given 0.000001 t, then the certificates keep every digit', async () => {
    const { calculation } = await calculated(
      csv([
        { ...clinker, net_mass_t: '0.000001' },
        { ...clinker, item_number: '2', net_mass_t: '9999999999.999999' },
      ]),
    )
    expect(calculation.totals.certificates).toBe('7586500000')
    expect((await linesOf('lines')).nodes.map(({ certificates }) => certificates).toSorted(byText)).toEqual([
      '0.00000075865',
      '7586499999.99999924135',
    ])
  })

  it('given steel whose default value names no route and electricity, then both are unresolved with their code and in no sum', async () => {
    const header = csv([]).replace('net_mass_t', 'net_mass_t,quantity_mwh')
    const rows = [
      'DE1,26DE123456789012A1,1,,2026-02-10,25231000,2523100090,DZ,,100,,Y128',
      'DE1,26DE123456789012A1,2,,2026-02-10,73063018,,KW,,5,,Y128',
      'DE1,26DE123456789012A1,3,,2026-02-10,27160000,,UA,,,1500.25,Y128',
    ]
    const { calculation, issues } = await calculated([header, ...rows].join('\n'))
    expect(calculation).toMatchObject({
      lineCount: 1,
      unresolvedLineCount: 2,
      provisional: true,
      totals: { netMassTonnes: '100', certificates: '75.865' },
    })
    expect(issues.map(({ code, severity, lineCount }) => [code, severity, lineCount])).toEqual([
      ['DV_NOT_FOUND', 'ERROR', 1],
      ['DV_ROUTE_MISSING', 'ERROR', 1],
    ])
    const unresolved = (await linesOf('unresolvedLines')).nodes
    expect(
      unresolved
        .map(({ code, quantity, certificates, line }) => [code, quantity, certificates, line.itemNumber])
        .toSorted(byText),
    ).toEqual([
      ['DV_NOT_FOUND', '1500.25', null, 3],
      ['DV_ROUTE_MISSING', '5', null, 2],
    ])
    expect(unresolved.every(({ message, trace }) => message!.length > 20 && trace.length === 0)).toBe(true)
  })

  it('given goods of September, whose price is not published, then they are counted and their cost is not', async () => {
    const { calculation, issues } = await calculated(
      csv([clinker, { ...clinker, item_number: '2', import_date: '2026-09-01' }]),
    )
    expect(calculation.cost).toMatchObject({
      certificatesWithoutPrice: '75.865',
      costEur: '5717.1864',
      quarters: [{ quarter: '2026-Q1' }, { quarter: '2026-Q3', priceEur: null, costEur: null }],
    })
    expect([calculation.provisional, calculation.totals.certificates]).toEqual([true, '151.73'])
    expect(issues).toMatchObject([{ code: 'PARAMETER_NOT_PUBLISHED', severity: 'WARNING', lineCount: null }])
  })

  it('given a line sent again with another mass, then the calculation is stale until the next, which is version 2', async () => {
    const first = await calculated(csv([clinker]))
    await imported(cbam, officer, csv([{ ...clinker, net_mass_t: '200' }]))
    const before = await ofYear(cbam, officer, 'calculation { stale version totals { certificates } }')
    expect(before.year).toEqual({ calculation: { stale: true, version: 1, totals: { certificates: '75.865' } } })
    const { data } = await cbam.ask(calculate, { year: 2026 }, officer)
    expect(data!['calculateEmbeddedEmissions']).toMatchObject({
      calculation: { version: 2, stale: false, totals: { certificates: '151.73' } },
    })
    const { data: old } = await cbam.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on CbamCalculation { version stale totals { certificates } } } }',
      { of: [{ __typename: 'CbamCalculation', id: first.calculation.id }] },
      officer,
    )
    expect(old).toEqual({ _entities: [{ version: 1, stale: true, totals: { certificates: '75.865' } }] })
  })

  it('given a line sent again as it was, a dry run and a rejected file, then the calculation is not stale', async () => {
    await calculated(csv([clinker]))
    await imported(cbam, officer, `${csv([clinker])}\n`)
    await imported(cbam, officer, csv([{ ...clinker, net_mass_t: '5' }]), { mode: 'DRY_RUN' })
    await imported(cbam, officer, csv([{ ...clinker, net_mass_t: '5' }, { mrn: '' }]), { mode: 'ALL_OR_NOTHING' })
    expect((await ofYear(cbam, officer, 'calculation { stale }')).year).toEqual({ calculation: { stale: false } })
  })

  it('given a line that moves to 2027, then the calculation of 2026 is stale', async () => {
    await calculated(csv([clinker, { ...clinker, item_number: '2' }]))
    await imported(cbam, officer, csv([{ ...clinker, item_number: '2', import_date: '2027-01-10' }]), { year: 2027 })
    expect((await ofYear(cbam, officer, 'calculation { stale } importLines { totalCount }')).year).toEqual({
      calculation: { stale: true },
      importLines: { totalCount: 1 },
    })
  })

  it('given the example of 62 lines, then lines, goods, sectors and totals add up to the same, to the last digit', async () => {
    const { calculation, issues } = await calculated(example)
    expect([calculation.lineCount, calculation.unresolvedLineCount, calculation.outsideLineCount]).toEqual([58, 1, 3])
    expect(issues.map(({ code }) => code)).toEqual(['DV_ROUTE_MISSING', 'PARAMETER_NOT_PUBLISHED'])

    const lines: Line[] = []
    for (let after: string | null = null, more = true; more;) {
      const page = await linesOf('lines', 25, after)
      lines.push(...page.nodes)
      after = page.pageInfo.endCursor
      more = page.pageInfo.hasNextPage
    }
    expect(lines).toHaveLength(59)
    expect(new Set(lines.map(({ line }) => `${line.mrn} ${line.itemNumber}`)).size).toBe(59)
    const fields =
      'calculation { sectors { sector lineCount totals { certificates embeddedTonnesCO2e } } goods(first: 100) { nodes { lineCount certificates embeddedTonnesCO2e } } }'
    const { year } = await ofYear(cbam, officer, fields)
    type Sums = { lineCount: number; certificates: string; embeddedTonnesCO2e: string }
    const { sectors, goods } = year!['calculation'] as {
      sectors: { sector: string; lineCount: number; totals: Sums }[]
      goods: { nodes: Sums[] }
    }
    expect(sectors.map(({ sector }) => sector)).toEqual([
      'ALUMINIUM',
      'CEMENT',
      'FERTILISERS',
      'HYDROGEN',
      'IRON_STEEL',
    ])
    const total = (values: (string | null)[]) => sum(values.map((value) => decimal(value ?? 0))).toString()
    for (const figure of ['certificates', 'embeddedTonnesCO2e'] as const) {
      const expected = calculation.totals[figure]
      expect(total(lines.map((line) => line[figure]))).toBe(expected)
      expect(total(goods.nodes.map((good) => good[figure]))).toBe(expected)
      expect(total(sectors.map(({ totals }) => totals[figure]))).toBe(expected)
    }
    expect(total(calculation.cost.quarters.map(({ certificates }) => certificates))).toBe(
      calculation.totals.certificates,
    )
    expect(goods.nodes.reduce((count, good) => count + good.lineCount, 0)).toBe(58)
  })

  it('given goods in pages of 10, then following the cursor gives each once, ordered by code and country', async () => {
    await calculated(example)
    const keys: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const { year } = await ofYear(
        cbam,
        officer,
        `calculation { goods(first: 10, after: ${JSON.stringify(after)}) { nodes { cnCode originCountry productionCountry } pageInfo { hasNextPage endCursor } } }`,
      )
      const { nodes, pageInfo } = (
        year!['calculation'] as { goods: Page<{ cnCode: string; originCountry: string; productionCountry: string }> }
      ).goods
      keys.push(
        ...nodes.map(
          ({ cnCode, originCountry, productionCountry }) => `${cnCode} ${originCountry} ${productionCountry}`,
        ),
      )
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(keys).toEqual([...new Set(keys)].toSorted())
    expect(keys.length).toBeGreaterThan(40)
  })

  it('given a calculation, then one event tells its figures', async () => {
    const { calculation } = await calculated(csv([clinker]))
    const events = await cbam.eventsTold(officer)
    expect(events).toMatchObject([
      {
        type: 'cbam.emissions.calculated.v1',
        orgid: officer.organizationId,
        correlationid: 'test',
        data: {
          calculationId: calculation.id,
          year: 2026,
          version: 1,
          netMassTonnes: '100',
          certificates: '75.865',
          lineCount: 1,
          sectors: [{ sector: 'CEMENT', embeddedTonnesCO2e: '140.8' }],
          provisional: false,
        },
      },
    ])
  })

  it('given a year without lines, then there is nothing to calculate and nothing to declare', async () => {
    officer = cbam.newRequester(['compliance_officer'])
    const codeOf = async (operation: string) =>
      (await cbam.ask(operation, { year: 2026 }, officer)).errors?.[0]?.extensions?.['code']
    expect(await codeOf(calculate)).toBe('CBAM_NOTHING_IMPORTED')
    expect(await codeOf(draft)).toBe('CBAM_NOT_CALCULATED')
    expect(await cbam.eventsTold(officer)).toEqual([])
  })

  it('given 4 calculations at once, then they are versions 1 to 4', async () => {
    officer = cbam.newRequester(['compliance_officer'])
    await imported(cbam, officer, csv([clinker]))
    const answers = await Promise.all([1, 2, 3, 4].map(() => cbam.ask(calculate, { year: 2026 }, officer)))
    expect(
      answers
        .map(({ data }) => (data!['calculateEmbeddedEmissions'] as Calculated).calculation.version)
        .toSorted(byText),
    ).toEqual([1, 2, 3, 4])
  })
})

describe('the threshold', () => {
  let cbam: SubgraphUnderTest

  beforeAll(async () => {
    cbam = await startSubgraphUnderTest(cbamSubgraph())
  })
  afterAll(() => cbam.stop())

  it.each([
    ['39.999999', 'BELOW', '0.79999998'],
    ['40', 'ALERT_80', '0.8'],
    ['45', 'ALERT_90', '0.9'],
    ['50', 'ALERT_90', '1'],
    ['50.000001', 'EXCEEDED', '1.00000002'],
  ])(
    'given %s t of steel, 20 t of hydrogen and 90 t of Norwegian steel, then it is %s with a share of %s',
    async (mass, state, share) => {
      const officer = cbam.newRequester(['compliance_officer'])
      const rows: Row[] = [
        { net_mass_t: mass },
        { item_number: '2', cn_code: '28041000', net_mass_t: '20' },
        { item_number: '3', origin_country: 'NO', net_mass_t: '90' },
      ]
      await imported(cbam, officer, csv(rows))
      const { year } = await ofYear(
        cbam,
        officer,
        'threshold { countedTonnes thresholdTonnes share state sectors { sector netMassTonnes } }',
      )
      expect(year).toEqual({
        threshold: {
          countedTonnes: mass,
          thresholdTonnes: '50',
          share,
          state,
          sectors: [{ sector: 'IRON_STEEL', netMassTonnes: mass }],
        },
      })
    },
  )

  it('given two importers with 30 t each, then neither exceeds it and both together do', async () => {
    const officer = cbam.newRequester(['compliance_officer'])
    await imported(cbam, officer, csv([{ net_mass_t: '30' }, { declarant_eori: 'FR1', net_mass_t: '30' }]))
    const { year } = await ofYear(
      cbam,
      officer,
      'one: threshold(declarantEori: "FR1") { countedTonnes state } all: threshold { countedTonnes state }',
    )
    expect(year).toEqual({
      one: { countedTonnes: '30', state: 'BELOW' },
      all: { countedTonnes: '60', state: 'EXCEEDED' },
    })
  })
})

describe('a declaration', () => {
  let cbam: SubgraphUnderTest
  let officer: Requester

  beforeAll(async () => {
    cbam = await startSubgraphUnderTest(cbamSubgraph())
  })
  afterAll(() => cbam.stop())

  type Declared = {
    declaration: {
      id: string
      revision: number
      state: string
      stale: boolean
      certificatesToSurrender: string
      totals: Record<string, string>
      goods: { nodes: Record<string, string>[] }
    }
    issues: { code: string }[]
  }
  const drafted = async () => {
    const { data, errors } = await cbam.ask(draft, { year: 2026 }, officer)
    return { draft: data?.['draftDeclaration'] as Declared, code: errors?.[0]?.extensions?.['code'] }
  }
  const calculatedExample = async () => {
    officer = cbam.newRequester(['compliance_officer'])
    await imported(cbam, officer, example)
    return (await cbam.ask(calculate, { year: 2026 }, officer)).data!['calculateEmbeddedEmissions'] as Calculated
  }

  it('given the example, then its goods add up to the lines and the total is rounded up once', async () => {
    const { calculation } = await calculatedExample()
    const { draft } = await drafted()
    const { goods, totals, certificatesToSurrender, revision, state } = draft.declaration
    expect([revision, state, draft.issues.map(({ code }) => code)]).toEqual([
      1,
      'DRAFT',
      ['DV_ROUTE_MISSING', 'PARAMETER_NOT_PUBLISHED'],
    ])
    expect(totals).toEqual({
      ...totals,
      certificates: calculation.totals.certificates,
      embeddedTonnesCO2e: calculation.totals.embeddedTonnesCO2e,
    })
    expect(sum(goods.nodes.map(({ certificates }) => decimal(certificates!))).toString()).toBe(totals['certificates'])
    expect(certificatesToSurrender).toBe(decimal(totals['certificates']!).ceil().toString())
  })

  it('given three lines of one good and origin, then the declaration has one good with their sum and average', async () => {
    officer = cbam.newRequester(['compliance_officer'])
    await imported(
      cbam,
      officer,
      csv([1, 2, 3].map((item) => ({ ...clinker, item_number: String(item), import_date: `2026-0${item * 2}-01` }))),
    )
    await cbam.ask(calculate, { year: 2026 }, officer)
    const { draft } = await drafted()
    expect(draft.declaration.goods.nodes).toEqual([
      {
        cnCode: '25231000',
        originCountry: 'DZ',
        productionCountry: 'DZ',
        unit: 'T',
        lineCount: 3,
        quantity: '300',
        embeddedTonnesCO2e: '422.4',
        embeddedPerUnit: '1.408',
        certificates: '227.595',
      },
    ])
    expect(draft.declaration.certificatesToSurrender).toBe('228')
  })

  it('given changed lines, then no draft is made until they are calculated; the new draft replaces the old', async () => {
    await calculatedExample()
    const first = (await drafted()).draft.declaration
    await imported(cbam, officer, csv([clinker]))
    expect((await ofYear(cbam, officer, 'declaration { stale }')).year).toEqual({ declaration: { stale: true } })
    expect((await drafted()).code).toBe('CBAM_CALCULATION_STALE')
    await cbam.ask(calculate, { year: 2026 }, officer)
    const second = (await drafted()).draft.declaration
    expect([second.id, second.revision, second.stale]).toEqual([first.id, 2, false])
    expect(decimal(second.totals['certificates']!).minus(first.totals['certificates']!).toString()).toBe('75.865')
  })

  it('given an administrator and a viewer, then they read calculation and declaration but make none; an analyst reads nothing', async () => {
    const { calculation } = await calculatedExample()
    await drafted()
    const as = (role: 'org_admin' | 'viewer' | 'analyst') => cbam.newRequester([role], officer.organizationId)
    const codesOf = async (requester: Requester) =>
      Promise.all(
        [calculate, draft].map(
          async (operation) => (await cbam.ask(operation, { year: 2026 }, requester)).errors?.[0]?.extensions?.['code'],
        ),
      )
    const reads = async (requester: Requester) =>
      (await ofYear(cbam, requester, 'calculation { id } declaration { state }')).year
    for (const role of ['org_admin', 'viewer'] as const) {
      expect(await codesOf(as(role))).toEqual(['FORBIDDEN', 'FORBIDDEN'])
      expect(await reads(as(role))).toEqual({ calculation: { id: calculation.id }, declaration: { state: 'DRAFT' } })
    }
    expect(await reads(as('analyst'))).toBeNull()
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on CbamCalculation { version } ... on CbamDeclaration { state } } cbamGoods(date: "2026-01-01") { nodes { cnCode } } }'
    const { data, errors } = await cbam.ask(
      query,
      { of: [{ __typename: 'CbamCalculation', id: calculation.id }] },
      as('analyst'),
    )
    expect(data).toMatchObject({ cbamGoods: null })
    expect(JSON.stringify(data)).not.toContain('"version":1')
    expect(errors!.every(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')).toBe(true)
  })

  it('given another organization, then it sees neither calculation nor declaration, and calculates its own', async () => {
    const { calculation } = await calculatedExample()
    const { draft } = await drafted()
    const other = cbam.newRequester(['compliance_officer'])
    const of = [
      { __typename: 'CbamCalculation', id: calculation.id },
      { __typename: 'CbamDeclaration', id: draft.declaration.id },
    ]
    const { data } = await cbam.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
      { of },
      other,
    )
    expect(data).toEqual({ _entities: [null, null] })
    expect((await cbam.ask(calculate, { year: 2026 }, other)).errors).toMatchObject([
      { extensions: { code: 'CBAM_NOTHING_IMPORTED' } },
    ])
  })
})
