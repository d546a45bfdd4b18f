import type { Graph, GraphRequest, GraphService } from './graph.ts'

type Site = { readonly id: string }

/** How many subgraphs there are: each knows one stage of the way of a good, and all of them the same sites. */
export const stages = 16

/** Every subgraph gives a site two figures and the site where the good comes from: nothing of it twice. */
function stage(number: number): GraphService {
  const query = number === 1 ? 'type Query { sites(first: Int!): [Site!]! }' : ''
  const site = (index: number): Site => ({ id: `site-${index}` })
  const indexOf = ({ id }: Site) => Number(id.slice('site-'.length))
  return {
    typeDefs: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      ${query}
      type Site @key(fields: "id") {
        id: ID!
        operator${number}: String!
        tonnes${number}: Float!
        source${number}: Site!
      }`,
    resolvers: {
      ...(number === 1
        ? {
            Query: { sites: (_root, { first }: { first: number }) => Array.from({ length: first }, (_, i) => site(i)) },
          }
        : {}),
      Site: {
        __resolveReference: (sent: Site) => sent,
        [`operator${number}`]: (sent: Site) => `Operator ${indexOf(sent)} at stage ${number}`,
        [`tonnes${number}`]: (sent: Site) => ((indexOf(sent) * 37 + number * 11) % 1_000) / 10,
        [`source${number}`]: (sent: Site) => site((indexOf(sent) * 7 + number) % 100_000),
      },
    },
  }
}

/** A graph of one type over many subgraphs, to see how cost grows. */
export const supplyChainGraph: Graph = {
  services: Object.fromEntries(Array.from({ length: stages }, (_, index) => [`stage${index + 1}`, stage(index + 1)])),
}

/** Two fetches, one after the other, for a list of that length. */
export const listOf = (length: number): GraphRequest => ({
  query: `query List($first: Int!) { sites(first: $first) { id operator1 tonnes1 operator2 tonnes2 } }`,
  operationName: 'List',
  variables: { first: length },
})

/** As many fetches as the number says, each for what the one before has found, for 10 sites. */
export const chainOf = (fetches: number): GraphRequest => {
  const level = (number: number): string =>
    `id operator${number} tonnes${number} ${number < fetches ? `source${number} { ${level(number + 1)} }` : ''}`
  return {
    query: `query Chain($first: Int!) { sites(first: $first) { ${level(1)} } }`,
    operationName: 'Chain',
    variables: { first: 10 },
  }
}

/** One fetch to each of so many subgraphs, all but the first at once, for 10 sites. */
export const acrossSubgraphs = (count: number): GraphRequest => {
  const fields = Array.from({ length: count }, (_, index) => `operator${index + 1} tonnes${index + 1}`)
  return {
    query: `query Across($first: Int!) { sites(first: $first) { id ${fields.join(' ')} } }`,
    operationName: 'Across',
    variables: { first: 10 },
  }
}
