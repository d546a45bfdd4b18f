import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Tenant } from '@greenlang/database/tenant.ts'
import { Decimal } from '@greenlang/kernel/decimal.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { vcciSubgraph } from '../src/app.ts'
import { calculationBasis, lineEmissions } from '../src/domain/calculation-basis.ts'
import { convertSpend } from '../src/domain/money.ts'
import { spendBased } from '../src/domain/spend-based.ts'
import { readCalculationReference } from '../src/reference/calculation-reference.ts'
import { answered, csv, exampleFile, ValueChain } from './value-chain.ts'

type Step = { step: string; value: string; unit: string; source: string }
type Line = {
  rank: number
  externalRef: string
  kgCO2e: string
  biogenicKgCO2: string | null
  input: string
  inputUnit: string
  date: string
  category: number
  factor: { id: string }
  trace: Step[]
}
type Category = {
  category: number
  state: string
  kgCO2e: string | null
  share: string | null
  tier: string | null
  score: string | null
  lineCount: number
  methods: { method: string; lineCount: number; kgCO2e: string }[]
}
type Inventory = {
  id: string
  calculationId: string
  version: number
  stale: boolean
  totalKgCO2e: string
  totalTonnesCO2e: string
  biogenicKgCO2: string
  categories: Category[]
  primaryDataShare: string | null
  score: string | null
  lineCount: number
  unresolvedLineCount: number
  unresolved: { code: string; lineCount: number; message: string }[]
  factorSets: { id: string; licence: string; attribution: string }[]
  gwp: string
  calculatedAt: string
  lines: { nodes: Line[] }
  unresolvedLines: { nodes: { externalRef: string; code: string }[] }
  versions: { nodes: { version: number; totalKgCO2e: string }[] }
}

const lineFields = `rank externalRef kgCO2e biogenicKgCO2 input inputUnit date category factor { id } trace { step value unit source }`
const whole = `id calculationId version stale totalKgCO2e totalTonnesCO2e biogenicKgCO2 primaryDataShare score lineCount
  unresolvedLineCount unresolved { code lineCount message } gwp calculatedAt
  factorSets { id licence attribution }
  categories { category state kgCO2e share tier score lineCount methods { method lineCount kgCO2e } }
  lines(first: 100) { nodes { ${lineFields} } }
  unresolvedLines(first: 100) { nodes { externalRef code } }
  versions(first: 100) { nodes { version totalKgCO2e } }`

let vcci: SubgraphUnderTest
beforeAll(async () => {
  vcci = await startSubgraphUnderTest(vcciSubgraph())
})
afterAll(() => vcci.stop())

const reference = readCalculationReference()
const Exact = Decimal.clone({ precision: 400 })
const exactSum = (figures: readonly string[]) =>
  figures.reduce((sum, figure) => sum.plus(figure), new Exact(0)).toString()

const activity = (external_ref: string, factor: string, quantity: string, unit: string, date = '2025-05-02') => ({
  external_ref,
  date,
  classification: `UK2025:${factor}`,
  quantity,
  unit,
})

