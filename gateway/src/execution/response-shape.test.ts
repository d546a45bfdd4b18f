import { describe, expect, it } from '@jest/globals'
import { buildSchema, Kind, parse, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { ResponseShapes, type FieldShape, type ShapedType } from './response-shape.ts'

const schema = buildSchema(`
  interface Node { id: ID! }
  interface Named implements Node { id: ID! name: String }
  type A implements Node & Named { id: ID! name: String a: Int inner: Node u: U list: [[A!]] }
  type B implements Node { id: ID! b: Int }
  union U = A | B
  type Query { node: Node a: A u: U }
  type Mutation { a: A }`)

function read(query: string, variables: Record<string, unknown> = {}) {
  const { definitions } = parse(query)
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)!
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
  const shapes = new ResponseShapes(schema, fragments, variables)
  return { shapes, operation, root: shapes.of(schema.getRootType(operation.operation)!, [operation.selectionSet]) }
}

/** What the response has of an object of a type under the first field: keys with their types. */
function keysOf(query: string, type: string, variables?: Record<string, unknown>): string[] {
  const { shapes, root } = read(query, variables)
  const under = shapes.of(schema.getType(type) as ShapedType, root.fields[0]!.selectionSets)
  return under.fields.map(({ key, type }) => `${key}: ${String(type)}`)
}
const names = (fields: readonly FieldShape[]) => fields.map(({ key }) => key).join(' ')

describe('what the response writes of an object', () => {
  it('given fragments on its type, on its interfaces and on others, then only what is for it, in the order of first occurrence', () => {
    const query = `{ node { ... on B { b } ... on Named { name } z: id ... on A { a id } ...F ... { x: __typename } } }
      fragment F on Node { id ... on U { y: __typename } }`
    expect(keysOf(query, 'A')).toEqual(['name: String', 'z: ID!', 'a: Int', 'id: ID!', 'y: null', 'x: null'])
    expect(keysOf(query, 'B')).toEqual(['b: Int', 'z: ID!', 'id: ID!', 'y: null', 'x: null'])
    expect(keysOf(query, 'Named')).toEqual(['name: String', 'z: ID!', 'id: ID!', 'x: null'])
    expect(keysOf(query, 'Node')).toEqual(['z: ID!', 'id: ID!', 'x: null'])
  })

  it('given one key twice, then its place is the first and what lies under it comes from both, also where a fragment is spread twice', () => {
    const { shapes, root } = read(
      `{ a { inner { id } a ...F inner { ... on A { a } } ...F } a { name } } fragment F on A { inner { ... on B { b } } }`,
    )
    expect(names(root.fields)).toBe('a')
    const a = shapes.of(schema.getType('A') as ShapedType, root.fields[0]!.selectionSets)
    expect(names(a.fields)).toBe('inner a name')
    expect(a.fields[0]!.selectionSets).toHaveLength(3)
    expect(names(shapes.possible(a.fields[0]!).get('A')!.fields)).toBe('id a')
    expect(names(shapes.possible(a.fields[0]!).get('B')!.fields)).toBe('id b')
  })

  it.each([
    ['node', ['A', 'B', 'Named'], 'Node'],
    ['u', ['A', 'B'], undefined],
    ['a', [], undefined],
  ])(
    'given the field %s, then its objects may say that they are %j, or nothing if it is %s',
    (field, types, unnamed) => {
      const { shapes, root } = read(`{ ${field} { __typename } }`)
      expect([...shapes.possible(root.fields[0]!).keys()].sort()).toEqual(types)
      expect(shapes.unnamed(root.fields[0]!)?.type.name).toBe(unnamed)
    },
  )

  it('given the same selections of the same type, then it is worked out once', () => {
    const { shapes, root, operation } = read('{ a { id } }')
    expect(shapes.of(schema.getQueryType()!, [operation.selectionSet])).toBe(root)
  })

  it('given what the schema says of itself, then it has its types at the root only', () => {
    const { root } = read('{ __schema { types { name } } t: __type(name: "A") { name } __typename }')
    expect(root.fields.map(({ type }) => String(type))).toEqual(['__Schema!', '__Type', 'null'])
  })

  it('given a mutation, then its root is the mutation type', () => {
    expect(names(read('mutation { a { id } b: a { id } }').root.fields)).toBe('a b')
  })
})

describe('@skip and @include', () => {
  it.each([
    ['@skip(if: true)', {}, false],
    ['@skip(if: false)', {}, true],
    ['@include(if: false)', {}, false],
    ['@include(if: $v)', { v: true }, true],
    ['@include(if: $v)', { v: false }, false],
    ['@include(if: $v)', { v: null }, false],
    ['@include(if: $v)', {}, false],
    ['@skip(if: $v)', {}, true],
    ['@skip(if: $v)', { v: true }, false],
    ['@include(if: true) @skip(if: true)', {}, false],
    ['@skip(if: $v) @include(if: $w)', { v: false, w: true }, true],
    ['@skip(if: $v) @include(if: $w)', { v: true, w: true }, false],
    ['@skip(if: $v) @include(if: $w)', { v: false, w: false }, false],
    ['@include(if: $w) @skip(if: $v)', { v: false, w: false }, false],
  ])(
    'given %s with %j on a field, an inline fragment or a spread, then it is there: %s',
    (directives, variables, expected) => {
      for (const selection of [`a ${directives}`, `... ${directives} { a }`, `...F ${directives}`])
        expect(keysOf(`{ node { ${selection} id } } fragment F on A { a }`, 'A', variables)).toEqual(
          expected ? ['a: Int', 'id: ID!'] : ['id: ID!'],
        )
    },
  )

  it('given one key under 2 conditions, then one that holds is enough, and only its selections count', () => {
    const query = '{ a { inner @include(if: $v) { x: id } inner @include(if: $w) { y: id } } }'
    const under = (variables: Record<string, unknown>) => {
      const { shapes, root } = read(query, variables)
      const [inner] = shapes.of(schema.getType('A') as ShapedType, root.fields[0]!.selectionSets).fields
      return inner && names(shapes.unnamed(inner)!.fields)
    }
    expect([under({ v: true }), under({ w: true }), under({ v: true, w: true }), under({})]).toEqual([
      'x',
      'y',
      'x y',
      undefined,
    ])
  })

  it('given a fragment that is skipped the first time, then the second spread counts', () => {
    expect(keysOf('{ node { ...F @skip(if: true) ...F } } fragment F on A { a }', 'A')).toEqual(['a: Int'])
  })

  it.each([
    [[], true],
    [[{ variable: 'v', expected: true }], true],
    [[{ variable: 'v', expected: false }], false],
    [[{ variable: 'w', expected: false }], true],
    [
      [
        { variable: 'v', expected: true },
        { variable: 'w', expected: true },
      ],
      false,
    ],
  ])('given the conditions %j and v only, then they hold: %s', (conditions, expected) => {
    expect(read('{ a { id } }', { v: true }).shapes.allHold(conditions)).toBe(expected)
  })
})
