import { describe, expect, it } from '@jest/globals'
import {
  buildSchema,
  executeSync,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { Random } from '../../test/graph/random.ts'
import { complete, type KnownFaults } from './completion.ts'
import { isJsonObject, parseJson, read, type JsonObject } from './json.ts'
import { compileProjection, surprise } from './projection.ts'
import { ResponseShapes } from './response-shape.ts'

const sdl = `
  scalar Anything
  enum Kind { SMALL LARGE }
  interface Node { id: ID! name: String node: Node }
  interface Special implements Node { id: ID! name: String node: Node }
  type A implements Node {
    id: ID! name: String node: Node kind: Kind kinds: [Kind!]! int: Int! ints: [[Int]!] float: Float flag: Boolean! any: Anything must: Anything!
    a: A as: [A!]! deep: [[A]!]! either: U! eithers: [U]
  }
  type B implements Node & Special { id: ID! name: String node: Node! count: Int a: A! floats: [Float!] }
  union U = A | B
  type Query { a: A must: A! node: Node! nodes: [Node!] u: U list: [A] int: Int names: [String!]! }`
const schema = buildSchema(sdl)
const none: KnownFaults = { errors: [], fetchFailed: false }

function compile(query: string, variables: Record<string, unknown> = {}) {
  const { definitions } = parse(query)
  const { selectionSet } = definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )!
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
  const shapes = new ResponseShapes(schema, fragments, variables)
  const root = schema.getQueryType()!
  const project = compileProjection(shapes, root, selectionSet)!
  return {
    selectionSet,
    complete: (data: JsonObject, known = none) => complete(shapes, root, selectionSet, data, known),
    /** Undefined where the data is not as the schema says. */
    project: (data: JsonObject): JsonObject | undefined => {
      try {
        return project(data)
      } catch (cause) {
        if (cause !== surprise) throw cause
        return undefined
      }
    },
  }
}

/** The response and its errors' messages, by place. */
function answered(query: string, said: string, known: KnownFaults = none) {
  const { data, errors } = compile(query).complete(parseJson(Buffer.from(said), true) as JsonObject, known)
  return {
    data: JSON.stringify(data),
    errors: Object.fromEntries(errors.map(({ path, message }) => [path!.join('.'), message])),
  }
}

