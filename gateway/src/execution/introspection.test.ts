import { describe, expect, it } from '@jest/globals'
import { compiledOperation } from '../../test/execution/compiled-operation.ts'
import { fetchOf } from '../../test/execution/plans.ts'

const schema = '"About a" type A { id: ID! kind: Kind } enum Kind { ONE } type Query { a(id: ID): A n: Int }'
const answers = () => '{"data":{"a":{"id":"1"},"n":null}}'
const plan = fetchOf('{a{id} n}')
const answer = async (query: string, variables = {}) => {
  const { execute, respond } = compiledOperation({ schema, query, plan, answers })
  const { data, errors } = await execute(variables)
  expect(await respond(variables)).toMatchObject({ data, errors })
  return { data, errors }
}

describe('what the schema says of itself, beside data', () => {
  it('given both in one operation, then they come in the order of the operation', async () => {
    const query =
      '{ n __type(name: "A") { name description fields { name type { kind ofType { name } } } } a { id } t: __typename }'
    const { data, errors } = await answer(query)
    expect(errors).toEqual([])
    expect(JSON.stringify(data)).toBe(
      JSON.stringify({
        n: null,
        __type: {
          name: 'A',
          description: 'About a',
          fields: [
            { name: 'id', type: { kind: 'NON_NULL', ofType: { name: 'ID' } } },
            { name: 'kind', type: { kind: 'ENUM', ofType: null } },
          ],
        },
        a: { id: '1' },
        t: 'Query',
      }),
    )
  })

  it.each([
    [
      { show: true, name: 'Kind' },
      { x: { enumValues: [{ name: 'ONE' }] }, n: null },
    ],
    [
      { show: true, name: 'Nobody' },
      { x: null, n: null },
    ],
    [{ show: false, name: 'A' }, { n: null }],
  ])('given the variables %j and fragments, then it is %j', async (variables, data) => {
    const query = `query($show: Boolean!, $name: String!) { ...F @include(if: $show) n }
      fragment F on Query { x: __type(name: $name) { ...E } } fragment E on __Type { enumValues { name } }`
    expect(await answer(query, variables)).toEqual({ data, errors: [] })
  })

  it('given __schema twice under one key, then both selections are answered', async () => {
    const { data } = await answer('{ __schema { queryType { name } } n ... { __schema { mutationType { name } } } }')
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' }, mutationType: null }, n: null })
  })

  it('given nothing else, then no service is asked', async () => {
    const { execute, asked } = compiledOperation({
      schema,
      query: '{ __schema { queryType { name } } }',
      plan: { kind: 'QueryPlan' },
      answers,
    })
    expect(await execute()).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } }, errors: [] })
    expect(asked).toEqual([])
  })

  it('given only __typename of the root, then no service is asked', async () => {
    const { execute, asked } = compiledOperation({
      schema,
      query: '{ a: __typename }',
      plan: { kind: 'QueryPlan' },
      answers,
    })
    expect(await execute()).toMatchObject({ data: { a: 'Query' }, errors: [] })
    expect(asked).toEqual([])
  })
})
