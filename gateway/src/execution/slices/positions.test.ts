import { describe, expect, it } from '@jest/globals'
import { compiledOperation, type Answers } from '../../../test/execution/compiled-operation.ts'
import { at, entitiesOf, fetchOf, inParallel, inSequence } from '../../../test/execution/plans.ts'
import type { PlanNode } from '../../planning/plan.ts'

const schema = `
  interface I { id: ID }
  type A implements I { id: ID x: Int y: Int z: Int! a: A as: [A] grid: [[A]] inner: B query: Query }
  type B { v: Int w: Int }
  type Query { a: A as: [A!]! i: I u: U n: Int }
  type Mutation { n: Int }
  union U = A | B`
const a = fetchOf('{a{__typename id}}')
const entity = (selection: string, others: Parameters<typeof entitiesOf>[2] = {}) =>
  entitiesOf('... on A { __typename id }', `...on A{${selection}}`, others)
const reason = (query: string, plan: PlanNode, variables = {}) =>
  compiledOperation({ schema, query, plan }).reasonAgainstSlices(variables)

describe('operations that slices do not fit', () => {
  it.each([
    ['{ i { id } }', fetchOf('{i{__typename id}}'), 'an abstract type'],
    ['{ u { __typename } }', fetchOf('{u{__typename}}'), 'an abstract type'],
    ['{ a { grid { x } } }', fetchOf('{a{grid{x}}}'), 'lists of lists of objects'],
    ['{ n __schema { description } }', fetchOf('{n}'), 'introspection'],
    ['mutation { n }', fetchOf('mutation{n}', { operationKind: 'mutation' }), 'not a query'],
    [
      '{ a { x } }',
      inSequence(
        a,
        at(['a'], entity('m:x', { outputRewrites: [{ kind: 'KeyRenamer', path: ['m'], renameKeyTo: 'x' }] })),
      ),
      'rewrites',
    ],
    [
      '{ a { x } }',
      inSequence(a, at(['a'], entitiesOf('... on A { __typename inner { v } }', '...on A{x}'))),
      'nested representations',
    ],
    [
      '{ a { x } }',
      inSequence(a, at(['a'], entitiesOf('... on A { id } ... on I { id }', '...on A{x}'))),
      'representations of several types',
    ],
    [
      '{ a { x } }',
      inSequence(a, at(['a'], entitiesOf('... on I { id }', '...on A{x}'))),
      'representations of several types',
    ],
    ['{ a { x } }', inSequence(a, at(['a', '... on A'], entity('x'))), 'a fetch for what the response does not show'],
    [
      '{ n }',
      inSequence(fetchOf('{n a{__typename id}}'), at(['a'], entity('x'))),
      'a fetch for what the response does not show',
    ],
    [
      '{ a { inner { v w } } }',
      inSequence(a, inParallel(at(['a'], entity('inner{v}')), at(['a'], entity('inner{w}')))),
      'an object that two fetches make up together',
    ],
    [
      '{ a { x } }',
      inSequence(a, inParallel(at(['a'], entity('x')), at(['a'], entity('x', { serviceName: 't' })))),
      'a field that two fetches bring',
    ],
    [
      '{ a { query { n } } }',
      inSequence(fetchOf('{a{query{__typename}}}'), at(['a', 'query'], fetchOf('{n}'))),
      'the root below another object',
    ],
    ['{ a { x y } }', fetchOf('{a{x}}'), 'nothing brings y'],
  ] as [string, PlanNode, string][])(
    'given %s with a plan that asks otherwise, then the reason is told',
    (query, plan, expected) => {
      expect(reason(query, plan)).toBe(expected)
    },
  )

  it('given services that take objects, or slices that are switched off, then that is the reason', () => {
    const given = { schema, query: '{ n }', plan: fetchOf('{n}') }
    expect(compiledOperation({ ...given, speaks: 'objects' }).reasonAgainstSlices()).toBe(
      'a service that does not speak text',
    )
    expect(compiledOperation({ ...given, health: null }).reasonAgainstSlices()).toBe('switched off')
    expect(compiledOperation(given).reasonAgainstSlices()).toBeNull()
  })

  it('given a fetch for what the variables leave out, then slices fit without it', () => {
    const plan = inSequence(fetchOf('{n a@include(if:$v){__typename id}}'), {
      kind: 'Condition',
      condition: 'v',
      ifClause: at(['a'], entity('grid{x}')),
    })
    const query = 'query($v: Boolean!) { n a @include(if: $v) { grid { x } } }'
    expect(reason(query, plan, { v: false })).toBeNull()
    expect(reason(query, plan, { v: true })).toBe('lists of lists of objects')
  })
})

