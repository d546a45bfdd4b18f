import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js'
import { execute, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { GraphService } from '../graph/graph.ts'

export function subgraphSchema({ typeDefs, resolvers }: GraphService): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers: resolvers as GraphQLResolverMap<unknown> })
}

/** Answers requests as text by executing them. */
export function answering(service: GraphService): (body: string) => Promise<string> {
  const schema = subgraphSchema(service)
  return async (body) => {
    const { query, variables, operationName } = JSON.parse(body) as {
      query: string
      variables?: Record<string, unknown> | null
      operationName?: string | null
    }
    const document = parse(query)
    const errors = validate(schema, document)
    const answer: ExecutionResult =
      errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables, operationName })
    return JSON.stringify(answer)
  }
}