describe('worked examples, from the file to the inventory', () => {
  let inventory: Inventory
  const kg = (ref: string) => inventory.lines.nodes.find(({ externalRef }) => externalRef === ref)?.kgCO2e

  beforeAll(async () => {
    const chain = new ValueChain(vcci)
    const rows = [
      { ...activity('hgv', 'defra-2025-27_304_3132_14', '12.5', 't'), distance_km: '340' },
      { ...activity('hgv-wtt', 'defra-2025-28_907_3132_14', '12.5', 't'), distance_km: '340' },
      activity('flight', 'defra-2025-21_316_3170_11', '11200', 'pkm'),
      activity('flight-wtt', 'defra-2025-22_912_3170_11', '11200', 'pkm'),
      activity('electricity', 'defra-2025-13_402_4000_5', '250000', 'kWh'),
      activity('aluminium', 'defra-2025-19_504_5104_15', '3.2', 't'),
      activity('aluminium-recycled', 'defra-2025-19_504_5107_15', '1.8', 't'),
      { ...activity('bioethanol', 'defra-2025-2_103_1031_8', '1000', 'l'), category: '8' },
    ]
    await chain.import(csv(rows), { year: 2025 })
    inventory = await chain.calculate<Inventory>(whole, 2025)
  })

  // UK Government GHG Conversion Factors 2025; the sums are the worked examples of the reference
  it('given 12.5 t over 340 km, then 327.3775 kg tank to wheel and 76.4575 kg well to tank make 403.835 kg', () => {
    expect([kg('hgv'), kg('hgv-wtt')]).toEqual(['327.3775', '76.4575'])
    expect(inventory.categories[3]).toMatchObject({ category: 4, kgCO2e: '403.835', lineCount: 2, tier: '2' })
  })

  it('given 11 200 pkm with radiative forcing, then the flight emits 1 586.48 kg and the uplift is not counted twice', () => {
    expect([kg('flight'), kg('flight-wtt')]).toEqual(['1310.848', '275.632'])
    expect(inventory.categories[5]).toMatchObject({ category: 6, kgCO2e: '1586.48' })
  })

  it('given 250 000 kWh, then 4 632.5 kg are lost in the grid and the generation stays in scope 2', () => {
    expect(inventory.categories[2]).toMatchObject({ category: 3, kgCO2e: '4632.5' })
  })

  it('given 3.2 t of primary and 1.8 t of recycled aluminium, then they emit 30 962.024412 kg', () => {
    expect(inventory.categories[0]).toMatchObject({ category: 1, kgCO2e: '30962.024412', lineCount: 2 })
  })

  it('given 1 000 l of bioethanol, then 9.01 kg are in the total and 1 520 kg of biogenic CO2 beside it', () => {
    expect(inventory.categories[7]).toMatchObject({ category: 8, kgCO2e: '9.01' })
    expect(inventory.biogenicKgCO2).toBe('1520')
    expect(inventory.totalKgCO2e).toBe(exactSum(inventory.lines.nodes.map((line) => line.kgCO2e)))
  })

  it('given 10 000 USD spent on soybeans in 2024, then they emit 4 963.274453359856 kg at the prices of 2022', async () => {
    const chain = new ValueChain(vcci)
    const soybeans = {
      external_ref: 'S',
      date: '2024-07-01',
      classification: 'NAICS:111110',
      amount: '10000',
      currency: 'USD',
    }
    await chain.import(csv([soybeans]), { year: 2024 })
    const { totalKgCO2e } = await chain.calculate<Inventory>('totalKgCO2e', 2024)
    expect(new Decimal(totalKgCO2e).toFixed(12)).toBe('4963.274453359856')
  })
})

