import { Random, twoDigits } from '../../random.ts'

export type Person = { readonly id: string; readonly fullName: string; readonly email: string; readonly duty: string }
export type Company = {
  readonly id: string
  readonly legalName: string
  readonly country: string
  readonly eori: string | null
  readonly turnoverMEur: number
  readonly staff: readonly Person[]
  /** Filled once the things exist that point back to their company. */
  readonly consignments: Consignment[]
  readonly statements: Statement[]
}
type Installation = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly verified: boolean
}
type ConsignmentItem = {
  readonly id: string
  readonly cnCode: string
  readonly description: string
  readonly massTonnes: number
  readonly embeddedTCO2e: number
  readonly installation: Installation
}
export type Consignment = {
  readonly id: string
  readonly mrn: string
  readonly releasedOn: string
  readonly netMassTonnes: number
  readonly routeKm: number
  readonly importer: Company
  readonly declarant: Person | null
  readonly items: readonly ConsignmentItem[]
  readonly footprints: readonly Footprint[]
}
export type Supplier = { readonly id: string; readonly name: string; readonly tier: number; readonly company: Company }
export type Footprint = {
  readonly id: string
  readonly basis: string
  readonly category: number
  readonly tCO2e: number
  readonly uncertainty: number | null
  readonly supplier: Supplier
}
type Datapoint = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly value: number | null
  readonly unit: string
}
export type Statement = {
  readonly id: string
  readonly year: number
  readonly state: string
  readonly company: Company
  readonly signedBy: Person | null
  readonly datapoints: readonly Datapoint[]
}

const companyCount = 128
const random = new Random(2026)

// Names have quotes, accents and letters outside of Latin 1: an answer's bytes are not its characters.
const countries = ['DE', 'FR', 'PL', 'IT', 'TR', 'UA', 'CN', 'IN', 'NO', 'GB', 'CZ', 'RO']
const places = ['Ruhr', 'Łódź', 'Skåne', 'Brăila', 'Anshan', 'Odisha', 'Bilbao', 'Tees', 'Gemlik', 'Zenica', 'Narvik']
const trades = ['Steel', 'Cement', 'Aluminium', 'Fertiliser', 'Hydrogen', 'Fasteners', 'Freight', 'Castings']
const forms = ['GmbH', 'S.p.A.', 'A.Ş.', 'sp. z o.o.', '"Holding" AG', 'Ltd']
const givenNames = ['Mara', 'Jörg', 'Élise', 'Paweł', 'Aylin', 'Ravi', 'Mei', 'Sigrid', 'Tomáš', 'Olena', 'Duncan']
const familyNames = ['Brandt', 'Lefèvre', 'Nowak', 'Yılmaz', "O'Hara", 'Kapoor', 'Zhang', 'Dahl', 'Novák', 'Bondar']
const goods = [
  ['7208 51 20', 'Flat-rolled products of iron or non-alloy steel, not in coils, thicker than 15 mm'],
  ['2523 10 00', 'Cement clinkers'],
  ['7601 20 80', 'Unwrought aluminium alloys'],
  ['3102 10 12', 'Urea in aqueous solution'],
  ['2804 10 00', 'Hydrogen'],
  ['7318 15 42', 'Screws and bolts of iron or steel'],
] as const
const datapointKinds = [
  ['E1-5_01', 'Energy consumption from fossil sources', 'MWh'],
  ['E1-6_07', 'Gross Scope 1 greenhouse gas emissions', 'tCO2e'],
  ['E1-6_09', 'Gross location-based Scope 2 greenhouse gas emissions', 'tCO2e'],
  ['E1-6_11', 'Gross Scope 3 greenhouse gas emissions', 'tCO2e'],
  ['E3-4_01', 'Water consumption', 'm3'],
  ['E5-5_07', 'Waste', 't'],
] as const

const upTo = (limit: number) => Number(random.hundredths(limit))
const oftenOf100 = (share: number) => random.below(100) < share
const numbered = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index))

