import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Tenant } from '@greenlang/database/tenant.ts'
import type { Role } from '@greenlang/kernel/requester.ts'
import { foundOrganization } from '../subgraphs/identity/src/features/organizations/found-organization.ts'

/** Known to everybody who reads this: for a demo on one's own machine, never for real data. */
export const demoPassword = 'greenlang demo password'

export const demoYear = 2026

export const demoUsers: readonly { displayName: string; email: string; roles: readonly Role[] }[] = [
  { displayName: 'Compliance officer', email: 'officer@demo.example', roles: ['compliance_officer'] },
  { displayName: 'Analyst', email: 'analyst@demo.example', roles: ['analyst'] },
  { displayName: 'Organization administrator', email: 'admin@demo.example', roles: ['org_admin'] },
  { displayName: 'Viewer', email: 'viewer@demo.example', roles: ['viewer'] },
  { displayName: 'Platform operator', email: 'operator@demo.example', roles: ['super_admin'] },
]

/** Enters the demo organization, if it is not there. */
export async function ensureDemoOrganization(identity: EntityManager): Promise<void> {
  const known = 'select 1 from identity.credentials where email = ?'
  const rows = await Tenant.forPurpose(identity, 'sign-in').read((em) =>
    em.execute<unknown[]>(known, [demoUsers[0]!.email]),
  )
  if (rows.length > 0) return
  const users = demoUsers.map((user) => ({ ...user, password: demoPassword }))
  await foundOrganization(identity, { name: 'Demo Importer', country: 'DE', users })
}

/** Loads the example files as users would: over the graph. Files and figures that are there already stay as they are. */
export async function loadExamples(address: string): Promise<void> {
  const officer = await signIn(address, 'officer@demo.example')
  const analyst = await signIn(address, 'analyst@demo.example')
  await Promise.all([loadGoods(officer), loadSpend(analyst)])
  await reportFilled(officer)
}

type Person = {
  readonly ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>
  readonly upload: (example: string) => Promise<string>
}

async function loadGoods({ ask, upload }: Person): Promise<void> {
  const found = await ask<{ organization: { cbam: { declaration: object | null } } }>(
    `{ organization { cbam(year: ${demoYear}) { declaration { id } } } }`,
  )
  if (found.organization.cbam.declaration) return
  const input = {
    uploadId: await upload('cbam-imports-2026.csv'),
    fileName: 'cbam-imports-2026.csv',
    mode: 'VALID_ROWS',
    numberFormat: 'POINT',
    year: demoYear,
  }
  await ask('mutation ($input: ImportGoodsInput!) { importGoods(input: $input) { import { id } } }', { input })
  await ask(`mutation { calculateEmbeddedEmissions(input: { year: ${demoYear} }) { calculation { id } } }`)
  await ask(`mutation { draftDeclaration(input: { year: ${demoYear} }) { declaration { id } } }`)
}

async function loadSpend({ ask, upload }: Person): Promise<void> {
  const found = await ask<{ organization: { vcci: { inventory: object | null } } }>(
    `{ organization { vcci(year: ${demoYear}) { inventory { id } } } }`,
  )
  if (found.organization.vcci.inventory) return
  const input = {
    uploadId: await upload('vcci-spend-2026.csv'),
    fileName: 'vcci-spend-2026.csv',
    mode: 'VALID_ROWS',
    numberFormat: 'POINT',
    year: demoYear,
  }
  await ask('mutation ($input: ImportActivityInput!) { importActivity(input: $input) { import { id } } }', { input })
  await ask(`mutation { calculateInventory(input: { year: ${demoYear} }) { inventory { id } } }`)
}

/** The figures of cbam and vcci reach the report by event, a moment after they are stored. */
async function reportFilled({ ask }: Person): Promise<void> {
  type Filled = { organization: { csrd: { scope3Summary: object | null; cbamSummary: object | null } } }
  for (let tries = 0; tries < 100; tries++) {
    const { organization } = await ask<Filled>(
      `{ organization { csrd(year: ${demoYear}) { scope3Summary { totalTonnesCO2e } cbamSummary { embeddedTonnesCO2e } } } }`,
    )
    if (organization.csrd.scope3Summary && organization.csrd.cbamSummary) return
    await sleep(100)
  }
  throw new Error('The figures did not reach the report within 10 s.')
}

async function signIn(address: string, email: string): Promise<Person> {
  let token = ''
  const headers = () => (token ? { authorization: `Bearer ${token}` } : undefined)
  const ask: Person['ask'] = async (query, variables = {}) => {
    const body = JSON.stringify({ query, variables })
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers() },
      body,
    })
    const { data, errors } = (await response.json()) as { data: never; errors?: unknown }
    if (errors) throw new Error(`The demo cannot be loaded: ${JSON.stringify(errors)}`)
    return data
  }
  const login =
    'mutation ($email: String!, $password: String!) { login(input: { email: $email, password: $password }) { accessToken } }'
  token = (await ask<{ login: { accessToken: string } }>(login, { email, password: demoPassword })).login.accessToken
  const upload = async (example: string) => {
    const body = readFileSync(join(import.meta.dirname, '..', 'examples', example))
    const response = await fetch(`${address}/api/v1/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...headers() },
      body,
    })
    return ((await response.json()) as { id: string }).id
  }
  return { ask, upload }
}
