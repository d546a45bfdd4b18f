import { readFileSync } from 'node:fs'
import {
  companies,
  consignments,
  footprints,
  people,
  statements,
  suppliers,
  type Company,
  type Consignment,
} from './data.ts'
import type { Graph, GraphRequest, Resolvers } from './graph.ts'

type Id = { readonly id: string }
type Page = { readonly first: number; readonly offset: number }

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const schema = (service: string) => file(`./schema/${service}.graphql`)

const byId = <Item extends Id>(items: readonly Item[]) => new Map(items.map((item) => [item.id, item]))
const companyById = byId(companies)
const consignmentById = byId(consignments)
const footprintById = byId(footprints)
const personById = byId(people)
const statementById = byId(statements)
const supplierById = byId(suppliers)

const page = <Item>(items: readonly Item[], { first, offset }: Page) => items.slice(offset, offset + first)
const rounded = (value: number) => Math.round(value * 1_000) / 1_000

/** The company with what the gateway sent of it: a field that requires another answers from what came, not from what is known. */
const companyAsSent = (sent: Id & Partial<Company>) => {
  const company = companyById.get(sent.id)
  return company ? { ...company, turnoverMEur: sent.turnoverMEur } : null
}
const consignmentAsSent = ({ id, netMassTonnes, routeKm }: Id & Partial<Consignment>) => {
  const consignment = consignmentById.get(id)
  return consignment ? { ...consignment, netMassTonnes, routeKm } : null
}

const emissionIntensity = ({ consignments, turnoverMEur }: Company) => {
  if (turnoverMEur === undefined) throw new Error('The turnover was not sent.')
  const emissions = consignments.flatMap(({ footprints }) => footprints.map(({ tCO2e }) => tCO2e))
  return rounded(emissions.reduce((sum, tCO2e) => sum + tCO2e, 0) / turnoverMEur)
}
const freightTCO2e = ({ netMassTonnes, routeKm }: Consignment) => {
  if (netMassTonnes === undefined || routeKm === undefined) throw new Error('Mass or route was not sent.')
  return rounded(netMassTonnes * routeKm * 0.000_062)
}

const identity: Resolvers = {
  Query: {
    companies: (_root, args: Page) => page(companies, args),
    company: (_root, { id }: Id) => companyById.get(id),
    person: (_root, { id }: Id) => personById.get(id),
  },
  Company: { __resolveReference: ({ id }: Id) => companyById.get(id) ?? null },
  Person: { __resolveReference: ({ id }: Id) => personById.get(id) ?? null },
}

const cbam: Resolvers = {
  Query: {
    consignments: (_root, args: Page) => page(consignments, args),
    consignment: (_root, { id }: Id) => consignmentById.get(id),
  },
  Consignment: { __resolveReference: ({ id }: Id) => consignmentById.get(id) ?? null },
  Company: {
    __resolveReference: ({ id }: Id) => companyById.get(id) ?? null,
    consignments: ({ consignments }: Company, { first }: Page) => consignments.slice(0, first),
  },
}

const csrd: Resolvers = {
  Query: {
    statements: (_root, { year, ...args }: Page & { year: number }) =>
      page(
        statements.filter((statement) => statement.year === year),
        args,
      ),
    statement: (_root, { id }: Id) => statementById.get(id),
  },
  Statement: { __resolveReference: ({ id }: Id) => statementById.get(id) ?? null },
  Company: { __resolveReference: companyAsSent, emissionIntensity },
}

const vcci: Resolvers = {
  Query: {
    suppliers: (_root, { first }: Page) => suppliers.slice(0, first),
    footprint: (_root, { id }: Id) => footprintById.get(id),
  },
  Supplier: { __resolveReference: ({ id }: Id) => supplierById.get(id) ?? null },
  Footprint: { __resolveReference: ({ id }: Id) => footprintById.get(id) ?? null },
  Consignment: { __resolveReference: consignmentAsSent, freightTCO2e },
}

/** Companies, what they import, report and cause: four subgraphs, as the platform has. */
export const complianceGraph: Graph = {
  services: {
    identity: { typeDefs: schema('identity'), resolvers: identity },
    cbam: { typeDefs: schema('cbam'), resolvers: cbam },
    csrd: { typeDefs: schema('csrd'), resolvers: csrd },
    vcci: { typeDefs: schema('vcci'), resolvers: vcci },
  },
}

/** How many variable sets give answers of the same size. */
export const mostSets = companies.length - 10

/** 12 fetches and about 60 kB. Each set has other companies and other statements, so that no two share a subgraph call. */
export const deep = (set: number): GraphRequest => ({
  query: file('./operations/deep.graphql'),
  operationName: 'Deep',
  variables: { offset: set },
})

/** 3 fetches. */
export const medium: GraphRequest = { query: file('./operations/medium.graphql'), operationName: 'Medium' }

/** 1 fetch. */
export const shallow: GraphRequest = { query: file('./operations/shallow.graphql'), operationName: 'Shallow' }
