import { describe, expect, it } from '@jest/globals'
import { compiledOperation, type Answers } from '../../test/execution/compiled-operation.ts'
import { at, entitiesOf, fetchOf, inParallel, inSequence } from '../../test/execution/plans.ts'
import type { JsonObject } from './json.ts'

const schema = `
  interface Item { id: ID owner: Owner x(a: Int): Int }
  type A implements Item { id: ID owner: Owner x(a: Int): Int }
  type B implements Item { id: ID owner: Owner x(a: Int): Int }
  type Owner { id: ID home: Home name: String }
  type Home { id: ID size(unit: String): Int }
  type Query { items: [Item] a: A b: A }`

const entityKeys = '... on A { __typename id }'
const representations = ({ variables }: Parameters<Answers>[1]) => variables['representations'] as JsonObject[]

describe('entities', () => {
  it('given one entity at 2 places, when what lies under it is asked with other arguments for each type, then each place has its own', async () => {
    const home = (name: string) => ['items', '@', `|[${name}]`, 'owner', 'home']
    const homes = (unit: string) =>
      entitiesOf('... on Home { __typename id }', `...on Home{size(unit:"${unit}")}`, { serviceName: 'homes' })
    const plan = inSequence(
      fetchOf('{items{__typename owner{__typename id}}}', { serviceName: 'items' }),
      at(
        ['items', '@', 'owner'],
        entitiesOf('... on Owner { __typename id }', '...on Owner{home{__typename id}}', { serviceName: 'owners' }),
      ),
      inParallel(at(home('A'), homes('m')), at(home('B'), homes('ft'))),
    )
    const owner = { __typename: 'Owner', id: 'o' }
    const answers: Answers = (service, question) => {
      if (service === 'items')
        return {
          data: {
            items: [
              { __typename: 'A', owner },
              { __typename: 'B', owner },
            ],
          },
        }
      if (service === 'owners')
        return { data: { _entities: representations(question).map(() => ({ home: { __typename: 'Home', id: 'h' } })) } }
      return { data: { _entities: [{ size: question.query.includes('"m"') ? 3 : 10 }] } }
    }
    const query =
      '{ items { ... on A { owner { home { size(unit: "m") } } } ... on B { owner { home { size(unit: "ft") } } } } }'
    const { execute, asked } = compiledOperation({ schema, query, plan, answers })
    expect((await execute()).data).toEqual({
      items: [{ owner: { home: { size: 3 } } }, { owner: { home: { size: 10 } } }],
    })
    expect(asked.filter((question) => question.startsWith('owners'))).toHaveLength(1)
  })

  it('given the same question in 2 fetches of which one renames what it is told, then each is asked', async () => {
    const keyed = (selection: string, others = {}) =>
      entitiesOf(entityKeys, `...on A{${selection}}`, { serviceName: 'x', ...others })
    const plan = inSequence(
      fetchOf('{a{__typename id}b{__typename id}}', { serviceName: 'items' }),
      at(['a'], keyed('x_0:x(a:1)', { outputRewrites: [{ kind: 'KeyRenamer', path: ['x_0'], renameKeyTo: 'x' }] })),
      at(['b'], keyed('x_0:x(a:1)', { outputRewrites: [{ kind: 'KeyRenamer', path: ['x_0'], renameKeyTo: 'y' }] })),
    )
    const a = { __typename: 'A', id: '1' }
    const answers: Answers = (service) =>
      service === 'items' ? { data: { a, b: a } } : { data: { _entities: [{ x_0: 5 }] } }
    const { execute } = compiledOperation({ schema, query: '{ a { x(a: 1) } b { y: x(a: 1) } }', plan, answers })
    expect((await execute()).data).toEqual({ a: { x: 5 }, b: { y: 5 } })
  })

  it('given an error of one of 3 entities that stands at 2 places, then it is told at both, and not at those between', async () => {
    const plan = inSequence(
      fetchOf('{items{__typename id}}', { serviceName: 'items' }),
      at(['items', '@'], entitiesOf('... on Item { __typename id }', '...on Item{x}', { serviceName: 'x' })),
    )
    const item = (id: string | undefined) => ({ __typename: 'A', ...(id && { id }) })
    const answers: Answers = (service) =>
      service === 'items'
        ? { data: { items: [item('1'), item(undefined), null, item('2'), item('3'), item('2')] } }
        : {
            data: { _entities: [{ x: 1 }, { x: null }, { x: 3 }] },
            errors: [{ message: 'no', path: ['_entities', 1, 'x'] }],
          }
    const { execute } = compiledOperation({ schema, query: '{ items { id x } }', plan, answers })
    const { data, errors } = await execute()
    expect(data).toMatchObject({ items: [{ x: 1 }, { x: null }, null, { x: null }, { x: 3 }, { x: null }] })
    expect(errors.map(({ path }) => path!.join('.'))).toEqual(['items.3.x', 'items.5.x'])
  })

  it('given a branch that makes the list longer while an error is under way, then the error keeps its places', async () => {
    const keyed = (selection: string, serviceName: string) =>
      entitiesOf(entityKeys, `...on A{${selection}}`, { serviceName })
    const plan = inParallel(
      inSequence(fetchOf('{items{__typename id}}', { serviceName: 'first' }), at(['items', '@'], keyed('x', 'x'))),
      fetchOf('{items{__typename}}', { serviceName: 'second' }),
    )
    const waiting = new Map<string, () => void>()
    const answers: Answers = (service) => {
      if (service === 'first') return { data: { items: [null, { __typename: 'A', id: '1' }] } }
      if (service === 'second') return { data: { items: [{ __typename: 'A' }, { __typename: 'A' }] } }
      return { data: { _entities: [null] }, errors: [{ message: 'no', path: ['_entities', 0, 'x'] }] }
    }
    const order = ['first', 'second', 'x']
    const { execute } = compiledOperation({
      schema,
      query: '{ items { x } }',
      plan,
      answers,
      later: (act) => waiting.set(order.shift()!, act),
    })
    const answer = execute()
    for (const name of ['first', 'second', 'x']) waiting.get(name)!()
    expect((await answer).errors.map(({ path }) => path!.join('.'))).toEqual(['items.1.x'])
  })
})