describe('data that is not as the schema says', () => {
  it.each([
    [
      '{ a { int } }',
      '{"a":{"int":null}}',
      '{"a":null}',
      { 'a.int': 'Cannot return null for non-nullable field A.int.' },
    ],
    [
      '{ a { int } }',
      '{"a":{"int":"x"}}',
      '{"a":null}',
      { 'a.int': 'A.int should be a value of the type Int, and it is not.' },
    ],
    ['{ must { id } }', '{}', 'null', { must: 'Cannot return null for non-nullable field Query.must.' }],
    ['{ must { id } }', '{"must":[]}', 'null', { must: 'Query.must should be an object, and it is not.' }],
    [
      '{ names }',
      '{"names":["a",null]}',
      'null',
      { 'names.1': 'Cannot return null for non-nullable field Query.names.' },
    ],
    [
      '{ a { kind } }',
      '{"a":{"kind":"HUGE"}}',
      '{"a":{"kind":null}}',
      { 'a.kind': 'A.kind should be a value of the type Kind, and it is not.' },
    ],
    ['{ u { __typename } }', '{"u":{}}', '{"u":null}', { u: 'Query.u should be a U, and it is not.' }],
    [
      '{ u { __typename } }',
      '{"u":{"__typename":"Query"}}',
      '{"u":null}',
      { u: 'Query.u should be a U, and it is not.' },
    ],
    [
      '{ list { id } }',
      '{"list":{"id":"1"}}',
      '{"list":null}',
      { list: 'Query.list should be a list, and it is not.' },
    ],
  ])(
    'given %s, when services say %s, then the response is %s with an error at each first cause',
    (query, said, data, errors) => {
      expect(answered(query, said)).toEqual({ data, errors })
    },
  )

  it.each([
    ['{ node { id } }', '{"node":{"id":"1"}}', '{"node":{"id":"1"}}'],
    ['{ node { id } }', '{"node":{"__typename":"Node","id":"1"}}', '{"node":{"id":"1"}}'],
    ['{ node { id ... on B { count } } }', '{"node":{"__typename":"Special","id":"1"}}', '{"node":{"id":"1"}}'],
  ])('given %s, when a service knows no more than the interface: %s, then it is answered: %s', (query, said, data) => {
    expect(answered(query, said)).toEqual({ data, errors: {} })
    expect(JSON.stringify(compile(query).project(JSON.parse(said) as JsonObject))).toBe(data)
  })

  it('given a type that nobody has said and that is asked for, then there is an error', () => {
    expect(answered('{ nodes { __typename id } }', '{"nodes":[{"id":"1"}]}')).toEqual({
      data: '{"nodes":null}',
      errors: { 'nodes.0.__typename': 'Of which type this Node is, no service has said.' },
    })
  })

  it.each([
    ['at the place', ['a', 'int'], {}],
    ['below it, from where its null rose', ['a', 'int', 'x'], {}],
    ['above it', ['a'], {}],
    ['elsewhere', ['a', 'id'], { 'a.int': 'Cannot return null for non-nullable field A.int.' }],
    ['at a key with the same letters', ['a', 'int2'], { 'a.int': 'Cannot return null for non-nullable field A.int.' }],
  ])('given an error of a service %s, then a null has a second one only if it is elsewhere', (_where, path, errors) => {
    const known = { errors: [{ message: 'no', path, extensions: { code: 'NO' } }], fetchFailed: false }
    expect(answered('{ a { int id } }', '{"a":{"int":null,"id":"1"}}', known)).toEqual({ data: '{"a":null}', errors })
  })

  it('given a fetch that failed as a whole, then what is missing needs no error of its own, and what is null does', () => {
    const known = { errors: [], fetchFailed: true }
    expect(answered('{ a { int } }', '{"a":{}}', known).errors).toEqual({})
    expect(Object.keys(answered('{ a { int } }', '{"a":{"int":null}}', known).errors)).toEqual(['a.int'])
  })

  it.each([
    ['{ a { any } }', '12345678901234567890', '{"a":{"any":12345678901234567890}}'],
    ['{ a { any } }', '[1e400,{"x":0.1234567890123456789}]', '{"a":{"any":[1e400,{"x":0.1234567890123456789}]}}'],
    ['{ a { any: id } }', '12345678901234567890', '{"a":{"any":"12345678901234567890"}}'],
    ['{ a { any: float } }', '0.1234567890123456789', '{"a":{"any":0.12345678901234568}}'],
    ['{ a { any: int } }', '1e3', '{"a":{"any":1000}}'],
    ['{ a { any: float } }', '1e400', '{"a":{"any":null}}'],
  ])('given %s, when the service says %s, then the response is %s', (query, number, data) => {
    expect(answered(query, `{"a":{"any":${number}}}`).data).toBe(data)
  })

  it.each(['__proto__', 'constructor', 'toString'])('given the alias %s, then it is a key as others are', (key) => {
    const { project, complete } = compile(`{ ${key}: int a { ${key}: name } }`)
    const data = JSON.parse(`{"${key}":5,"a":{"${key}":"x"}}`) as JsonObject
    for (const written of [project(data), complete(data).data])
      expect(JSON.stringify(written)).toBe(JSON.stringify(data))
    for (const written of [project({ a: {} }), complete({ a: {} }).data])
      expect(JSON.stringify(written)).toBe(`{"${key}":null,"a":{"${key}":null}}`)
  })
})

/** Random operations, each with random data, now and then with a fault. */
class RandomCase {
  readonly #random: Random
  readonly #faults: number
  /** Objects that may still be made in lists. */
  #room = 60
  readonly query: string
  readonly variables: Record<string, unknown>
  constructor(seed: number) {
    this.#random = new Random(seed)
    this.#faults = this.#random.pick([0, 0.03, 0.15])
    this.variables = { v: this.#random.chance(0.5), w: this.#random.chance(0.5) }
    const fragments = ['A', 'B', 'Node'].map((on) => `fragment On${on} on ${on} {${this.#selection(on, 1)}}`)
    this.query = `query($v: Boolean!, $w: Boolean!) {${this.#selection('Query', 3)}} ${fragments.join(' ')}`
  }

  #selection(typeName: string, depth: number): string {
    const random = this.#random
    const type = schema.getType(typeName)!
    const fields = 'getFields' in type ? Object.values((type as GraphQLObjectType).getFields()) : []
    const parts = ['__typename']
    for (let count = 1 + random.integer(4); count > 0; count--) {
      const when = random.chance(0.15)
        ? random.pick([' @skip(if: $v)', ' @include(if: $w)', ' @skip(if: $v) @include(if: $w)'])
        : ''
      if (fields.length === 0 || (random.chance(0.25) && typeName !== 'Query')) {
        const on = random.pick(
          isUnionType(type) || isAbstractType(type) ? ['A', 'B', 'Node', 'Special', 'U'] : [typeName, 'Node'],
        )
        parts.push(
          depth > 1 && random.chance(0.3) && ['A', 'B', 'Node'].includes(on)
            ? `...On${on}${when}`
            : `... on ${on}${when} {${this.#selection(on, depth - 1)}}`,
        )
        continue
      }
      const field = random.pick(fields)
      const inner = getNamedType(field.type)
      const isLeaf = 'serialize' in inner
      if (!isLeaf && depth <= 0) continue
      const alias = random.chance(0.2) ? `${field.name}2: ` : ''
      parts.push(`${alias}${field.name}${when}${isLeaf ? '' : ` {${this.#selection(inner.name, depth - 1)}}`}`)
    }
    return parts.slice(random.chance(0.7) && parts.length > 1 ? 1 : 0).join(' ')
  }

  data(selectionSet: SelectionSetNode, fragments: Readonly<Record<string, FragmentDefinitionNode>>): JsonObject {
    return this.#object(schema.getQueryType()!, [selectionSet], fragments)
  }

  #object(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  ): JsonObject {
    const found = new Map<string, { name: string; sets: SelectionSetNode[] }>()
    const walk = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (selection.kind !== Kind.FIELD) {
          walk(
            selection.kind === Kind.INLINE_FRAGMENT
              ? selection.selectionSet
              : fragments[selection.name.value]!.selectionSet,
          )
          continue
        }
        const key = (selection.alias ?? selection.name).value
        const one = found.get(key) ?? { name: selection.name.value, sets: [] }
        found.set(key, one)
        if (selection.selectionSet) one.sets.push(selection.selectionSet)
      }
    }
    sets.forEach(walk)
    this.#room--
    const object: JsonObject = { __typename: type.name }
    for (const [key, { name, sets }] of found) {
      const field = type.getFields()[name]
      const value = field && this.#value(field.type, sets, fragments)
      if (value !== undefined) object[key] = value
    }
    return object
  }

