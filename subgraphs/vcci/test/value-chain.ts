import { readFileSync } from 'node:fs'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import { publicId } from '@greenlang/kernel/id.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import type { SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'

/** A file as it comes with the project. */
export const exampleFile = (name: string): Buffer => readFileSync(new URL(`../../../examples/${name}`, import.meta.url))

export const header =
  'external_ref,date,classification,category,supplier_name,supplier_id,description,amount,currency,price_basis,quantity,unit,distance_km,country'

/** A file of rows given by column. */
export function csv(rows: readonly Record<string, string>[], separator = ','): string {
  const columns = header.split(',')
  const quoted = (text: string) => (text.includes(separator) ? `"${text}"` : text)
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(separator))
  return [columns.join(separator), ...lines, ''].join('\n')
}

type Settings = { mode?: string; numberFormat?: string; year?: number; idempotencyKey?: string }
type Issue = { row: number; column: string | null; code: string; severity: string; message: string; rawValue: string }
export type ImportAnswer = {
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
  repeated: boolean
  issues: Issue[]
}

const importMutation = `mutation ($input: ImportActivityInput!) { importActivity(input: $input) {
  import { id state rowCount newRows changedRows unchangedRows rejectedRows errorCount warningCount }
  repeated issues { row column code severity message rawValue } } }`

/** What a person can do with the value chain, as they would over the gateway. */
export class ValueChain {
  readonly #vcci: SubgraphUnderTest
  readonly requester: Requester

  constructor(vcci: SubgraphUnderTest, requester: Requester = vcci.newRequester(['analyst'])) {
    this.#vcci = vcci
    this.requester = requester
  }

  ask(query: string, variables: Record<string, unknown> = {}): Promise<GraphQLAnswer> {
    return this.#vcci.ask(query, variables, this.requester)
  }

  /** Uploads and imports a file. */
  async tryImport(content: string | Buffer, settings: Settings = {}): Promise<GraphQLAnswer> {
    const uploadId = await this.#vcci.upload(this.requester, content)
    const input = {
      uploadId,
      fileName: 'lines.csv',
      mode: 'VALID_ROWS',
      numberFormat: 'POINT',
      year: 2026,
      ...settings,
    }
    return this.ask(importMutation, { input })
  }

  async import(content: string | Buffer, settings: Settings = {}): Promise<ImportAnswer> {
    return answered<ImportAnswer>(await this.tryImport(content, settings), 'importActivity')
  }

  async calculate<Inventory>(selection: string, year = 2026): Promise<Inventory> {
    const mutation = `mutation ($year: Int!) { calculateInventory(input: { year: $year }) { inventory { ${selection} } } }`
    return answered<{ inventory: Inventory }>(await this.ask(mutation, { year }), 'calculateInventory').inventory
  }

  /** Reads a year of the organization, as the gateway does after identity has named the organization. */
  async year<Year>(selection: string, year = 2026, of = this.requester.organizationId): Promise<Year | null> {
    const query = `query ($of: [_Any!]!, $year: Int!) {
      _entities(representations: $of) { ... on Organization { vcci(year: $year) { ${selection} } } } }`
    const representation = { __typename: 'Organization', id: publicId('org', of) }
    const entities = answered<({ vcci: Year } | null)[]>(
      await this.ask(query, { of: [representation], year }),
      '_entities',
    )
    return entities[0]?.vcci ?? null
  }
}

/** The field of an answer; an error of the answer is an error of the test. */
export function answered<Value>({ data, errors }: GraphQLAnswer, field: string): Value {
  if (errors) throw new Error(JSON.stringify(errors))
  return data?.[field] as Value
}
