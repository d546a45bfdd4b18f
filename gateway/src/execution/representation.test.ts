import { describe, expect, it } from '@jest/globals'
import { possibleIn } from '../../test/execution/graph-facts.ts'
import { requiresOf } from '../../test/execution/plans.ts'
import { Random } from '../../test/graph/random.ts'
import type { DataRewrite } from '../planning/plan.ts'
import { isJsonObject, write, type JsonObject } from './json.ts'
import { compileRepresentation } from './representation.ts'

const isPossible = possibleIn(`
  type Query { i: I } interface I { id: ID }
  type A implements I { id: ID } type B implements I { id: ID } type C { id: ID }`)

const compile = (requires: string, rewrites: DataRewrite[] = []) =>
  compileRepresentation(requiresOf(requires), rewrites, isPossible)

/** The representation of what a service said, by both ways, which must agree. */
function represent(said: string, requires: string, rewrites: DataRewrite[] = []): string | null {
  const { text, object } = compile(requires, rewrites)
  const source = JSON.parse(said) as JsonObject
  const built = object(source)
  expect(text(source)).toBe(built && JSON.stringify(built))
  return text(source)
}

describe('what a service is told of an object', () => {
  it('given what is required, then it is that, in the order of the requirement, and nothing else', () => {
    const said = '{"x":1,"id":"1","__typename":"A","tags":["a",null]}'
    expect(represent(said, '... on A { __typename id tags }')).toBe('{"__typename":"A","id":"1","tags":["a",null]}')
  })

  it.each([
    ['{"__typename":"A"}', null],
    ['{"__typename":"A","id":null}', '{"__typename":"A","id":null}'],
    ['{"__typename":"A","id":""}', '{"__typename":"A","id":""}'],
    ['{"__typename":"A","id":0}', '{"__typename":"A","id":0}'],
    ['{"__typename":"A","id":false}', '{"__typename":"A","id":false}'],
    ['{"id":"1"}', null],
    ['{"__typename":1,"id":"1"}', null],
    ['{"__typename":"B","id":"1"}', null],
  ])('given %s and a required id, then it is %s', (said, expected) => {
    expect(represent(said, '... on A { __typename id }')).toBe(expected)
  })

  it.each([
    ['A', true],
    ['B', true],
    ['I', true],
    ['C', false],
    ['Nobody', false],
  ])(
    'given a requirement of the interface I, when an object says that it is %s, then it is represented: %s',
    (name, expected) => {
      const said = `{"__typename":"${name}","id":"1"}`
      expect(represent(said, '... on I { __typename id }')).toBe(expected ? said : null)
    },
  )

  it('given parts for 2 types, then each object has what its type needs', () => {
    const requires = '... on A { __typename id } ... on B { __typename key }'
    expect(represent('{"__typename":"A","id":"1"}', requires)).toBe('{"__typename":"A","id":"1"}')
    expect(represent('{"__typename":"B","key":"1"}', requires)).toBe('{"__typename":"B","key":"1"}')
    expect(represent('{"__typename":"C","key":"1","id":"1"}', requires)).toBeNull()
  })

  it.each([
    ['{"a":{"b":[[{"c":1},null],[],null]}}', '{"a":{"b":[[{"c":1},null],[],null]}}'],
    ['{"a":{"b":[[{"c":1}],[{}]]}}', null],
    ['{"a":{}}', null],
    ['{"a":null}', '{"a":null}'],
    ['{"a":[]}', '{"a":[]}'],
    ['{"a":5}', null],
    ['{"a":{"b":"c"}}', null],
  ])('given %s, when a { b { c } } is required of lists of lists, then it is %s', (said, expected) => {
    expect(represent(said, '... { a { b { c } } }')).toBe(expected)
    expect(represent(said, '... { a { b { c } } } ... { a { b { c } } }')).toBe(expected)
  })

  it('given a part for a type within what is required, then it counts for objects of that type only', () => {
    const requires = '... on A { __typename owner { id ... on B { __typename name } } }'
    expect(represent('{"__typename":"A","owner":{"__typename":"B","id":1}}', requires)).toBeNull()
    expect(represent('{"__typename":"A","owner":{"__typename":"C","id":1}}', requires)).toBe(
      '{"__typename":"A","owner":{"id":1}}',
    )
  })

  it('given a requirement under an alias, then it is read and sent under the alias', () => {
    expect(represent('{"x":1,"y":2}', '... { y: x }')).toBe('{"y":2}')
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'given the key %s, then it is a key as others are',
    (key) => {
      const requires = `... on A { __typename ${key} }`
      expect(represent('{"__typename":"A"}', requires)).toBeNull()
      expect(represent(`{"__typename":"A","${key}":{"a":1}}`, requires)).toBe(`{"__typename":"A","${key}":{"a":1}}`)
      expect(represent(`{"__typename":"A","${key}":{"a":1}}`, `... on A { ${key} { a } }`)).toBe(`{"${key}":{"a":1}}`)
    },
  )

  it.each([
    '"\\ud800"',
    '"\\udc00x"',
    '"\\ud83d\\ude00"',
    '"\\u0000\\u001f"',
    '"\\u2028"',
    '"\\"\\\\/"',
    `"${'é'.repeat(50)}"`,
    '"\\u007f"',
  ])('given the text %s, then it is sent as JSON.stringify prints it', (said) => {
    const text: unknown = JSON.parse(said)
    expect(represent(`{"x":${said}}`, '... { x }')).toBe(JSON.stringify({ x: text }))
  })
})

describe('what a planner changes of representations', () => {
  const setter = (value: unknown, ...path: string[]): DataRewrite => ({ kind: 'ValueSetter', path, setValueTo: value })
  const renamer = (name: string, ...path: string[]): DataRewrite => ({ kind: 'KeyRenamer', path, renameKeyTo: name })

  it.each([
    ['A', '{"__typename":"I","id":"1"}'],
    ['B', '{"__typename":"B","id":"1"}'],
  ])('given a type name for objects that are an A, when the object is %s, then it is %s', (name, expected) => {
    const said = `{"__typename":"${name}","id":"1"}`
    expect(represent(said, '... on I { __typename id }', [setter('I', '... on A', '__typename')])).toBe(expected)
  })

  it('given a value that is set, when there is none, then there is no representation', () => {
    expect(represent('{"__typename":"A"}', '... on A { __typename id }', [setter('x', 'id')])).toBeNull()
  })

  it('given a made-up key, then it is sent under the name that the service knows', () => {
    const rewrites = [renamer('x', '... on A', 'made_up')]
    expect(represent('{"__typename":"A","made_up":[1]}', '... on A { __typename made_up }', rewrites)).toBe(
      '{"__typename":"A","x":[1]}',
    )
    expect(represent('{"__typename":"B","made_up":1}', '... on I { made_up }', rewrites)).toBe('{"made_up":1}')
  })

  it('given changes below another object, then the type conditions count there', () => {
    const rewrites = [renamer('x', 'a', '... on B', 'made_up'), renamer('z', 'a')]
    const requires = '... on A { a { made_up } }'
    const said = (name: string) => `{"__typename":"A","a":[{"__typename":"${name}","made_up":1}]}`
    expect(represent(said('B'), requires, rewrites)).toBe('{"z":[{"x":1}]}')
    expect(represent(said('C'), requires, rewrites)).toBe('{"z":[{"made_up":1}]}')
  })

  it('given a key that is renamed to another that is required, then it takes its place', () => {
    expect(represent('{"id":1,"made_up":2}', '... { id made_up }', [renamer('id', 'made_up')])).toBe('{"id":2}')
  })

  it('given 2 changes of one key, then the first that holds counts', () => {
    const rewrites = [setter('I', '... on A', '__typename'), setter('J', '... on I', '__typename')]
    const requires = '... on I { __typename }'
    expect(represent('{"__typename":"A"}', requires, rewrites)).toBe('{"__typename":"I"}')
    expect(represent('{"__typename":"B"}', requires, rewrites)).toBe('{"__typename":"J"}')
  })
})

const keys = ['id', 'a', 'b', '__proto__', 'constructor', '__typename']
const texts = ['', 'A', 'B', 'é', '\ud800', '\u0007', '"', 'x'.repeat(41), '\u2028']

function randomRequires(random: Random, depth: number): string {
  const parts = Array.from({ length: 1 + random.integer(3) }, () => {
    if (random.chance(0.25) && depth < 3)
      return `... ${random.pick(['', 'on A', 'on I'])} { ${randomRequires(random, depth - 1)} }`
    const key = random.pick(keys)
    return depth > 0 && random.chance(0.4) ? `${key} { ${randomRequires(random, depth - 1)} }` : key
  })
  return parts.join(' ')
}

function randomValue(random: Random, depth: number): unknown {
  const kind = random.integer(depth > 0 ? 9 : 5)
  if (kind === 0) return random.pick([null, true, false])
  if (kind === 1) return random.pick([0, -1.5, 1e21, 12])
  if (kind < 5) return random.pick(texts)
  if (kind === 5) return Array.from({ length: random.integer(3) }, () => randomValue(random, depth - 1))
  const object: JsonObject = {}
  for (const key of keys)
    if (random.chance(0.85))
      write(
        object,
        key,
        key === '__typename' && random.chance(0.9) ? random.pick(['A', 'B', 'C']) : randomValue(random, depth - 1),
      )
  return object
}

function randomRewrites(random: Random): DataRewrite[] {
  return Array.from({ length: random.integer(3) }, () => {
    const steps = Array.from({ length: 1 + random.integer(4) }, () => random.pick([...keys, '... on A', '... on I']))
    const path = [...steps, random.pick(keys)]
    return random.chance(0.5)
      ? { kind: 'KeyRenamer', path, renameKeyTo: random.pick([...keys, 'c']) }
      : { kind: 'ValueSetter', path, setValueTo: random.pick(['I', null, { a: [1] }]) }
  })
}

describe('given 3 000 random requirements with random changes', () => {
  it('when they are met by random objects, then the text is that of the object', () => {
    let represented = 0
    for (let seed = 1; seed <= 3_000; seed++) {
      const random = new Random(seed)
      const requires = random.chance(0.7)
        ? `... on ${random.pick(['A', 'I'])} { ${randomRequires(random, 2)} }`
        : randomRequires(random, 2)
      const { text, object } = compileRepresentation(requiresOf(requires), randomRewrites(random), isPossible)
      for (let tries = 0; tries < 5; tries++) {
        const source = randomValue(random, 3)
        if (!isJsonObject(source)) continue
        const built = object(source)
        const expected = built && JSON.stringify(built)
        const printed = text(source)
        if (printed !== expected)
          expect({ seed, requires, source, printed }).toEqual({ seed, requires, source, printed: expected })
        if (printed) represented++
      }
    }
    expect(represented).toBeGreaterThan(1_000)
  })
})
