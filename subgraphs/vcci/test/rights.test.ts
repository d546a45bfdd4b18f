import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { vcciSubgraph } from '../src/app.ts'
import { answered, csv, ValueChain } from './value-chain.ts'

const water = {
  external_ref: 'W',
  date: '2026-02-01',
  classification: 'UK2025:defra-2025-17_404_4005_1',
  quantity: '1000',
  unit: 'm3',
}
const all = 'imports { nodes { id } } activityLines { nodes { externalRef } } inventory { totalKgCO2e }'

let vcci: SubgraphUnderTest
let analyst: ValueChain
let importId: string
let inventoryId: string
beforeAll(async () => {
  vcci = await startSubgraphUnderTest(vcciSubgraph())
  analyst = new ValueChain(vcci)
  importId = (await analyst.import(csv([water]))).import.id
  inventoryId = (await analyst.calculate<{ id: string }>('id')).id
})
afterAll(() => vcci.stop())

const colleague = (role: 'viewer' | 'org_admin' | 'compliance_officer' | 'super_admin') =>
  new ValueChain(vcci, vcci.newRequester([role], analyst.requester.organizationId))

describe('who may do what', () => {
  it('given a viewer of the organization, then lines and inventory are seen and nothing can be imported or calculated', async () => {
    const viewer = colleague('viewer')
    expect(await viewer.year(all)).toMatchObject({
      activityLines: { nodes: [{ externalRef: 'W' }] },
      inventory: { totalKgCO2e: '191.3' },
    })
    expect((await viewer.tryImport(csv([water]))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scopes: ['vcci:activity_data:import'] } },
    ])
    const { errors } = await viewer.ask('mutation { calculateInventory(input: { year: 2026 }) { inventory { id } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', scopes: ['vcci:calculation:calculate'] } }])
  })

  it('given an administrator, then importing is allowed and calculating is the analysts’', async () => {
    const admin = colleague('org_admin')
    expect((await admin.import(csv([{ ...water, external_ref: 'W' }]))).repeated).toBe(true)
    const { errors } = await admin.ask('mutation { calculateInventory(input: { year: 2026 }) { inventory { id } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it.each(['compliance_officer', 'super_admin'] as const)(
    'given a %s, then nothing of the value chain is seen',
    async (role) => {
      const officer = colleague(role)
      await expect(officer.year(all)).rejects.toThrow(/FORBIDDEN/)
      for (const query of [
        `{ vcciImport(id: "${importId}") { id } }`,
        '{ factorSets { id } }',
        '{ scope3Categories { number } }',
        '{ emissionFactors(search: "steel") { nodes { id } } }',
        '{ estimate(input: { classification: "NAICS:331110", date: "2026-01-01", amount: "1", currency: "EUR" }) { estimate { kgCO2e } } }',
      ]) {
        const { data, errors } = await officer.ask(query)
        expect(Object.values(data ?? {})).toEqual([null])
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      }
      expect((await officer.tryImport(csv([water]))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    },
  )

  it('given nobody signed in, then even the factors are shut', async () => {
    expect((await vcci.ask('{ factorSets { id } }', {}, null)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ])
  })
})

describe('two organizations', () => {
  it('given the ids of one, then the other finds nothing behind them', async () => {
    const other = new ValueChain(vcci)
    expect((await other.ask(`{ vcciImport(id: "${importId}") { id } }`)).data).toEqual({ vcciImport: null })
    const lineQuery = '_entities(representations: $of) { ... on ActivityLine { id } ... on Scope3Inventory { id } }'
    const lines = await analyst.year<{ activityLines: { nodes: { id: string }[] } }>('activityLines { nodes { id } }')
    const of = [
      { __typename: 'ActivityLine', id: lines?.activityLines.nodes[0]?.id },
      { __typename: 'Scope3Inventory', id: inventoryId },
    ]
    const query = `query ($of: [_Any!]!) { ${lineQuery} }`
    expect(answered(await analyst.ask(query, { of }), '_entities')).toEqual([{ id: of[0]!.id }, { id: inventoryId }])
    expect(answered(await other.ask(query, { of }), '_entities')).toEqual([null, null])
  })

  it('given the organization id of one, then the other gets no year of it', async () => {
    const other = new ValueChain(vcci)
    expect(await other.year(all, 2026, analyst.requester.organizationId)).toBeNull()
    expect(await other.year(all)).toEqual({ imports: { nodes: [] }, activityLines: { nodes: [] }, inventory: null })
  })

  it('given the same file in both, then each has its own lines and its own inventory', async () => {
    const other = new ValueChain(vcci)
    const { repeated, import: own } = await other.import(csv([water]))
    expect([repeated, own.newRows]).toEqual([false, 1])
    const { id } = await other.calculate<{ id: string }>('id')
    expect(id).not.toBe(inventoryId)
    expect((await vcci.eventsTold(other.requester)).map(({ orgid }) => orgid)).toEqual([other.requester.organizationId])
  })
})