describe('the inventory of examples/vcci-spend-2026.csv', () => {
  let chain: ValueChain
  let inventory: Inventory

  beforeAll(async () => {
    chain = new ValueChain(vcci)
    const { import: done } = await chain.import(exampleFile('vcci-spend-2026.csv'))
    expect(done).toMatchObject({ state: 'COMMITTED_WITH_ISSUES', newRows: 61, rejectedRows: 0, warningCount: 1 })
    inventory = await chain.calculate<Inventory>(whole)
  })

  it('given 61 lines, then each has a figure, the largest first', () => {
    expect(inventory).toMatchObject({ version: 1, stale: false, lineCount: 61, unresolvedLineCount: 0, gwp: 'AR5' })
    const figures = inventory.lines.nodes.map(({ kgCO2e }) => new Exact(kgCO2e))
    expect(figures).toHaveLength(61)
    expect(figures.slice(1).every((figure, index) => figure.lte(figures[index]!))).toBe(true)
  })

  it('given its lines, then the total is their sum, and that of each category the sum of its own, to the last digit', () => {
    const { nodes } = inventory.lines
    expect(inventory.totalKgCO2e).toBe(exactSum(nodes.map(({ kgCO2e }) => kgCO2e)))
    expect(new Exact(inventory.totalTonnesCO2e).times(1000).toString()).toBe(inventory.totalKgCO2e)
    const calculated = inventory.categories.filter(({ state }) => state === 'CALCULATED')
    expect(calculated.map(({ category }) => category)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
    for (const { category, kgCO2e, lineCount, methods } of calculated) {
      const own = nodes.filter((line) => line.category === category)
      expect([kgCO2e, lineCount]).toEqual([exactSum(own.map((line) => line.kgCO2e)), own.length])
      expect(exactSum(methods.map((method) => method.kgCO2e))).toBe(kgCO2e)
    }
    expect(new Decimal(exactSum(calculated.map(({ share }) => share ?? ''))).toSignificantDigits(30).toString()).toBe(
      '1',
    )
  })

  it('given no lines in five categories, then these have no data, which is not zero', () => {
    const empty = inventory.categories.filter(({ state }) => state === 'NO_DATA')
    expect(empty.map(({ category }) => category)).toEqual([10, 11, 13, 14, 15])
    expect(empty[0]).toMatchObject({ kgCO2e: null, share: null, tier: null, score: null, lineCount: 0, methods: [] })
  })

  it('given freight by weight and by money, then category 4 shows both methods and a tier between 2 and 3', () => {
    const freight = inventory.categories[3]!
    expect(freight.methods.map(({ method, lineCount }) => [method, lineCount]).sort()).toEqual([
      ['distance-based', 6],
      ['spend-based', 2],
    ])
    expect(new Decimal(freight.tier ?? '').gt(2) && new Decimal(freight.tier ?? '').lt(3)).toBe(true)
  })

  it('given no data of suppliers, then the primary share is 0', () => {
    expect(inventory.primaryDataShare).toBe('0')
  })

  it('given both factor sets, then it shows their licences and the lines that a report must show', () => {
    expect(inventory.factorSets).toEqual([
      {
        id: 'useeio-1.3',
        licence: 'US Government work, public domain',
        attribution: 'US EPA Supply Chain GHG Emission Factors v1.3',
      },
      {
        id: 'uk-2025',
        licence: 'OGL v3.0',
        attribution: 'Contains public sector information licensed under the Open Government Licence v3.0',
      },
    ])
  })

  it('given 184 250 EUR of January, then the trace converts first, then moves to 2022, then takes the factor', () => {
    const line = inventory.lines.nodes.find(({ externalRef }) => externalRef === 'PO-2026-0001')!
    expect(line.trace.map(({ step }) => step)).toEqual([
      'spend',
      'classification',
      'price basis',
      'region',
      'factor year',
      'exchange rate',
      'price index of the spend year',
      'price index of the factor year',
      'emission factor',
      'emissions per unit',
      'emissions',
    ])
    expect(line.trace[0]).toEqual({ step: 'spend', value: '184250', unit: 'EUR', source: 'input' })
    expect(line.trace[5]).toMatchObject({ value: '0.8515', unit: 'EUR per USD' })
    expect(line.trace[7]).toMatchObject({ value: '292.655', source: expect.stringMatching(/mean of 2022/) as unknown })
    expect(line.trace[8]).toMatchObject({ value: '0.787', unit: 'kg CO2e per USD of 2022' })
    expect(line.trace.at(-1)).toMatchObject({ value: line.kgCO2e, unit: 'kg CO2e' })
  })

  it('given 24 500 kg over 412 km, then the trace says mass, distance, 10 094 tkm, unit and factor', () => {
    const line = inventory.lines.nodes.find(
      ({ factor, category }) => factor.id === 'defra-2025-27_304_3132_14' && category === 4,
    )!
    expect(line.trace.map(({ step, value }) => [step, value])).toEqual([
      ['quantity', '24500'],
      ['distance', '412'],
      ['activity', '10094'],
      ['classification', 'UK2025:defra-2025-27_304_3132_14'],
      ['unit', 'tkm'],
      ['region', 'GB'],
      ['factor year', '2025'],
      ['unit conversion', '1'],
      ['emission factor', '0.07703'],
      ['emissions per unit', '0.07703'],
      ['emissions', '777.54082'],
    ])
  })

  it('given every line of spend, then the database multiplied as the domain does, digit for digit, and as the steps do', () => {
    const spend = inventory.lines.nodes.filter(({ factor }) => factor.id.startsWith('useeio'))
    expect(spend).toHaveLength(28)
    for (const {
      factor: { id: factorId },
      inputUnit: currency,
      date,
      input: amount,
      kgCO2e,
    } of spend) {
      const month = date.slice(0, 7)
      const basis = calculationBasis({ kind: 'SPEND', factorId, currency, month }, reference.basis)
      expect(kgCO2e).toBe(lineEmissions(amount, basis).toString())
      const factor = reference.basis.library.byId.get(factorId)!
      const money = reference.basis.library.sets.get(factor.setId)!.money!
      const { real } = convertSpend({ amount, currency, month }, money, reference.basis.money, 'MONTH')
      expect(new Decimal(kgCO2e).toSignificantDigits(32).toString()).toBe(
        spendBased(real, factor.kgCo2e).toSignificantDigits(32).toString(),
      )
    }
  })

  it('given the calculation, then one event tells its total and ten categories', async () => {
    const events = await vcci.eventsTold(chain.requester)
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      type: 'vcci.scope3.calculated.v1',
      data: {
        inventoryId: inventory.id,
        calculationId: inventory.calculationId,
        year: 2026,
        version: 1,
        totalKgCO2e: inventory.totalKgCO2e,
        biogenicKgCO2: inventory.biogenicKgCO2,
        primaryDataShare: '0',
        gwp: 'AR5',
        lineCount: 61,
        factorSets: ['uk-2025', 'useeio-1.3'],
        calculatedAt: inventory.calculatedAt,
      },
    })
    const { categories } = events[0]!.data as { categories: { category: number; kgCO2e: string }[] }
    expect(categories.map(({ kgCO2e }) => kgCO2e)).toEqual(
      inventory.categories.flatMap(({ kgCO2e }) => (kgCO2e === null ? [] : [kgCO2e])),
    )
  })

  it('given pages of 20 of category 1, then they join without gap in the order of the figures', async () => {
    const ranks: number[] = []
    for (let after = '', more = true; more;) {
      const page = `inventory { lines(first: 20, filter: { category: 1 }${after}) { nodes { rank } pageInfo { hasNextPage endCursor } } }`
      type Page = { inventory: { lines: { nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }
      const { nodes, pageInfo } = (await chain.year<Page>(page))!.inventory.lines
      ranks.push(...nodes.map(({ rank }) => rank))
      after = `, after: "${pageInfo.endCursor}"`
      more = pageInfo.hasNextPage
    }
    const own = inventory.lines.nodes.filter(({ category }) => category === 1)
    expect(ranks).toEqual(own.map(({ rank }) => rank))
  })

  it('given its id, then the gateway finds the same inventory', async () => {
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Scope3Inventory { version totalKgCO2e } } }'
    const of = [{ __typename: 'Scope3Inventory', id: inventory.id }]
    const entities = answered<Inventory[]>(await chain.ask(query, { of }), '_entities')
    expect(entities).toEqual([{ version: 1, totalKgCO2e: inventory.totalKgCO2e }])
  })
})

