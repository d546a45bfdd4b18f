import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import type { Graph } from './graph.ts'

/** The supergraph of a graph whose subgraphs answer at these addresses, as text. */
export function composeGraph({ services }: Graph, urls: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(services).map(([name, { typeDefs }]) => ({
      name,
      url: urls[name] ?? '',
      typeDefs: parse(typeDefs),
    })),
  )
  if (errors) throw new Error(`The schemas do not compose: ${errors.map(({ message }) => message).join('; ')}`)
  return supergraphSdl
}
