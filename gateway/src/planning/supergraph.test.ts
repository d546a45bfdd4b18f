import { describe, expect, it } from '@jest/globals'
import { smallGraph } from '../../test/planning/small-graph.ts'
import { apiSchemaOf } from './api-schema.ts'
import { readSupergraph } from './supergraph.ts'

const sdl = smallGraph()
const graph = readSupergraph(sdl, apiSchemaOf(sdl))

describe('what is known of a supergraph', () => {
  it.each([
    ['Medium', 'Book', true],
    ['Medium', 'Medium', true], // what a service that knows it only as an object says
    ['Medium', 'Scroll', true], // inaccessible, but services speak of it
    ['Medium', 'Product', false],
    ['Found', 'Product', true],
    ['Book', 'Book', true],
    ['Book', 'Medium', false],
    ['Nobody', 'Nobody', false],
    ['Medium', 'Nobody', false],
    ['Medium', '__proto__', false],
    ['__proto__', 'Medium', false],
    ['constructor', 'constructor', false],
    ['Kind', 'Kind', false],
  ])('whether a %s may be a %s: %s', (type, concrete, expected) => {
    expect(graph.isPossible(type, concrete)).toBe(expected)
  })

  it('which types are abstract', () => {
    expect(['Medium', 'Found', 'Book', 'Kind', 'Nobody'].filter((type) => graph.isAbstract(type))).toEqual([
      'Medium',
      'Found',
    ])
  })

  it('given a type and a value that are inaccessible, then only the full schema has them', () => {
    const values = (schema: typeof graph.schema) => schema.getType('Kind')!.astNode
    expect(graph.schema.getType('Scroll')).toBeUndefined()
    expect(graph.fullSchema.getType('Scroll')).toBeDefined()
    expect(values(graph.schema)).toMatchObject({ values: [{ name: { value: 'SMALL' } }, { name: { value: 'LARGE' } }] })
    expect(values(graph.fullSchema)).toMatchObject({ values: { length: 3 } })
  })

  it('which services there are, and where', () => {
    expect(graph.subgraphs).toHaveLength(5)
    expect(graph.subgraphs).toContainEqual({ name: 'reviews', url: 'http://reviews.test/graphql' })
  })

  it('which services know an interface as an object', () => {
    expect([...graph.interfaceObjects]).toEqual([['Medium', new Set(['reviews'])]])
  })
})