const installations: readonly Installation[] = numbered(48, (index) => ({
  id: `installation-${index}`,
  name: `${random.oneOf(places)} ${random.oneOf(trades)} Works`,
  country: random.oneOf(countries),
  verified: oftenOf100(70),
}))

export const companies: readonly Company[] = numbered(companyCount, (index) => ({
  id: `company-${index}`,
  legalName: `${random.oneOf(places)} ${random.oneOf(trades)} ${random.oneOf(forms)}`,
  country: random.oneOf(countries),
  eori: oftenOf100(80) ? `DE${100_000_000 + random.below(900_000_000)}` : null,
  turnoverMEur: 10 + upTo(900),
  staff: numbered(4, (place) => {
    const id = `person-${index * 4 + place}`
    return {
      id,
      fullName: `${random.oneOf(givenNames)} ${random.oneOf(familyNames)}`,
      email: `${id}@company-${index}.example`,
      duty: random.oneOf(['OWNER', 'OFFICER', 'ANALYST', 'VERIFIER']),
    }
  }),
  consignments: [],
  statements: [],
}))

export const people: readonly Person[] = companies.flatMap(({ staff }) => staff)

export const suppliers: readonly Supplier[] = numbered(companyCount * 2, (index) => ({
  id: `supplier-${index}`,
  name: `${random.oneOf(places)} ${random.oneOf(trades)} Supply`,
  tier: 1 + random.below(3),
  company: random.oneOf(companies),
}))

export const consignments: readonly Consignment[] = companies.flatMap((importer, companyIndex) =>
  numbered(4, (place) => consignmentOf(importer, companyIndex * 4 + place)),
)

export const footprints: readonly Footprint[] = consignments.flatMap((consignment) => consignment.footprints)

export const statements: readonly Statement[] = companies.flatMap((company, companyIndex) =>
  [2024, 2025].map((year, place) => statementOf(company, year, companyIndex * 2 + place)),
)

for (const consignment of consignments) consignment.importer.consignments.push(consignment)
for (const statement of statements) statement.company.statements.push(statement)

function consignmentOf(importer: Company, index: number): Consignment {
  const items = numbered(2, (place) => {
    const [cnCode, description] = random.oneOf(goods)
    const id = `item-${index * 2 + place}`
    return {
      id,
      cnCode,
      description,
      massTonnes: upTo(500),
      embeddedTCO2e: upTo(1_200),
      installation: random.oneOf(installations),
    }
  })
  return {
    id: `consignment-${index}`,
    mrn: `25${importer.country}${String(10_000_000_000 + index * 7_919)}J${index % 10}`,
    releasedOn: `2025-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
    netMassTonnes: Math.round(items.reduce((sum, { massTonnes }) => sum + massTonnes * 100, 0)) / 100,
    routeKm: 100 + upTo(9_000),
    importer,
    declarant: oftenOf100(95) ? random.oneOf(people) : null,
    items,
    footprints: numbered(2, (place) => ({
      id: `footprint-${index * 2 + place}`,
      basis: random.oneOf(['SPEND', 'AVERAGE_DATA', 'SUPPLIER_SPECIFIC', 'HYBRID']),
      category: 1 + random.below(15),
      tCO2e: upTo(4_000),
      uncertainty: oftenOf100(80) ? upTo(1) : null,
      supplier: random.oneOf(suppliers),
    })),
  }
}

function statementOf(company: Company, year: number, index: number): Statement {
  return {
    id: `statement-${index}`,
    year,
    state: random.oneOf(['DRAFT', 'IN_REVIEW', 'ASSURED', 'PUBLISHED']),
    company,
    signedBy: oftenOf100(60) ? random.oneOf(people) : null,
    datapoints: numbered(3, (place) => {
      const [code, title, unit] = datapointKinds[(index + place) % datapointKinds.length]!
      return { id: `datapoint-${index * 3 + place}`, code, title, unit, value: oftenOf100(90) ? upTo(100_000) : null }
    }),
  }
}
