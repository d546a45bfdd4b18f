import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, getOperationAST, parse, validate, visit } from 'graphql'
import { composers } from '../../src/planning/composers.ts'
import type { QueryPlan } from '../../src/planning/plan.ts'
import { startPlanner } from '../../src/planning/planner-thread.ts'
import type { Planner, PlanRequest } from '../../src/planning/planner.ts'
import { smallGraph } from './small-graph.ts'
import { fetches, stages } from './stages.ts'

const ourGraph = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8')
const ask = (query: string, more: Partial<PlanRequest> = {}): PlanRequest => ({
  query,
  operationName: null,
  overrides: [],
  ...more,
})

/** What is asked, and which services are asked one after another. */
type Case = readonly [name: string, query: string, stages: string[][], more?: Partial<PlanRequest>]

const small: Case[] = [
  ['fields of one service', '{ products { name weight } }', [['catalog']]],
  [
    'a field with @requires, then after what it requires',
    '{ products { shippingCosts(country: "DE") } }',
    [['catalog'], ['delivery']],
  ],
  [
    'two roots, then side by side',
    '{ products { shippingCosts(country: "DE") } me { email } }',
    [['accounts', 'catalog'], ['delivery']],
  ],
  ['a field with @provides, then nobody else', '{ latestReview { author { name } } }', [['reviews']]],
  ['the same field without @provides', '{ latestReview { signer { name } } }', [['reviews'], ['accounts']]],
  [
    'an interface and its object elsewhere',
    '{ media { title reviews { body } ... on Book { pages } } }',
    [['catalog'], ['reviews']],
  ],
  [
    'the type behind an interface object',
    '{ latestReview { medium { ... on Book { pages } } } }',
    [['reviews'], ['catalog']],
  ],
  [
    'members of a union',
    '{ found { __typename ... on Product { name shippingCosts(country: "DE") } ... on Book { reviews { body } } } }',
    [['catalog'], ['delivery', 'reviews']],
  ],
  ['an override that does not hold', '{ products { stock } }', [['catalog']]],
  ['an override that holds', '{ products { stock } }', [['catalog'], ['delivery']], { overrides: ['new-delivery'] }],
  [
    'a share of requests that this one is of',
    '{ products { onOffer } }',
    [['catalog'], ['delivery']],
    { overrides: ['percent(12.5)'] },
  ],
  ['a share of requests that this one is not of', '{ products { onOffer } }', [['catalog']]],
  [
    'one of several operations',
    'query A { me { name } } query B { latestReview { ...F } } fragment F on Review { body }',
    [['reviews']],
    { operationName: 'B' },
  ],
  [
    'mutations, then in series, each with what it leads to',
    'mutation { a: addProduct(name: "a") { shippingCosts(country: "DE") } addReview(mediumId: "1", body: "x") { signer { email } } b: addProduct(name: "b") { stock } }',
    [['catalog'], ['delivery'], ['reviews'], ['accounts'], ['catalog']],
  ],
  ['a subscription of one service', 'subscription { reviewAdded { body } }', [['reviews']]],
  [
    'a subscription, then the rest after its event',
    'subscription { reviewAdded(mediumId: "1") { body signer { email } medium { title } } }',
    [['reviews'], ['accounts', 'catalog']],
  ],
  [
    'introspection alone',
    '{ __schema { queryType { name } } a: __typename ... on Query { ...F } } fragment F on Query { __typename }',
    [],
  ],
  [
    'introspection beside data',
    'query ($name: String!) { __typename ...F me { name } } fragment F on Query { __type(name: $name) { name } latestReview { ...G } } fragment G on Review { __typename body }',
    [['accounts', 'reviews']],
  ],
]

const ours: Case[] = [
  ['one service', '{ me { email user { __typename } } }', [['identity']]],
  [
    'one organization over four services',
    'query ($year: Int!) { organization { name cbam(year: $year) { __typename } csrd(year: $year) { __typename } vcci(year: $year) { __typename } } }',
    [['identity'], ['cbam', 'csrd', 'vcci']],
  ],
  [
    'an event with the name of its organization',
    'subscription { emissionsCalculated { tonnesCO2e organization { name } } }',
    [['events'], ['identity']],
  ],
  ['factors', '{ factorSets { __typename } scope3Categories { __typename } }', [['vcci']]],
]

