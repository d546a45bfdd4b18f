import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { vcciSubgraph } from '../src/app.ts'
import { answered, csv, ValueChain } from './value-chain.ts'

const figures = `kgCO2e biogenicKgCO2 gases { co2 ch4 n2o other } method dataType tier score
  indicators { technology time geography completeness reliability } boundary factor { id } trace { step value unit source }`
const estimateQuery = `query ($input: EstimateInput!) { estimate(input: $input) {
  estimate { ${figures} category } issues { column code severity message } } }`
type Payload = { estimate: Record<string, unknown> | null; issues: { column: string; code: string; message: string }[] }

let vcci: SubgraphUnderTest
let chain: ValueChain
beforeAll(async () => {
  vcci = await startSubgraphUnderTest(vcciSubgraph())
  chain = new ValueChain(vcci)
})
afterAll(() => vcci.stop())

const estimate = async (input: Record<string, unknown>) =>
  answered<Payload>(await chain.ask(estimateQuery, { input }), 'estimate')

describe('an estimate', () => {
  const spend = {
    classification: 'NAICS:541511',
    date: '2026-05-12',
    amount: '66500.07',
    currency: 'GBP',
    country: 'GB',
  }
  const freight = {
    classification: 'UK2025:defra-2025-27_304_3132_14',
    date: '2026-01-14',
    quantity: '24500',
    unit: 'kg',
    distanceKm: '412',
    category: 9,
    country: 'DE',
  }
  const fuel = {
    classification: 'defra-2025-2_103_1031_8',
    date: '2026-06-30',
    quantity: '2400',
    unit: 'l',
    category: 8,
  }

  it('given spend, freight and fuel, then every figure and step is the one that the inventory has for such a line', async () => {
    const rows = [spend, freight, fuel].map(({ classification, date, ...rest }, index) => {
      const { distanceKm, category, ...others } = rest as Record<string, string | number>
      const texts = Object.fromEntries(
        Object.entries({ ...others, distance_km: distanceKm, category }).map(([column, value]) => [
          column,
          String(value ?? ''),
        ]),
      )
      return { ...texts, external_ref: `E-${index}`, classification, date }
    })
    await chain.import(csv(rows))
    type Lines = { lines: { nodes: { externalRef: string }[] } }
    const { lines } = await chain.calculate<Lines>(`lines(first: 10) { nodes { externalRef ${figures} category } }`)
    for (const [index, input] of [spend, freight, fuel].entries()) {
      const { estimate: estimated, issues } = await estimate(input)
      expect(issues).toEqual([])
      expect({ externalRef: `E-${index}`, ...estimated }).toEqual(
        lines.nodes.find(({ externalRef }) => externalRef === `E-${index}`),
      )
    }
  })

  it('given 2 400 l of bioethanol, then 21.624 kg CO2e come from methane and nitrous oxide and 3 648 kg are biogenic', async () => {
    const { estimate: estimated } = await estimate(fuel)
    expect(estimated).toMatchObject({ kgCO2e: '21.624', biogenicKgCO2: '3648', tier: 2, dataType: 'AVERAGE' })
  })

  it('given a unit and a currency that cannot be, then both faults are told by column and there is no figure', async () => {
    const { estimate: none, issues } = await estimate({ ...spend, currency: 'PLN', country: 'XX' })
    expect(none).toBeNull()
    expect(issues.map(({ column, code }) => [column, code])).toEqual([
      ['country', 'COUNTRY_UNKNOWN'],
      ['currency', 'CURRENCY_RATE_MISSING'],
    ])
  })

  it('given an estimate, then nothing is stored', async () => {
    const alone = new ValueChain(vcci)
    await alone.ask(estimateQuery, { input: spend })
    expect(await alone.year('activityLines { nodes { id } } imports { nodes { id } } inventory { id }')).toEqual({
      activityLines: { nodes: [] },
      imports: { nodes: [] },
      inventory: null,
    })
  })
})

describe('emission factors', () => {
  type Factors = { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  const find = async (args: string, selection = 'nodes { id } pageInfo { hasNextPage endCursor }') =>
    answered<Factors>(await chain.ask(`{ emissionFactors(${args}) { ${selection} } }`), 'emissionFactors')

  it('given the words "steel mills", then it finds both price bases of NAICS 331110 with unit, figure and set', async () => {
    const selection = 'nodes { id code priceBasis unit kgCO2ePerUnit region set { alias priceYear currency } }'
    const { nodes } = await find('search: "Steel Mills"', selection)
    const set = { alias: 'USEEIO1.3', priceYear: 2022, currency: 'USD' }
    const shared = { code: '331110', unit: 'USD', region: 'US', set }
    expect(nodes).toMatchObject([
      { ...shared, id: 'useeio-1.3-331110-with-margins', priceBasis: 'PURCHASER', kgCO2ePerUnit: '0.787' },
      { ...shared, id: 'useeio-1.3-331110-without-margins', priceBasis: 'PRODUCER' },
    ])
  })

  it('given a set by id or alias, then pages of 100 hold all 2 616 factors of the UK, each once', async () => {
    const ids: unknown[] = []
    for (let after = '', more = true; more;) {
      const { nodes, pageInfo } = await find(`set: "${ids.length === 0 ? 'UK2025' : 'uk-2025'}", first: 100${after}`)
      ids.push(...nodes.map(({ id }) => id))
      after = `, after: "${pageInfo.endCursor}"`
      more = pageInfo.hasNextPage
    }
    expect([ids.length, new Set(ids).size]).toEqual([2616, 2616])
  })

  it('given FR, then there is the hotel night in France alone, and none in CY', async () => {
    expect((await find('region: "FR"', 'nodes { kind activity unit kgCO2ePerUnit }')).nodes).toEqual([
      { kind: 'hotel', activity: 'Hotel stay > Hotel stay > France', unit: 'room-night', kgCO2ePerUnit: '6.7' },
    ])
    expect(await find('region: "CY"')).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } })
  })

  it('given the sets, then each says publisher, licence and the line that a report must show', async () => {
    const sets = answered<object[]>(
      await chain.ask('{ factorSets { id publisher licence attribution gwp currency } }'),
      'factorSets',
    )
    expect(sets).toMatchObject([
      { id: 'useeio-1.3', publisher: 'US Environmental Protection Agency', currency: 'USD', gwp: 'AR5' },
      { id: 'uk-2025', licence: 'OGL v3.0', currency: null },
    ])
  })

  it('given the categories, then there are 15, eight upstream, each with the methods that the standard allows', async () => {
    type Category = { number: number; stream: string; methods: { code: string }[] }
    const query =
      '{ scope3Categories { number name stream minimumBoundary methods { code name dataType requirement reference } } }'
    const categories = answered<Category[]>(await chain.ask(query), 'scope3Categories')
    expect(categories.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
    expect(categories.filter(({ stream }) => stream === 'UPSTREAM')).toHaveLength(8)
    expect(categories[0]?.methods.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['spend-based', 'average-data']),
    )
  })
})
