import { describe, expect, it } from '@jest/globals'
import { compiledOperation, type Answers } from '../../test/execution/compiled-operation.ts'
import { at, fetchOf, inSequence } from '../../test/execution/plans.ts'

const schema = `
  type Query { p: Payload ps: [Payload!] x: Int y: Int! n: N }
  type Mutation { m: Payload }
  type Payload { ok: Boolean query: Query }
  type N { v: Int w: Int! }`
const said =
  (answers: Record<string, unknown>): Answers =>
  (service) =>
    answers[service] as object

describe('a field that gives the root itself', () => {
  it('given another service for what lies under it, in a list and by itself, then it stands at each place', async () => {
    const plan = inSequence(
      fetchOf('{p{query{__typename x}}ps{query{__typename}}x}', { serviceName: 'a' }),
      at(['p', 'query'], fetchOf('{...on Query{y}}', { serviceName: 'b' })),
      at(['ps', '@', 'query'], fetchOf('{...on Query{n{v}}}', { serviceName: 'c' })),
    )
    const query = { __typename: 'Query', x: 1 }
    const answers = said({
      a: { data: { p: { query }, ps: [{ query }, { query: null }, { query }], x: 1 } },
      b: { data: { y: 2 } },
      c: { data: { n: { v: 3 } } },
    })
    const text = '{ p { query { x y } } ps { query { n { v } } } x }'
    const { respond, asked } = compiledOperation({ schema, query: text, plan, answers })
    expect(await respond()).toEqual({
      isSliced: false,
      data: {
        p: { query: { x: 1, y: 2 } },
        ps: [{ query: { n: { v: 3 } } }, { query: null }, { query: { n: { v: 3 } } }],
        x: 1,
      },
      errors: [],
    })
    expect(asked).toHaveLength(3)
  })

  it('given nothing at the place, then nobody is asked', async () => {
    const plan = inSequence(
      fetchOf('{p{query{__typename}}}', { serviceName: 'a' }),
      at(['p', 'query'], fetchOf('{y}', { serviceName: 'b' })),
    )
    const { execute, asked } = compiledOperation({
      schema,
      query: '{ p { query { y } } }',
      plan,
      answers: said({ a: { data: { p: null } } }),
    })
    expect(await execute()).toMatchObject({ data: { p: null }, errors: [] })
    expect(asked).toHaveLength(1)
  })

  it('given an error below it, then it stands at each place', async () => {
    const plan = inSequence(
      fetchOf('{ps{query{__typename}}}', { serviceName: 'a' }),
      at(['ps', '@', 'query'], fetchOf('{n{w}}', { serviceName: 'b' })),
    )
    const answers = said({
      a: { data: { ps: [{ query: { __typename: 'Query' } }, { query: { __typename: 'Query' } }] } },
      b: { data: { n: null }, errors: [{ message: 'no', path: ['n', 'w'] }] },
    })
    const { execute } = compiledOperation({ schema, query: '{ ps { query { n { w } } } }', plan, answers })
    expect(await execute()).toMatchObject({
      data: { ps: [{ query: { n: null } }, { query: { n: null } }] },
      errors: [
        { path: ['ps', 0, 'query', 'n', 'w'], message: 'no' },
        { path: ['ps', 1, 'query', 'n', 'w'], message: 'no' },
      ],
    })
  })

  it('given a service that does not answer, then what it would have brought is null with one error at each place', async () => {
    const plan = inSequence(
      fetchOf('mutation{m{ok query{__typename}}}', { serviceName: 'a', operationKind: 'mutation' }),
      at(['m', 'query'], fetchOf('{y}', { serviceName: 'b' })),
    )
    const answers: Answers = (service) =>
      service === 'a' ? { data: { m: { ok: true, query: { __typename: 'Query' } } } } : 'no JSON'
    const { execute } = compiledOperation({ schema, query: 'mutation { m { ok query { y } } }', plan, answers })
    const { data, errors } = await execute()
    expect(data).toEqual({ m: { ok: true, query: null } })
    expect(errors.map(({ path }) => path)).toEqual([['m', 'query', 'y']])
  })
})
