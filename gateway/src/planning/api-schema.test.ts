import { describe, expect, it } from '@jest/globals'
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { smallGraph } from '../../test/planning/small-graph.ts'
import { apiSchemaOf } from './api-schema.ts'
import { composers } from './composers.ts'

const ourGraph = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8')

describe('what clients see of a supergraph', () => {
  it.each([
    ['the graph of this project', ourGraph],
    ['a graph with each directive of federation', smallGraph()],
    ['a graph with @fromContext', smallGraph({ isContextual: true })],
    ['a graph of the other composer', smallGraph({ composer: composers.guild })],
  ])('given %s, then it is what the reference implementation says', (_case, sdl) => {
    const reference = Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }).apiSchema()
    const sorted = printSchema(lexicographicSortSchema(reference.toGraphQLJSSchema({ includeDefer: true })))
    expect(printSchema(lexicographicSortSchema(buildSchema(apiSchemaOf(sdl))))).toBe(sorted)
  })
})
