import { parse } from 'graphql'
import type { Composer } from '../../src/planning/composer.ts'
import { composers } from '../../src/planning/composers.ts'

/** A shop of five services that has each directive of federation once. */
const federation = (...names: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: [${names.map((name) => `"@${name}"`).join(', ')}])`

const services = (isContextual: boolean) => ({
  catalog: `
    ${federation('key', 'inaccessible')}
    type Query { media: [Medium!]! found: [Found!]! shelves: [Shelf!]! products: [Product!]! product(id: ID!): Product }
    type Mutation { addProduct(name: String!): Product! }
    interface Medium @key(fields: "id") { id: ID! title: String! }
    type Book implements Medium @key(fields: "id") { id: ID! title: String! pages: Int! }
    type Film implements Medium @key(fields: "id") { id: ID! title: String! minutes: Int! }
    type Scroll implements Medium @key(fields: "id") @inaccessible { id: ID! title: String! }
    union Found = Product | Book | Scroll
    union Shelf = New | Used | Lost
    type New { products: [Product!]! }
    type Used { products: [Product!]! }
    type Lost { products: [Product!]! }
    type Product @key(fields: "id") @key(fields: "sku { code }") {
      id: ID! sku: Sku! name: String! weight: Float! size: Size! stock: Int! onOffer: Boolean kind: Kind!
      secret(key: String @inaccessible): String @inaccessible
    }
    type Sku { code: String! }
    type Size { length: Float! }
    enum Kind { SMALL LARGE SECRET @inaccessible }`,
  reviews: `
    ${federation('key', 'interfaceObject', 'provides', 'external')}
    type Query { latestReview: Review }
    type Mutation { addReview(mediumId: ID!, body: String!): Review }
    type Subscription { reviewAdded(mediumId: ID): Review }
    type Medium @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int! = 5): [Review!]! }
    type Review @key(fields: "id") { id: ID! body: String! medium: Medium! author: User @provides(fields: "name") signer: User }
    type User @key(fields: "id") { id: ID! name: String! @external }`,
  accounts: `
    ${federation('key', 'shareable')}
    type Query { me: User }
    type User @key(fields: "id") { id: ID! name: String! @shareable email: String! currency: String! }`,
  delivery: `
    ${federation('key', 'requires', 'external', 'override')}
    type Product @key(fields: "id") {
      id: ID! weight: Float! @external size: Size! @external
      shippingCosts(country: String!): Float! @requires(fields: "weight size { length }")
      parcels(weight: Int): Int
      stock: Int! @override(from: "catalog", label: "new-delivery")
      onOffer: Boolean @override(from: "catalog", label: "percent(12.5)")
    }
    type Size { length: Float! @external }`,
  prices: `
    ${isContextual ? federation('key', 'external', 'context', 'fromContext') : federation('key')}
    type Query { price: Float @deprecated(reason: "Ask the basket.") }
    type User @key(fields: "id") ${isContextual ? '@context(name: "user")' : ''} {
      id: ID! basket: [Item!]! ${isContextual ? 'currency: String! @external' : ''}
    }
    type Item @key(fields: "id") {
      id: ID! bought(day: Day, filter: Filter = { from: 1 }): Day
      price${isContextual ? '(currency: String @fromContext(field: "$user { currency }"))' : ''}: Float!
    }
    input Filter { from: Int = 3 words: [String!] = ["x"] }
    scalar Day @specifiedBy(url: "https://example.org/day")`,
})

/** Its supergraph. @param isContextual - whether prices depend on the currency of who asks, by `@fromContext` */
export function smallGraph({
  isContextual = false,
  composer = composers.apollo,
}: { isContextual?: boolean; composer?: Composer } = {}) {
  const schemas = Object.entries(services(isContextual))
  return composer.compose(
    schemas.map(([name, sdl]) => ({ name, url: `http://${name}.test/graphql`, typeDefs: parse(sdl) })),
  )
}
