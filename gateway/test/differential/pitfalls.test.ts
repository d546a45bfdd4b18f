import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { GraphQLError, parse } from 'graphql'
import type { World } from '../graph/field-values.ts'
import type { Item } from '../graph/items.ts'
import { calmWorld, TestGraph } from '../graph/test-graph.ts'
import type { Answer } from './compare.ts'
import { openGateways, type Configuration, type Gateways } from './configurations.ts'

/** What executors of federated graphs have been seen to get wrong, one by one, in a world without other faults. */
const graph = new TestGraph()
let gateways: Gateways
const untouched = Object.getOwnPropertyNames(Object.prototype).sort().join()

type Told = { readonly path?: unknown; readonly message?: unknown; readonly code?: unknown }
type Expected = { readonly data: unknown; readonly errors?: readonly Told[] }
type Asked = {
  readonly world?: World
  readonly query: string
  readonly variables?: Record<string, unknown>
  /** Left out where a planner does not plan the operation right; the README names these. */
  readonly only?: 'apollo' | 'hive'
  readonly check?: (gateway: Configuration) => void
}

/** Every gateway and the monolith give this answer; errors are compared by what the expectation names. */
async function expectAnswer({ query, variables = {}, world = calmWorld(), only, check }: Asked, expected: Expected) {
  const document = parse(query)
  const right = graph.monolith.answer({ document, operationName: null, variables }, { ...world })
  expectEqual(
    'graphql-js',
    { data: right.data, ...(right.errors && { errors: right.errors.map((e) => e.toJSON()) }) },
    expected,
    false,
  )
  for (const gateway of gateways.all) {
    if (only && gateway.plannerName !== only) continue
    graph.begin({ ...world })
    expectEqual(gateway.name, await gateway.answers(query, null, variables), expected, true)
    check?.(gateway)
  }
}

function expectEqual(who: string, { data, errors = [] }: Answer, expected: Expected, withMessages: boolean) {
  expect({ who, data: JSON.stringify(data) }).toEqual({ who, data: JSON.stringify(expected.data) })
  const told = errors.map(({ path, message, extensions }) => ({ path, message, code: extensions?.['code'] }))
  const wanted = (expected.errors ?? []).map((error) =>
    withMessages ? expect.objectContaining(error) : expect.objectContaining({ path: error.path }),
  )
  expect({ who, told: told.sort(byPath) }).toEqual({ who, told: wanted })
}

const byPath = (one: Told, other: Told) => (JSON.stringify(one.path) < JSON.stringify(other.path) ? -1 : 1)
const broken = (what: string) => new GraphQLError(`${what} is broken`, { extensions: { code: 'BROKEN' } })
const set = (item: Item | undefined, values: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(values)) item!.values.set(name, value)
}
const questionsTo = (subgraph: string) => graph.asked.filter((question) => question.subgraph === subgraph)
const representationsTo = (subgraph: string) =>
  questionsTo(subgraph).flatMap(({ variables }) => (variables?.['representations'] ?? []) as Record<string, unknown>[])

beforeAll(async () => {
  gateways = await openGateways(graph)
})
afterAll(() => gateways.close())
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(untouched)
})

describe('1: null propagation', () => {
  it('given a failing non-null field, then the nearest nullable object is null, with the error of the service and no second one', async () => {
    const world = calmWorld()
    set(world.data.calculations[0], { value: broken('value') })
    await expectAnswer(
      { world, query: '{ calculation(id: "k0") { id value } version }' },
      {
        data: { calculation: null, version: 'v1 “é”' },
        errors: [{ path: ['calculation', 'value'], message: 'value is broken', code: 'BROKEN' }],
      },
    )
  })

  it('given a missing entity with a non-null field, then that place is null and another place with the same entity is not', async () => {
    const world = calmWorld()
    const { organizations, users } = world.data
    organizations[1]!.absentFrom.add('notes')
    set(users[0], { organization: organizations[1] })
    await expectAnswer(
      {
        world,
        query: '{ a: organization(id: "o1") { id score } b: organization(id: "o1") { id } me { organization { id } } }',
      },
      {
        data: { a: null, b: { id: 'o1' }, me: { organization: { id: 'o1' } } },
        errors: [{ path: ['a', 'score'] }],
      },
    )
  })

  it('given a null in a list of non-null items, then the whole list is null and its neighbour stays', async () => {
    const world = calmWorld()
    set(world.data.goods[5], { components: [world.data.goods[1], null], tags: ['x', null] })
    await expectAnswer(
      { world, query: '{ topGood { tags components { id } } }' },
      { data: { topGood: { tags: ['x', null], components: null } }, errors: [{ path: ['topGood', 'components', 1] }] },
    )
  })
})

