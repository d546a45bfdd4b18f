import { Supergraph } from '@apollo/federation-internals'
import {
  execute,
  GraphQLObjectType,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import type { Graph, GraphRequest } from './graph.ts'

/** What every gateway must answer: graphql-js over the data, as if there were one service and no federation. */
export class Oracle {
  readonly #schema: GraphQLSchema
  readonly #documents = new Map<string, DocumentNode>()
  readonly #answers = new Map<GraphRequest, Promise<unknown>>()

  constructor({ services }: Graph, supergraphSdl: string) {
    this.#schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema()
    for (const { resolvers } of Object.values(services)) {
      for (const [typeName, fields] of Object.entries(resolvers)) {
        const type = this.#schema.getType(typeName)
        if (!(type instanceof GraphQLObjectType)) throw new Error(`The graph has no object type ${typeName}.`)
        for (const [name, resolve] of Object.entries(fields)) {
          const field = type.getFields()[name] // a reference is no field: without federation nobody refers
          if (field) field.resolve = resolve as unknown as GraphQLFieldResolver<unknown, unknown>
        }
      }
    }
  }

  /** The answer's data, as it comes out of JSON. */
  answer(request: GraphRequest): Promise<unknown> {
    const answer = this.#answers.get(request) ?? this.#execute(request)
    this.#answers.set(request, answer)
    return answer
  }

  /** How long the answers of these are on average, as text. */
  async bytes(requests: readonly GraphRequest[]): Promise<number> {
    const answers = await Promise.all(requests.map((request) => this.answer(request)))
    return answers.reduce((sum: number, data) => sum + Buffer.byteLength(JSON.stringify({ data })), 0) / answers.length
  }

  async #execute({ query, operationName, variables }: GraphRequest): Promise<unknown> {
    const document = this.#documents.get(query) ?? parse(query)
    this.#documents.set(query, document)
    const { data, errors }: ExecutionResult = await execute({
      schema: this.#schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
    })
    if (errors) throw new Error(`The oracle fails: ${errors[0]!.message}`)
    return JSON.parse(JSON.stringify(data))
  }
}