describe.each(['apollo', 'hive'] as const)('the planner %s', (kind) => {
  let planners: Record<'small' | 'ours', Planner>
  beforeAll(async () => {
    const [of, our] = await Promise.all([
      startPlanner({ kind, supergraphSdl: smallGraph(), timeoutMs: 20_000 }),
      startPlanner({ kind, supergraphSdl: ourGraph, timeoutMs: 20_000 }),
    ])
    planners = { small: of, ours: our }
  }, 30_000)
  afterAll(() => Promise.all(Object.values(planners).map((planner) => planner.close())))

  const cases = [...small.map((one) => ['small', one] as const), ...ours.map((one) => ['ours', one] as const)]
  it.each(cases.map(([graph, [name, query, expected, more = {}]]) => [name, graph, query, expected, more] as const))(
    'given %s, then each service is asked in its turn',
    async (_name, graph, query, expected, more) => {
      const planner = planners[graph]
      expect(validate(buildSchema(planner.apiSchemaSdl), parse(query))).toEqual([])
      const plan = await planner.plan(ask(query, more))
      expect(stages(plan)).toEqual(expected)
      expectCompleteTexts(plan)
    },
  )

  it('given a condition on what another service answers, then it is asked under this condition', async () => {
    const query =
      'query ($no: Boolean!, $yes: Boolean = true) { products { name shippingCosts(country: "DE") @skip(if: $no) @include(if: $yes) } }'
    const text = JSON.stringify(await planners.small.plan(ask(query)))
    expect(text).toContain('"condition":"no"')
    expect(text).toContain('"condition":"yes"')
    expect(text).not.toContain('null')
  })

  it('given an interface object, then the representation names the interface', async () => {
    const plan = await planners.small.plan(ask('{ found { ... on Book { reviews { body } } } }'))
    const { fetch } = fetches(plan).find(({ fetch }) => fetch.serviceName === 'reviews')!
    expect(fetch.inputRewrites).toContainEqual(expect.objectContaining({ kind: 'ValueSetter', setValueTo: 'Medium' }))
    expect(fetch.requires).toEqual([
      {
        kind: 'InlineFragment',
        typeCondition: 'Book',
        selections: expect.arrayContaining([
          { kind: 'Field', name: '__typename' },
          { kind: 'Field', name: 'id' },
        ]),
      },
    ])
  })

  it('given two questions to one service in the same stage, then each is a question by itself', async () => {
    const query =
      'query ($a: String!, $b: String!) { products { shippingCosts(country: $a) } product(id: 1) { shippingCosts(country: $b) } }'
    const plan = await planners.small.plan(ask(query))
    const asked = fetches(plan).filter(({ fetch }) => fetch.serviceName === 'delivery')
    expect(asked.map(({ path, fetch }) => [path, fetch.variableUsages]).sort()).toEqual([
      ['product', ['b']],
      ['products.@', ['a']],
    ])
    expectCompleteTexts(plan)
  })

  it('knows the labels of the overrides', () => {
    expect(planners.small.overrideLabels.toSorted()).toEqual(['new-delivery', 'percent(12.5)'])
    expect(planners.ours.overrideLabels).toEqual([])
  })

  it('shows clients neither what is inaccessible nor what is federation, but @defer', () => {
    const { apiSchemaSdl } = planners.small
    expect(apiSchemaSdl).not.toMatch(/join__|link__|Scroll|SECRET|secret/)
    expect(apiSchemaSdl).toContain('directive @defer')
  })

  it('given an operation that is not of this graph, then it fails by name and the next one is planned', async () => {
    const [wrong, right] = await Promise.allSettled([
      planners.small.plan(ask('{ nope }')),
      planners.small.plan(ask('{ me { name } }')),
    ])
    expect(wrong).toMatchObject({ status: 'rejected', reason: { code: 'PLANNING_FAILED' } })
    expect(right).toMatchObject({ status: 'fulfilled', value: { kind: 'QueryPlan' } })
  })
})