describe('2: @skip and @include', () => {
  it.each([
    [{}, { goods: [{ code: '7210' }] }],
    [{ show: false }, { goods: [{}] }],
    [{ hide: true }, {}],
    [{ hide: true, show: true }, {}],
  ])('given the variables %j, then defaults count and the answer is %j', async (variables, data) => {
    const query =
      'query($show: Boolean = true, $hide: Boolean! = false) { goods(first: 1) @skip(if: $hide) { code @include(if: $show) } }'
    await expectAnswer({ query, variables }, { data })
  })

  it.each([
    [true, true, {}],
    [true, false, { id: 'g5' }],
    [false, true, {}],
    [false, false, {}],
  ])('given @include(%s) and @skip(%s) on one field, then both must let it through', async (show, hide, topGood) => {
    await expectAnswer(
      {
        query: 'query($show: Boolean!, $hide: Boolean!) { topGood { id @include(if: $show) @skip(if: $hide) } }',
        variables: { show, hide },
      },
      { data: { topGood } },
    )
  })

  it.each([
    [true, false],
    [false, true],
    [true, true],
  ])('given one response key under the conditions %s and %s, then one of them is enough', async (one, other) => {
    await expectAnswer(
      {
        query:
          'query($one: Boolean!, $other: Boolean!) { topGood { id code @include(if: $one) ...Rest @include(if: $other) } } fragment Rest on Good { code }',
        variables: { one, other },
      },
      { data: { topGood: { id: 'g5', code: '7215' } } },
    )
  })

  it('given that all is skipped, then the answer is {}', async () => {
    await expectAnswer(
      {
        query: 'query($no: Boolean!) { me @include(if: $no) { id } ... @include(if: $no) { topGood { id } } }',
        variables: { no: false },
      },
      { data: {} },
    )
  })
})

describe('3: concrete types', () => {
  it('given an aliased __typename and fragments on interfaces, then each object has the fields of its own type', async () => {
    await expectAnswer(
      {
        query:
          '{ named { kind: __typename ... on Party { id } ... on Organization { code } ... on User { email: __typename } } }',
      },
      {
        data: {
          named: [
            { kind: 'User', id: 'u2', email: 'User' },
            { kind: 'Organization', id: 'o1', code: 'ORG-1' },
            { kind: 'User', id: 'u5', email: 'User' },
            { kind: 'Organization', id: 'o3', code: 'ORG-3' },
          ],
        },
      },
    )
  })

  it('given an object of a hidden type, then it is null with one error, and its type is not named', async () => {
    const seen: unknown[] = []
    await expectAnswer(
      { query: '{ parties(first: 3) { __typename id } }', check: () => seen.push(JSON.stringify(graph.asked)) },
      {
        data: { parties: [{ __typename: 'Organization', id: 'o0' }, { __typename: 'User', id: 'u3' }, null] },
        errors: [{ path: ['parties', 2], message: expect.not.stringContaining('Robot') }],
      },
    )
    expect(seen.length).toBe(gateways.all.length)
  })

  it('given a hidden value of an enum, then it is null with one error', async () => {
    const world = calmWorld()
    set(world.data.organizations[0], { kind: 'AUDITOR', kinds: ['PRODUCER'] })
    await expectAnswer(
      { world, query: '{ organization(id: "o0") { kind kinds } }' },
      { data: { organization: { kind: null, kinds: ['PRODUCER'] } }, errors: [{ path: ['organization', 'kind'] }] },
    )
  })

  it('given an interface asked without __typename, then the answer is the same', async () => {
    const world = calmWorld()
    set(world.data.reports[0], { title: 'r' })
    set(world.data.photos[0], { title: 'p' })
    await expectAnswer(
      { world, query: '{ evidence(first: 2) { title } }' },
      { data: { evidence: [{ title: 'r' }, { title: 'p' }] } },
    )
  })
})

