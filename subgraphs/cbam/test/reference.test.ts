import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { cbamSubgraph } from '../src/app.ts'

describe('what is published', () => {
  let cbam: SubgraphUnderTest
  let viewer: Requester

  beforeAll(async () => {
    cbam = await startSubgraphUnderTest(cbamSubgraph())
    viewer = cbam.newRequester(['viewer'])
  })
  afterAll(() => cbam.stop())

  const value = `query ($country: String!, $cnCode: String!, $taricCode: String, $date: Date!) {
    cbamDefaultValue(country: $country, cnCode: $cnCode, taricCode: $taricCode, date: $date) {
      sector table matchedCode total markUp embedded route benchmark freeAllocation certificatesPerTonne trace { step }
    }
  }`

  // Source: public estimator test fixture (August 2026)
  it('given grey clinker of Algeria in 2026, then 1.28 t with mark-up is 1.408 and 0.75865 certificates are owed per tonne', async () => {
    const { data } = await cbam.ask(
      value,
      { country: 'DZ', cnCode: '25231000', taricCode: '2523100090', date: '2026-05-01' },
      viewer,
    )
    expect(data!['cbamDefaultValue']).toMatchObject({
      sector: 'CEMENT',
      table: 'COUNTRY',
      matchedCode: '2523100090',
      total: '1.28',
      markUp: '0.1',
      embedded: '1.408',
      route: 'A',
      benchmark: '0.666',
      freeAllocation: '0.64935',
      certificatesPerTonne: '0.75865',
    })
    expect((data!['cbamDefaultValue'] as { trace: unknown[] }).trace).toHaveLength(11)
  })

  // Source: public unit tests on the Commission workbook and on Implementing Regulation (EU) 2025/2620
  it.each([
    [
      'clinker of India without TARIC code',
      { country: 'IN', cnCode: '25231000', date: '2026-05-01' },
      'TARIC_REQUIRED',
    ],
    ['goods of Germany', { country: 'DE', cnCode: '72031000', date: '2026-05-01' }, 'ORIGIN_EU'],
    ['a code beside Annex I', { country: 'TR', cnCode: '84181020', date: '2026-05-01' }, 'CN_UNKNOWN'],
    ['a day that is none', { country: 'TR', cnCode: '72031000', date: '2026-02-30' }, 'BAD_USER_INPUT'],
  ])('given %s, then it says %s and guesses nothing', async (_case, variables, code) => {
    const { data, errors } = await cbam.ask(value, variables, viewer)
    expect(data?.['cbamDefaultValue'] ?? null).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code } }])
  })

  it('given 571 goods in 2026, then pages of 100 give each once, and a search by code or words finds its own', async () => {
    const query =
      'query ($search: String, $first: Int!, $after: String) { cbamGoods(search: $search, date: "2026-01-01", first: $first, after: $after) { nodes { cnCode sector taricCodes } pageInfo { hasNextPage endCursor } } }'
    type Page = {
      nodes: { cnCode: string; sector: string; taricCodes: string[] }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
    const page = async (variables: object) =>
      (await cbam.ask(query, { first: 100, ...variables }, viewer)).data!['cbamGoods'] as Page
    const codes: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page({ after })
      codes.push(...nodes.map(({ cnCode }) => cnCode))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect([codes.length, new Set(codes).size]).toEqual([571, 571])
    expect((await page({ search: '2523 10' })).nodes).toEqual([
      { cnCode: '25231000', sector: 'CEMENT', taricCodes: ['2523100010', '2523100090'] },
    ])
    expect((await page({ search: 'Cement CLINKERS' })).nodes.map(({ cnCode }) => cnCode)).toEqual(['25231000'])
    expect((await page({ search: 'no such thing' })).nodes).toEqual([])
  })
})