describe('what only the planner apollo does', () => {
  let planner: Planner
  beforeAll(async () => {
    planner = await startPlanner({ supergraphSdl: smallGraph({ isContextual: true }), timeoutMs: 20_000 })
  }, 30_000)
  afterAll(() => planner.close())

  it('given a deferred part, then the plan has a part that is answered at once and one that waits for it', async () => {
    const { node } = await planner.plan(
      ask('{ products { name ... @defer(label: "later") { shippingCosts(country: "DE") } } }'),
    )
    if (node?.kind !== 'Defer') throw new Error('There is no deferred part.')
    const [later] = node.deferred
    expect(stages({ kind: 'QueryPlan', node: node.primary.node })).toEqual([['catalog']])
    expect(stages({ kind: 'QueryPlan', node: later!.node }).at(-1)).toEqual(['delivery'])
    expect(later).toMatchObject({ label: 'later', queryPath: ['products'] })
    const [first] = fetches({ kind: 'QueryPlan', node: node.primary.node })
    expect(later!.depends).toEqual([{ id: first!.fetch.id }])
  })

  it('given a deferred part of a subscription, then it is planned whole', async () => {
    const plan = await planner.plan(ask('subscription { reviewAdded { body ... @defer { signer { email } } } }'))
    expect(stages(plan)).toEqual([['reviews'], ['accounts']])
  })

  it('given @fromContext, then what it takes is read before and put where it is wanted', async () => {
    const plan = await planner.plan(ask('{ me { basket { price } } }'))
    expect(stages(plan).flat()).toContain('prices')
    const { fetch } = fetches(plan).find(({ fetch }) => fetch.contextRewrites)!
    expect(fetch.contextRewrites![0]).toMatchObject({ kind: 'KeyRenamer', path: ['currency'] })
  })

  it('given one path below two types with other arguments, then each type has its own question', async () => {
    const query = `{ shelves {
      ... on New { products { shippingCosts(country: "DE") } }
      ... on Used { products { shippingCosts(country: "FR") } }
      ... on Lost { __typename } } }`
    const asked = fetches(await planner.plan(ask(query))).filter(({ fetch }) => fetch.serviceName === 'delivery')
    expect(asked.map(({ path, fetch }) => [path, /country:"(..)"/.exec(fetch.operation)![1]]).sort()).toEqual([
      ['shelves.@.... on New.products.@', 'DE'],
      ['shelves.@.... on Used.products.@', 'FR'],
    ])
  })
})

describe('what only the planner hive does', () => {
  it('given @fromContext, then it does not start, because it would answer without it', async () => {
    const starting = startPlanner({ kind: 'hive', supergraphSdl: smallGraph({ isContextual: true }) })
    await expect(starting).rejects.toThrow(/does not know @fromContext/)
  })

  it('given a deferred part, then it is planned with the rest', async () => {
    const planner = await startPlanner({ kind: 'hive', supergraphSdl: smallGraph(), timeoutMs: 20_000 })
    try {
      const plan = await planner.plan(ask('{ products { name ... @defer { shippingCosts(country: "DE") } } }'))
      expect(stages(plan)).toEqual([['catalog'], ['delivery']])
    } finally {
      await planner.close()
    }
  })
})

it.each(['apollo', 'guild'] as const)(
  'given the supergraph of the composer %s, then the same services are asked',
  async (name) => {
    const supergraphSdl = smallGraph({ composer: composers[name] })
    const planner = await startPlanner({ supergraphSdl, inThread: true })
    for (const [, query, expected, more] of small)
      expect([query, stages(await planner.plan(ask(query, more)))]).toEqual([query, expected])
  },
)

/** Each text is GraphQL by itself: fragments and variables that it uses are there, none is left over, and the client's are named. */
function expectCompleteTexts(plan: QueryPlan) {
  for (const { fetch } of fetches(plan)) {
    const document = parse(fetch.operation)
    const defined = getOperationAST(document)!.variableDefinitions!.map(({ variable }) => variable.name.value)
    const used = new Set<string>()
    const names = { fragments: new Set<string>(), spreads: new Set<string>() }
    visit(document, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(name.value),
      FragmentDefinition: ({ name }) => void names.fragments.add(name.value),
      FragmentSpread: ({ name }) => void names.spreads.add(name.value),
    })
    expect(defined.toSorted()).toEqual([...used].toSorted())
    expect(names.spreads).toEqual(names.fragments)
    expect([...(fetch.variableUsages ?? []), ...(fetch.requires ? ['representations'] : [])].toSorted()).toEqual(
      defined.toSorted(),
    )
  }
}