describe('4: aliases', () => {
  it('given one field twice with other arguments, then each alias has its own answer', async () => {
    await expectAnswer(
      { query: '{ remarked(id: "u1") { a: remark b: remark(tone: BLUNT) remark(tone: null) } }' },
      { data: { remarked: { a: 'POLITE about u1', b: 'BLUNT about u1', remark: 'null about u1' } } },
    )
  })

  it('given the same path below two types with other arguments, then each type has its own answer', async () => {
    const world = calmWorld()
    for (const item of [...world.data.reports, ...world.data.photos]) set(item, { about: world.data.goods[1] })
    set(world.data.goods[1], { tonnes: 2 })
    await expectAnswer(
      {
        world,
        only: 'apollo',
        query:
          '{ evidence(first: 2) { ... on Report { about { weight(unit: KILOGRAM) } } ... on Photo { about { weight(unit: TONNE) } } } }',
      },
      { data: { evidence: [{ about: { weight: 2000 } }, { about: { weight: 2 } }] } },
    )
  })
})

describe('5: places of errors', () => {
  it('given an entity at three places, then its error is told at each of them, behind one that is missing', async () => {
    const world = calmWorld()
    const { shipments, goods } = world.data
    goods[0]!.absentFrom.add('evidence')
    set(goods[1], { proofs: broken('proofs') })
    set(goods[2], { proofs: [] })
    set(shipments[0], { goods: [goods[0], goods[1]] })
    set(shipments[1], { goods: [goods[1], goods[2], goods[1]] })
    await expectAnswer(
      { world, query: '{ shipments(first: 2) { goods { p: proofs { id } } } }' },
      {
        data: { shipments: [{ goods: [{ p: null }, { p: null }] }, { goods: [{ p: null }, { p: [] }, { p: null }] }] },
        errors: [
          { path: ['shipments', 0, 'goods', 1, 'p'], message: 'proofs is broken', code: 'BROKEN' },
          { path: ['shipments', 1, 'goods', 0, 'p'], message: 'proofs is broken', code: 'BROKEN' },
          { path: ['shipments', 1, 'goods', 2, 'p'], message: 'proofs is broken', code: 'BROKEN' },
        ],
      },
    )
  })

  it('given entities in a list of lists, then values and errors find their places', async () => {
    const world = calmWorld()
    const { organizations, users } = world.data
    set(users[0], { remarks: broken('remarks') })
    set(users[1], { remarks: [] })
    set(organizations[0], { board: [[users[0], null, users[1]], [], [users[1], users[0]]] })
    await expectAnswer(
      { world, query: '{ organization(id: "o0") { board { remarks { text } } } }' },
      {
        data: {
          organization: {
            board: [[{ remarks: null }, null, { remarks: [] }], [], [{ remarks: [] }, { remarks: null }]],
          },
        },
        errors: [
          { path: ['organization', 'board', 0, 0, 'remarks'], code: 'BROKEN' },
          { path: ['organization', 'board', 2, 1, 'remarks'], code: 'BROKEN' },
        ],
      },
    )
  })
})