describe('a second calculation', () => {
  const water = { ...activity('W', 'defra-2025-17_404_4005_1', '1000', 'm3'), date: '2026-02-01' }

  it('given a line that changes afterwards, then the inventory is stale, stays as it was, and the next version has the change', async () => {
    const chain = new ValueChain(vcci)
    const inventory = async () => (await chain.year<{ inventory: Inventory }>(`inventory { ${whole} }`))?.inventory
    await chain.import(csv([water]))
    await chain.calculate('id')
    expect(await inventory()).toMatchObject({ version: 1, stale: false, totalKgCO2e: '191.3' })

    await chain.import(csv([{ ...water, quantity: '2000' }]))
    expect(await inventory()).toMatchObject({
      version: 1,
      stale: true,
      totalKgCO2e: '191.3',
      lines: { nodes: [{ input: '1000' }] },
    })

    await chain.calculate('id')
    expect(await inventory()).toMatchObject({ version: 2, stale: false, totalKgCO2e: '382.6' })
    expect((await inventory())?.versions.nodes).toEqual([
      { version: 2, totalKgCO2e: '382.6' },
      { version: 1, totalKgCO2e: '191.3' },
    ])
  })

  it('given a dry run or the same file again, then the inventory is not stale', async () => {
    const chain = new ValueChain(vcci)
    await chain.import(csv([water]))
    await chain.calculate('id')
    await chain.import(csv([water]))
    await chain.import(csv([{ ...water, quantity: '2000' }]), { mode: 'DRY_RUN' })
    expect(await chain.year('inventory { stale }')).toEqual({ inventory: { stale: false } })
  })

  it('given two calculations at once, then they are versions 1 and 2', async () => {
    const chain = new ValueChain(vcci)
    await chain.import(csv([water]))
    await Promise.all([chain.calculate('id'), chain.calculate('id')])
    const year = await chain.year<{ inventory: Inventory }>('inventory { versions(first: 5) { nodes { version } } }')
    expect(year?.inventory.versions.nodes).toEqual([{ version: 2 }, { version: 1 }])
    expect(await vcci.eventsTold(chain.requester)).toHaveLength(2)
  })
})

