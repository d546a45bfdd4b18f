import type { Requester } from '@greenlang/kernel/requester.ts'
import { publicId } from '@greenlang/kernel/id.ts'
import type { SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'

/** A line of an import file without fault: hot-rolled plate of Türkiye, 12.5 t in the second quarter. */
const plate = {
  declarant_eori: 'DE123456789012345',
  mrn: '26DE123456789012A1',
  item_number: '1',
  external_ref: '',
  import_date: '2026-05-04',
  cn_code: '72085120',
  taric_code: '',
  origin_country: 'TR',
  production_country: '',
  net_mass_t: '12.5',
  document_code: 'Y128',
}
export type Row = Partial<typeof plate> & { production_country?: string }

/** A CSV file of plates, each changed as said. */
export const csv = (rows: readonly Row[], separator = ','): string =>
  [Object.keys(plate), ...rows.map((change) => Object.values({ ...plate, ...change }))]
    .map((fields) => fields.join(separator))
    .join('\n')

export type ImportInput = {
  mode?: 'DRY_RUN' | 'ALL_OR_NOTHING' | 'VALID_ROWS'
  numberFormat?: 'POINT' | 'COMMA'
  year?: number
  idempotencyKey?: string
}

type Issue = {
  row: number
  column: string | null
  code: string
  severity: string
  message: string
  rawValue: string | null
}
export type ImportAnswer = {
  repeated: boolean
  issues: Issue[]
  import: {
    id: string
    state: string
    rowCount: number
    newRows: number
    changedRows: number
    unchangedRows: number
    rejectedRows: number
    errorCount: number
    warningCount: number
  }
}

const importGoods = `mutation ($input: ImportGoodsInput!) {
  importGoods(input: $input) {
    repeated
    issues { row column code severity message rawValue }
    import { id state rowCount newRows changedRows unchangedRows rejectedRows errorCount warningCount }
  }
}`

/** Uploads and imports a file. */
export async function imported(
  cbam: SubgraphUnderTest,
  requester: Requester,
  content: string | Buffer,
  input: ImportInput = {},
) {
  const uploadId = await cbam.upload(requester, content)
  const settings = { mode: 'VALID_ROWS', numberFormat: 'POINT', year: 2026, ...input }
  const { data, errors } = await cbam.ask(
    importGoods,
    { input: { uploadId, fileName: 'imports.csv', ...settings } },
    requester,
  )
  return { answer: data?.['importGoods'] as ImportAnswer, errors }
}

export const counts = ({ import: done }: ImportAnswer) => [
  done.rowCount,
  done.newRows,
  done.changedRows,
  done.unchangedRows,
  done.rejectedRows,
]

/** Asks for fields of a year of an organization, as the gateway does. */
export async function ofYear(
  cbam: SubgraphUnderTest,
  requester: Requester,
  fields: string,
  organizationId = requester.organizationId,
  year = 2026,
) {
  const query = `query ($of: [_Any!]!, $year: Int!) { _entities(representations: $of) { ... on Organization { cbam(year: $year) { ${fields} } } } }`
  const of = [{ __typename: 'Organization', id: publicId('org', organizationId) }]
  const { data, errors } = await cbam.ask(query, { of, year }, requester)
  const [organization] = (data?.['_entities'] ?? []) as ({ cbam: Record<string, unknown> | null } | null)[]
  return { year: organization?.cbam ?? null, organization: organization ?? null, errors }
}

export const calculate = `mutation ($year: Int!) {
  calculateEmbeddedEmissions(input: { year: $year }) {
    calculation {
      id version lineCount unresolvedLineCount outsideLineCount stale provisional
      totals { netMassTonnes quantityMwh embeddedTonnesCO2e freeAllocationTonnesCO2e certificates }
      cost { costEur certificatesWithoutPrice quarters { quarter certificates priceEur costEur } }
    }
    issues { code severity message lineCount }
  }
}`

export const draft = `mutation ($year: Int!) {
  draftDeclaration(input: { year: $year }) {
    declaration {
      id revision state stale certificatesToSurrender
      totals { netMassTonnes embeddedTonnesCO2e freeAllocationTonnesCO2e certificates }
      goods(first: 100) { nodes { cnCode originCountry productionCountry unit lineCount quantity embeddedTonnesCO2e embeddedPerUnit certificates } }
    }
    issues { code }
  }
}`

/** Orders what comes in no certain order, for comparison. */
export const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