describe('6: @requires', () => {
  it('given an input that is null, then it is sent; given one that is missing, then the field is null; no input is in the answer', async () => {
    const world = calmWorld()
    const { shipments } = world.data
    set(shipments[0], { distance: null })
    set(shipments[1], { distance: 21 })
    shipments[2]!.absentFrom.add('calculations')
    await expectAnswer(
      { world, query: '{ shipments(first: 3) { id tax(rate: 2) } }' },
      {
        data: {
          shipments: [
            { id: 's0', tax: '[-1,{"rate":2}]' },
            { id: 's1', tax: '[42,{"rate":2}]' },
            { id: 's2', tax: null },
          ],
        },
      },
    )
  })

  it('given inputs through fragments on an interface, then the service gets those of the concrete type', async () => {
    const world = calmWorld()
    const [box] = world.data.goods
      .map((good) => good.values.get('packaging') as Item)
      .filter(({ type }) => type === 'Box')
    const [barrel] = world.data.goods
      .map((good) => good.values.get('packaging') as Item)
      .filter(({ type }) => type === 'Barrel')
    set(box, { material: 'wood', height: 1.5 })
    set(barrel, { material: 'steel', radius: null })
    set(world.data.goods[0], { packaging: box })
    set(world.data.goods[1], { packaging: barrel })
    set(world.data.goods[2], { packaging: null })
    await expectAnswer(
      { world, query: '{ goods { packagingFactor } }' },
      {
        data: {
          goods: [
            { packagingFactor: '{"height":1.5,"material":"wood"}' },
            { packagingFactor: '{"material":"steel","radius":null}' },
            { packagingFactor: 'null' },
          ],
        },
      },
    )
  })
})

describe('7: @interfaceObject', () => {
  it('given a root that returns the interface object, then the concrete name comes from the service that knows it', async () => {
    const world = calmWorld()
    set(world.data.organizations[0], { name: 'Acme' })
    await expectAnswer(
      {
        world,
        query: '{ remarkedParties(first: 2) { __typename id remark ... on Organization { name code } } }',
        check: () => {
          expect(new Set(representationsTo('identity').map(({ __typename }) => __typename))).toEqual(new Set(['Party']))
        },
      },
      {
        data: {
          remarkedParties: [
            { __typename: 'User', id: 'u4', remark: 'POLITE about u4' },
            { __typename: 'Organization', id: 'o0', remark: 'POLITE about o0', name: 'Acme', code: 'ORG-0' },
          ],
        },
      },
    )
  })

  it('given only fields that the interface object has, then nobody is asked for the concrete name', async () => {
    await expectAnswer(
      {
        query: '{ remarkedParties(first: 2) { id remark(tone: BLUNT) } }',
        // Hive's planner is made to ask for the type wherever objects of a hidden one could show
        check: () =>
          expect(['notes', 'notes,identity']).toContain(graph.asked.map(({ subgraph }) => subgraph).join(',')),
      },
      {
        data: {
          remarkedParties: [
            { id: 'u4', remark: 'BLUNT about u4' },
            { id: 'o0', remark: 'BLUNT about o0' },
          ],
        },
      },
    )
  })

  it('given a concrete type, then the representation names the interface', async () => {
    await expectAnswer(
      {
        query: '{ me { remark } }',
        check: () => expect(representationsTo('notes')).toEqual([{ __typename: 'Party', id: 'u0' }]),
      },
      { data: { me: { remark: 'POLITE about u0' } } },
    )
  })
})

describe('8: deduplication', () => {
  it('given 3 places with 2 entities, then the service gets 2 representations', async () => {
    const world = calmWorld()
    const { shipments, users } = world.data
    set(users[1], { remarks: [] })
    for (const [index, user] of [1, 2, 1].entries()) set(shipments[index], { buyer: users[user] })
    for (const user of [users[1], users[2]]) set(user, { manager: null })
    await expectAnswer(
      {
        world,
        query: '{ shipments { buyer { manager { id } } } }',
        check: () =>
          expect(representationsTo('identity')).toEqual([
            { __typename: 'User', id: 'u1' },
            { __typename: 'User', id: 'u2' },
          ]),
      },
      { data: { shipments: Array.from({ length: 3 }, () => ({ buyer: { manager: null } })) } },
    )
  })
})