describe('lines without a figure', () => {
  it('given a line whose factor is in no set any more, then it is counted and listed with its code, and not in the total', async () => {
    const chain = new ValueChain(vcci)
    const first = { ...activity('known', 'defra-2025-17_404_4005_1', '1000', 'm3'), date: '2026-02-01' }
    await chain.import(csv([first, { ...first, external_ref: 'orphan', quantity: '5' }]))
    // A set that is let go: no file can name its factors, but lines that came in before still do.
    await Tenant.of(vcci.em, chain.requester.organizationId).write((em) =>
      em.execute(`update vcci.activity_lines set factor_id = 'gone-1' where external_ref = 'orphan'`),
    )
    const mutation = `mutation { calculateInventory(input: { year: 2026 }) { inventory { ${whole} } issues { code severity lineCount } } }`
    type Payload = { inventory: Inventory; issues: object[] }
    const { inventory, issues } = answered<Payload>(await chain.ask(mutation), 'calculateInventory')
    expect(issues).toEqual([{ code: 'FACTOR_NOT_FOUND', severity: 'ERROR', lineCount: 1 }])
    expect(inventory).toMatchObject({ totalKgCO2e: '191.3', lineCount: 1, unresolvedLineCount: 1 })
    expect(inventory.lines.nodes.map(({ externalRef }) => externalRef)).toEqual(['known'])
    expect(inventory.unresolvedLines.nodes).toEqual([{ externalRef: 'orphan', code: 'FACTOR_NOT_FOUND' }])
  })

  it('given a purchase and its credit note, then the total is 0 and nothing is divided by it', async () => {
    const chain = new ValueChain(vcci)
    const spend = {
      external_ref: 'P',
      date: '2026-02-01',
      classification: 'NAICS:331110',
      amount: '100',
      currency: 'EUR',
    }
    await chain.import(csv([spend, { ...spend, external_ref: 'C', amount: '-100' }]))
    const inventory = await chain.calculate<Inventory>(whole)
    expect(inventory).toMatchObject({ totalKgCO2e: '0', score: null, primaryDataShare: null, lineCount: 2 })
    expect(inventory.categories[0]).toMatchObject({ state: 'CALCULATED', kgCO2e: '0', share: null, tier: null })
    const [event] = await vcci.eventsTold(chain.requester)
    expect(event?.data).toMatchObject({ categories: [{ category: 1, kgCO2e: '0', dataQualityTier: '3' }] })
  })

  it('given a year without lines, then there is nothing to calculate and no inventory', async () => {
    const chain = new ValueChain(vcci)
    const { errors } = await chain.ask('mutation { calculateInventory(input: { year: 2026 }) { inventory { id } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'VCCI_NO_ACTIVITY_LINES', year: 2026 } }])
    expect(await chain.year('inventory { id }')).toEqual({ inventory: null })
    expect(await vcci.eventsTold(chain.requester)).toEqual([])
  })
})
