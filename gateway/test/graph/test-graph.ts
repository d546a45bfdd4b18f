import { composeServices } from '@apollo/composition'
import { Supergraph, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals'
import { printSchema, type ExecutionResult } from 'graphql'
import type { World } from './field-values.ts'
import { createDataSet, type DataSet } from './items.ts'
import { Monolith } from './monolith.ts'
import { subgraphDocuments } from './ownership.ts'
import { TestSubgraph, type SubgraphQuestion } from './subgraphs.ts'

/** Data without any fault, for a test to put its own into: values that are errors are raised. */
export function calmWorld(): World {
  const data = createDataSet(1)
  for (const items of data.byType.values()) for (const item of items) item.absentFrom.clear()
  return { data, faulty: false, changes: 0 }
}

/** How many different sets of data there are; operations are spread over them. */
export const worlds = 16

/** The federated graph of the tests: six subgraphs over one set of data, and the same as a monolith. */
export class TestGraph {
  readonly supergraphSdl: string
  readonly monolith: Monolith
  readonly subgraphs: ReadonlyMap<string, TestSubgraph>
  readonly #dataSets = new Map<number, DataSet>()
  /** The world that subgraphs answer from at present. */
  #world: World
  /** What subgraphs were asked in this world. */
  readonly asked: ({ readonly subgraph: string } & SubgraphQuestion)[] = []

  constructor() {
    const { errors, supergraphSdl } = composeServices(
      [...subgraphDocuments].map(([name, typeDefs]) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs })),
    )
    if (errors) throw new AggregateError(errors, errors.map(({ message }) => message).join('\n'))
    this.supergraphSdl = supergraphSdl
    const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
    this.monolith = new Monolith(printSchema(supergraph.apiSchema().toGraphQLJSSchema()))
    const { schema, ownership } = this.monolith
    this.subgraphs = new Map(
      [...subgraphDocuments.keys()].map((name) => [name, new TestSubgraph(name, schema, ownership)]),
    )
    this.#world = this.newWorld(0)
  }

  data(seed: number): DataSet {
    const kept = this.#dataSets.get(seed % worlds) ?? createDataSet(seed % worlds)
    this.#dataSets.set(seed % worlds, kept)
    return kept
  }

  /** Data in which nothing has been changed yet. */
  newWorld(seed: number): World {
    return { data: this.data(seed), faulty: true, changes: 0 }
  }

  /** From now on the subgraphs answer from this world. */
  begin(world: World): void {
    this.#world = world
    this.asked.length = 0
  }

  ask(subgraph: string, question: SubgraphQuestion): Promise<ExecutionResult> {
    const found = this.subgraphs.get(subgraph)
    if (!found) throw new Error(`There is no subgraph "${subgraph}".`)
    this.asked.push({ subgraph, ...question })
    return found.ask(question, this.#world)
  }
}