describe('9: what the gateway knows itself', () => {
  it('given introspection among other fields, then both are answered in the order of the operation', async () => {
    await expectAnswer(
      { query: '{ t: __type(name: "Robot") { name } version __schema { queryType { name } } __typename }' },
      { data: { t: null, version: 'v1 “é”', __schema: { queryType: { name: 'Query' } }, __typename: 'Query' } },
    )
  })

  it('given only __typename at the root, then no service is asked', async () => {
    await expectAnswer(
      { query: '{ __typename kind: __typename }', check: () => expect(graph.asked).toEqual([]) },
      { data: { __typename: 'Query', kind: 'Query' } },
    )
  })
})

describe('10: mutations', () => {
  it('given 5 over 3 services, then they run in the order of the operation, each once, and an error stops nothing', async () => {
    const world = calmWorld()
    world.data.users[1]!.values.set('name', broken('name'))
    await expectAnswer(
      {
        world,
        query: `mutation {
          a: renameOrganization(id: "o1", name: "x") { sequence }
          b: shipGood(id: "g1") { sequence }
          c: appointUser(id: "u1", role: ADMIN) { sequence user { name id } }
          d: renameOrganization(id: "o2") { sequence organization { id } }
          e: remark(party: "u1") { sequence party { id } }
        }`,
        check: () =>
          expect(graph.asked.flatMap(({ query }) => query.match(/^mutation/g) ?? []).length).toBeLessThanOrEqual(5),
      },
      {
        data: {
          a: { sequence: 1 },
          b: { sequence: 2 },
          c: { sequence: 3, user: { name: null, id: 'u1' } },
          d: { sequence: 4, organization: { id: 'o2' } },
          e: { sequence: 5, party: { id: 'u1' } },
        },
        errors: [{ path: ['c', 'user', 'name'], message: 'name is broken', code: 'BROKEN' }],
      },
    )
  })
})

describe('11: variables', () => {
  const query =
    'query($text: String, $numbers: [Int] = [7], $long: Long, $input: Echo, $json: Json, $float: Float) { me { id @skip(if: true) } echo(text: $text, numbers: $numbers, long: $long, input: $input, json: $json, float: $float) }'
  it.each([
    [{}, '{"flag":false,"numbers":[7],"text":"standard"}'],
    [{ text: null, numbers: null }, '{"flag":false,"numbers":null,"text":null}'],
    [{ numbers: 3, float: 2 }, '{"flag":false,"float":2,"numbers":[3],"text":"standard"}'],
    [
      { long: 9007199254740991, text: '\ud83d "\\\u2028' },
      '{"flag":false,"long":9007199254740991,"numbers":[7],"text":"\\ud83d \\"\\\\\u2028"}',
    ],
    [
      { input: { matrix: [1.5] } },
      '{"flag":false,"input":{"matrix":[[1.5]],"required":true,"text":"inner"},"numbers":[7],"text":"standard"}',
    ],
    [
      { json: JSON.parse('{"__proto__": {"a": 1}, "constructor": [null]}') as unknown },
      '{"flag":false,"json":{"__proto__":{"a":1},"constructor":[null]},"numbers":[7],"text":"standard"}',
    ],
  ])('given %j, then the service gets them coerced once: omitted is not null', async (variables, echo) => {
    await expectAnswer({ query, variables }, { data: { me: {}, echo } })
  })

  it('given a variable that only one service uses, then no other gets it', async () => {
    await expectAnswer(
      {
        query: 'query($id: ID!, $tone: Tone!) { organization(id: $id) { id remark(tone: $tone) } }',
        variables: { id: 'o1', tone: 'BLUNT' },
        check: () => {
          expect(questionsTo('identity').map(({ variables }) => Object.keys(variables ?? {}))).toEqual([['id']])
          expect(questionsTo('notes').map(({ variables }) => Object.keys(variables ?? {}).sort())).toEqual([
            ['representations', 'tone'],
          ])
        },
      },
      { data: { organization: { id: 'o1', remark: 'BLUNT about o1' } } },
    )
  })

  it('given a value of the wrong type, then there is an error and no service is asked', async () => {
    for (const gateway of gateways.all) {
      graph.begin(calmWorld())
      const { data, errors } = await gateway.answers('query($first: Int) { goods(first: $first) { id } }', null, {
        first: 'x',
      })
      expect({ data, errors: errors?.length, asked: graph.asked.length }).toEqual({
        data: undefined,
        errors: 1,
        asked: 0,
      })
    }
  })
})

