import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse, type GraphQLSchema } from 'graphql'
import { composers } from '../../src/planning/composers.ts'
import { CannedService, type Question } from './canned-service.ts'

const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@requires", "@external"])'

const catalog = parse(`${federation}
  type Query { products: [Product!] product(id: ID!): Product must: Product! cheapest(under: Float!): [Product!] }
  type Mutation { rename(id: ID!, name: String!): Product }
  type Product @key(fields: "id") { id: ID! name: String price(currency: Currency = EUR): Float weight: Float }
  enum Currency { EUR USD }`)

const reviews = (more: string) =>
  parse(`${federation}
  scalar Anything
  type Query { words: [String!] best: Product count: Int! anything: Anything echo(value: Anything): Anything }
  type Product @key(fields: "id") { id: ID! stars: Int review: Review texts: [String!] due: Int! weight: Float @external heavy: Boolean @requires(fields: "weight") ${more} }
  type Review { text: String! by: String mood: Mood }
  enum Mood { GOOD BAD }`)

/** The supergraph of a shop of two services. @param more - further fields of products in `reviews` */
export function shopSdl(more = ''): string {
  const services = Object.entries({ catalog, reviews: reviews(more) })
  return composers.apollo.compose(
    services.map(([name, typeDefs]) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs })),
  )
}

const products = ['1', '2', '3'].map((id) => ({
  __typename: 'Product',
  id,
  name: `Product ${id}`,
  price: 1.5,
  weight: 2,
}))
const byId = (id: string) => products.find((product) => product.id === id) ?? null

const schemas: Readonly<Record<'catalog' | 'reviews', GraphQLSchema>> = {
  catalog: buildSubgraphSchema({
    typeDefs: catalog,
    resolvers: {
      Query: {
        products: () => products,
        product: (_root: unknown, { id }: { id: string }) => byId(id),
        must: () => products[0],
        cheapest: () => [],
      },
      Mutation: { rename: (_root: unknown, { id, name }: { id: string; name: string }) => ({ ...byId(id), name }) },
      Product: { __resolveReference: ({ id }: { id: string }) => byId(id) },
    },
  }),
  reviews: buildSubgraphSchema({
    typeDefs: reviews('fresh: String'),
    resolvers: {
      Query: {
        words: () => ['good', 'bad'],
        best: () => ({ id: '2' }),
        count: () => 2,
        anything: () => ({ any: ['thing'] }),
        echo: (_root: unknown, { value }: { value: unknown }) => value,
      },
      Product: {
        __resolveReference: ({ id, weight }: { id: string; weight?: number }) => ({ id, weight }),
        heavy: ({ weight }: { weight: number }) => weight > 1,
        stars: ({ id }: { id: string }) => Number(id),
        review: ({ id }: { id: string }) => ({ text: `Text ${id}`, by: 'Ann', mood: 'GOOD' }),
        texts: ({ id }: { id: string }) => [`Text ${id}`],
        due: () => 7,
        fresh: ({ id }: { id: string }) => `Fresh ${id}`,
      },
    },
  }),
}

/** What a service answers when all is well. */
export const sound =
  (service: keyof typeof schemas) =>
  ({ query, variables }: Question): unknown =>
    graphql({ schema: schemas[service], source: query, variableValues: variables })

export type Shop = {
  readonly catalog: CannedService
  readonly reviews: CannedService
  readonly urls: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Both services of the shop, on real servers. */
export async function startShop(): Promise<Shop> {
  const [catalog, reviews] = await Promise.all([
    CannedService.start(sound('catalog')),
    CannedService.start(sound('reviews')),
  ])
  const stop = async () => {
    await Promise.all([catalog.stop(), reviews.stop()])
  }
  return { catalog, reviews, urls: { catalog: catalog.url, reviews: reviews.url }, stop }
}