describe('operations that slices fit', () => {
  const answered = async (query: string, plan: PlanNode, answers: Answers) => {
    const { respond, execute } = compiledOperation({ schema, query, plan, answers })
    const right = await execute()
    const answer = await respond()
    expect({ ...answer, isSliced: false }).toEqual(right)
    return answer
  }

  it('given fields in another order than the service tells them, then they are put in order', async () => {
    expect(
      await answered(
        '{ a { y t: __typename x id } }',
        fetchOf('{a{x y id}}'),
        () => '{"data":{"a":{"x":1,"y":null,"id":"é"}}}',
      ),
    ).toEqual({
      isSliced: true,
      data: { a: { y: null, t: 'A', x: 1, id: 'é' } },
      errors: [],
    })
  })

  it('given an entity that is not there, then its nullable fields are null, and with one that must be there the general path answers', async () => {
    const answers: Answers = (_service, { query }) =>
      query.includes('_entities') ? '{"data":{"_entities":[null]}}' : '{"data":{"a":{"__typename":"A","id":"1"}}}'
    expect(await answered('{ a { id x } }', inSequence(a, at(['a'], entity('x'))), answers)).toEqual({
      isSliced: true,
      data: { a: { id: '1', x: null } },
      errors: [],
    })
    expect(await answered('{ a { id z } }', inSequence(a, at(['a'], entity('z'))), answers)).toEqual({
      isSliced: false,
      data: { a: null },
      errors: [{ path: ['a', 'z'], message: 'Cannot return null for non-nullable field A.z.' }],
    })
  })

  it('given one entity at 3 places of 2 fetches with the same question, then it is asked for once', async () => {
    const plan = inSequence(
      fetchOf('{a{__typename id}as{__typename id}}'),
      inParallel(at(['a'], entity('x')), at(['as', '@'], entity('x'))),
    )
    const answers: Answers = (_service, { query }) =>
      query.includes('_entities')
        ? '{"data":{"_entities":[{"x":5}]}}'
        : '{"data":{"a":{"__typename":"A","id":"1"},"as":[{"__typename":"A","id":"1"},{"__typename":"A","id":"1"}]}}'
    const { respond, asked } = compiledOperation({ schema, query: '{ a { x } as { x } }', plan, answers })
    expect(await respond()).toEqual({ isSliced: true, data: { a: { x: 5 }, as: [{ x: 5 }, { x: 5 }] }, errors: [] })
    expect(asked).toHaveLength(2)
  })

  it.each(['A', 'AB', 'ABC', 'ABCDEFGHIJ'])(
    'given the value %s of an enum with longer and shorter names at the end of an answer, then it is taken',
    async (value) => {
      const { respond } = compiledOperation({
        schema: 'type Query { k: Kind } enum Kind { ABCDEFGHIJ ABC AB A }',
        query: '{ k }',
        plan: fetchOf('{k}'),
        answers: () => `{"data":{"k":"${value}"}}`,
      })
      expect(await respond()).toEqual({ isSliced: true, data: { k: value }, errors: [] })
    },
  )

  it.each([
    '{"data":{"n":1,"n":2}}',
    '{"data":{"n":1},"data":{"n":2}}',
    '{"data":{"n":1}}}',
    '{"data":{"n":1}} ',
    '{"data":{"n":1,"o":2}}',
    '{"data":{"\\u006e":1}}',
    '{"data":{"n":1.0}}',
    '{"data":{"n":-0}}',
    '{"data":{"n":2147483648}}',
    '{"data":{"n":"1"}}',
    '{"data":{"n":1},"errors":[{"message":"no","path":["n"]}]}',
    '{"data":null}',
    '{"data":{}}',
    '',
    'null',
  ])('given the answer %j, then it is left to the general path', async (said) => {
    expect((await answered('{ n }', fetchOf('{n}'), () => said)).isSliced).toBe(false)
  })

  it('given bytes that are no UTF-8 within a text, then it is left to the general path', async () => {
    const { respond } = compiledOperation({
      schema,
      query: '{ a { id } }',
      plan: fetchOf('{a{id}}'),
      answers: () => Buffer.from('{"data":{"a":{"id":"\xff"}}}', 'latin1'),
    })
    expect(await respond()).toEqual({ isSliced: false, data: { a: { id: '\ufffd' } }, errors: [] })
  })
})