describe('12: one key from several fetches', () => {
  it('given a composite that two services fill, then it is merged deeply, in the order of the operation', async () => {
    const world = calmWorld()
    set(world.data.consignments[0], { sealed: true, seals: ['s'] })
    set(world.data.batches[2], { made: 'now', quality: 3 })
    set(world.data.shipments[0], { consignment: world.data.consignments[0] })
    await expectAnswer(
      {
        world,
        query: '{ shipment(id: "s0") { consignment { seals reference { number } sealed reference { series } } } }',
      },
      { data: { shipment: { consignment: { seals: ['s'], reference: { number: 0, series: 'X' }, sealed: true } } } },
    )
  })

  it('given a list within a key, then entities are found by it and lists are merged by index', async () => {
    const world = calmWorld()
    for (const [index, batch] of world.data.batches.entries()) set(batch, { quality: index })
    await expectAnswer(
      { world, query: '{ batches { quality parts { number } } }' },
      {
        data: {
          batches: [
            { quality: 0, parts: [] },
            { quality: 1, parts: [{ number: 1 }] },
            { quality: 2, parts: [{ number: 2 }, { number: 3 }] },
            { quality: 3, parts: [{ number: 3 }, { number: 4 }, { number: 5 }] },
          ],
        },
      },
    )
  })
})

describe('13: texts', () => {
  it.each(['\ud83d', '\udc00x', '\u2028\u2029', '🏭é日', '"\\/\b\f\n\r\t\u0000', '}],"data":null', '\u007f\u0080ÿĀ'])(
    'given %j as key, leaf and input, then it comes out as it went in',
    async (text) => {
      const world = calmWorld()
      set(world.data.goods[5], { id: `id ${text}`, title: text, tags: [text], proofs: [] })
      set(world.data.goods[5], { code: text })
      await expectAnswer(
        { world, query: '{ topGood { code title tags proofs { id } } }' },
        { data: { topGood: { code: text, title: text, tags: [text], proofs: [] } } },
      )
    },
  )
})

describe('14: names that every object has', () => {
  it('given fields and aliases such as constructor and __proto__, then they are plain keys', async () => {
    const world = calmWorld()
    set(world.data.users[0], { constructor: 'c', toString: 1, hasOwnProperty: true, valueOf: ['v'], name: 'n' })
    await expectAnswer(
      {
        world,
        query:
          '{ me { constructor toString hasOwnProperty valueOf __proto__: remark __defineGetter__: name then: id } }',
      },
      {
        data: {
          me: JSON.parse(
            '{"constructor":"c","toString":1,"hasOwnProperty":true,"valueOf":["v"],"__proto__":"POLITE about u0","__defineGetter__":"n","then":"u0"}',
          ) as unknown,
        },
      },
    )
  })

  it('given an object behind the alias __proto__, then what is below it is asked and merged, too', async () => {
    const world = calmWorld()
    set(world.data.users[0], { organization: world.data.organizations[1] })
    await expectAnswer(
      { world, query: '{ constructor: me { __proto__: organization { polluted: code remark } } }' },
      {
        data: JSON.parse('{"constructor":{"__proto__":{"polluted":"ORG-1","remark":"POLITE about o1"}}}') as unknown,
      },
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('given such names within a custom scalar, then they arrive', async () => {
    const world = calmWorld()
    const settings = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as unknown
    set(world.data.organizations[0], { settings })
    await expectAnswer(
      { world, query: '{ organization(id: "o0") { settings } }' },
      { data: { organization: { settings } } },
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
