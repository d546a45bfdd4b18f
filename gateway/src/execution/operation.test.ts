import { describe, expect, it } from '@jest/globals'
import { compiledOperation } from '../../test/execution/compiled-operation.ts'
import { at, entitiesOf, fetchOf, inParallel, inSequence } from '../../test/execution/plans.ts'

const schema = 'type Query { a: Int b: Int c: Int }'
const query = '{ a b c }'
const plan = inParallel(
  fetchOf('{a}', { serviceName: 'a' }),
  fetchOf('{b}', { serviceName: 'b' }),
  fetchOf('{c}', { serviceName: 'c' }),
)
const said: Record<string, string> = { a: '{"data":{"a":1}}', b: '{ "data": { "b": 2 } }', c: '{"data":{"c":3}}' }

/** The answers of services come when they are let through, in the order in which they were asked. */
function held(atOnce: readonly string[]) {
  const waiting: (() => void)[] = []
  let next = 0
  const services = ['a', 'b', 'c']
  const operation = compiledOperation({
    schema,
    query,
    plan,
    answers: (service) => said[service]!,
    later: (act) => (atOnce.includes(services[next++]!) ? act() : waiting.push(act)),
  })
  return { ...operation, waiting }
}

describe('an answer by slices that turns out to need the general path', () => {
  it.each([[['b']], [[]], [['a', 'b']], [['a', 'b', 'c']]])(
    'given that %j answer at once, then nobody is asked twice, and the answer comes once, with the last',
    (atOnce) => {
      const { begin, asked, waiting } = held(atOnce)
      const answers: unknown[] = []
      begin((answer) => answers.push(answer))
      for (const act of waiting) act()
      expect(answers).toEqual([{ isSliced: false, data: { a: 1, b: 2, c: 3 }, errors: [] }])
      expect(asked).toHaveLength(3)
    },
  )

  it.each([
    [['b'], 'c a'],
    [[], 'a b c'],
  ])(
    'given that %j have answered, when nobody waits any more, then %s are given up and nothing is answered',
    (atOnce, expected) => {
      const { begin, givenUp, waiting } = held(atOnce)
      const answers: unknown[] = []
      const abandon = begin((answer) => answers.push(answer))
      abandon()
      for (const act of waiting) act()
      expect([...givenUp].sort()).toEqual(expected.split(' ').sort())
      expect(answers).toEqual([])
    },
  )

  it('given two fetches that ask the very same, then both hear the one answer', () => {
    const waiting: (() => void)[] = []
    const { begin, asked } = compiledOperation({
      schema,
      query: '{ a }',
      plan: inParallel(
        fetchOf('{a}', { serviceName: 'a' }),
        fetchOf('{__typename}', { serviceName: 'b' }),
        fetchOf('{__typename}', { serviceName: 'b' }),
      ),
      answers: (service) => (service === 'a' ? '{ "data": { "a": 1 } }' : '{"data":{"__typename":"Query"}}'),
      later: (act) => waiting.push(act),
    })
    const answers: unknown[] = []
    begin((answer) => answers.push(answer))
    for (const act of waiting) act()
    expect(answers).toEqual([{ isSliced: false, data: { a: 1 }, errors: [] }])
    expect(asked).toHaveLength(3)
  })
})

describe('texts beyond ASCII on the general path', () => {
  const id = 'Łódź "5" 😀'
  const fault = { message: 'Größe fehlt – 😀', path: ['_entities', 0, 'name'] }
  const escaped = (text: string) =>
    text.replaceAll(/[\u0080-\uffff]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const plain = (text: string) => text

  it.each([
    ['as they are', plain],
    ['escaped', escaped],
  ])('given services that say them %s, then keys, values and errors are those that were said', async (_how, print) => {
    const { respond, asked } = compiledOperation({
      schema: 'type Query { a: A } type A { id: ID name: String home: String! }',
      query: '{ a { id name home } }',
      plan: inSequence(
        fetchOf('{a{__typename id}}', { serviceName: 'first' }),
        at(['a'], entitiesOf('... on A { __typename id }', '...on A{name home}', { serviceName: 'second' })),
      ),
      answers: (service) => {
        const data =
          service === 'first' ? { a: { __typename: 'A', id } } : { _entities: [{ name: null, home: '東京' }] }
        return print(JSON.stringify({ data, ...(service === 'second' && { errors: [fault] }) }))
      },
      health: null,
    })
    expect(await respond()).toEqual({
      isSliced: false,
      data: { a: { id, name: null, home: '東京' } },
      errors: [{ path: ['a', 'name'], message: fault.message }],
    })
    const question = Buffer.from(asked[1]!.slice('second '.length), 'latin1').toString()
    expect(JSON.parse(question)).toMatchObject({ variables: { representations: [{ __typename: 'A', id }] } })
  })
})

describe('a number that a double cannot hold, where an object belongs', () => {
  const long = 9_007_199_254_740_993n
  it('given an object of which every field may be null, then it is null with an error', async () => {
    const { execute } = compiledOperation({
      schema: 'scalar Big type Query { a: A big: Big } type A { x: Int }',
      query: '{ a { x } big }',
      plan: fetchOf('{a{x} big}'),
      answers: () => `{"data":{"a":${long},"big":${long}}}`,
    })
    const { data, errors } = await execute()
    expect(data).toMatchObject({ a: null })
    expect(errors).toMatchObject([{ path: ['a'] }])
  })

  it('given that another service says more of it, then the answer does not break', async () => {
    const { execute } = compiledOperation({
      schema: 'scalar Big type Query { a: A big: Big } type A { x: Int y: Int }',
      query: '{ a { x y } big }',
      plan: inParallel(fetchOf('{a{x} big}', { serviceName: 'a' }), fetchOf('{a{y}}', { serviceName: 'b' })),
      answers: (service) => (service === 'a' ? `{"data":{"a":${long},"big":1}}` : '{"data":{"a":{"y":2}}}'),
    })
    expect((await execute()).data).toMatchObject({ a: { y: 2 } })
  })
})
