import {
  operationFromDocument,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  Supergraph,
  type Operation,
  type Schema,
} from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'

/** An operation with the way to its answer. */
export type PlannedOperation = { readonly operation: Operation; readonly plan: QueryPlan }

/** The composed graph: what clients see of it, and how each operation is split over the services. */
export class Graph {
  /** What clients may ask. */
  readonly schema: GraphQLSchema
  readonly apiSchema: Schema
  readonly supergraphSchema: GraphQLSchema
  readonly #planner: QueryPlanner
  readonly #plans = new LRUCache<string, PlannedOperation>({ max: 1_000 })

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
    this.supergraphSchema = supergraph.schema.toGraphQLJSSchema()
    this.apiSchema = supergraph.apiSchema()
    this.schema = this.apiSchema.toGraphQLJSSchema()
    this.#planner = new QueryPlanner(supergraph)
  }

  /** The plan of a valid operation. @param key - tells operations apart: text and name */
  plan(document: DocumentNode, operationName: string | null, key: string): PlannedOperation {
    const known = this.#plans.get(key)
    if (known) return known
    const operation = operationFromDocument(this.apiSchema, document, operationName ? { operationName } : {})
    const planned = { operation, plan: this.#planner.buildQueryPlan(operation) }
    this.#plans.set(key, planned)
    return planned
  }
}