  #value(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  ): unknown {
    const random = this.#random
    if (random.chance(this.#faults))
      return random.pick([
        null,
        undefined,
        5,
        'x',
        true,
        [],
        [null],
        [[{}]],
        {},
        1.5,
        2 ** 31,
        Infinity,
        -0,
        'SMALL',
        { __typename: 'A' },
        { __typename: 'Query' },
      ])
    if (!isNonNullType(type) && random.chance(0.1)) return null
    const inner = getNullableType(type)
    if (isListType(inner))
      return Array.from({ length: this.#room > 0 ? random.integer(3) : 0 }, () =>
        this.#value(inner.ofType, sets, fragments),
      )
    if (isObjectType(inner)) return this.#object(inner, sets, fragments)
    if (isAbstractType(inner)) return this.#object(random.pick(schema.getPossibleTypes(inner)), sets, fragments)
    if (isEnumType(inner)) return random.pick(['SMALL', 'LARGE'])
    const leaves: Record<string, unknown[]> = {
      ID: ['1'],
      String: ['', 'é'],
      Int: [0, -7],
      Float: [0.5, 3],
      Boolean: [true],
      Anything: [{ a: 1 }, 'x'],
    }
    return random.pick(leaves[inner.name]!)
  }
}

/** graphql-js with data in place of resolvers; objects must be objects, and tell of which type they are. */
const oracle = buildSchema(sdl)
for (const type of Object.values(oracle.getTypeMap())) {
  if (isObjectType(type) && !type.name.startsWith('__')) type.isTypeOf = isJsonObject
  if (isAbstractType(type))
    type.resolveType = (value) => (isJsonObject(value) ? String(value['__typename']) : undefined)
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

/** Whether somewhere an interface's object does not tell its own type, which we take and graphql-js does not. */
const hasUnnamed = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasUnnamed)
  return isJsonObject(value) && (Object.keys(value).length === 0 || Object.values(value).some(hasUnnamed))
}

describe('given 600 random operations over random data with faults', () => {
  it('when a response is written, then both ways agree with each other and with graphql-js on data and on the places of errors', () => {
    const seen = { straight: 0, faulty: 0 }
    for (let seed = 1; seed <= 600; seed++) {
      const one = new RandomCase(seed)
      const document = parse(one.query)
      const fragments = Object.fromEntries(
        document.definitions.flatMap((definition) =>
          definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
        ),
      )
      const { project, complete, selectionSet } = compile(one.query, one.variables)
      const data = frozen(one.data(selectionSet, fragments))
      const completed = complete(data)
      const projected = project(data)
      if (projected) {
        seen.straight++
        expect({ seed, data: JSON.stringify(projected), errors: [] }).toEqual({
          seed,
          ...completed,
          data: JSON.stringify(completed.data),
        })
      } else if (completed.errors.length > 0) seen.faulty++
      if (hasUnnamed(data)) continue
      const right = executeSync({
        schema: oracle,
        document,
        rootValue: data,
        variableValues: one.variables,
        fieldResolver: (source, _given, _context, { path }) =>
          isJsonObject(source) ? read(source, String(path.key)) : undefined,
      })
      const told = completed.errors.map(({ path, message }) => ({ path, message }))
      const expected = (right.errors ?? []).map(({ path, message }, index) => ({
        path,
        message: message.startsWith('Cannot return null') ? message : told[index]?.message, // other words of ours
      }))
      expect({ seed, data: JSON.stringify(completed.data), told }).toEqual({
        seed,
        data: JSON.stringify(right.data),
        told: expected,
      })
    }
    expect(seen.straight).toBeGreaterThan(200)
    expect(seen.faulty).toBeGreaterThan(130)
  })
})
