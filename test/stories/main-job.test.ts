import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient } from 'graphql-ws'
import type { ExecutionResult } from 'graphql'
import { readFileSync } from 'node:fs'
import { createOrm } from '@greenlang/database/orm.ts'
import { serviceUrl } from '@greenlang/database/service-url.ts'
import { decimal, sum } from '@greenlang/kernel/decimal.ts'
import { foundOrganization } from '../../subgraphs/identity/src/features/organizations/found-organization.ts'
import { Organization } from '../../subgraphs/identity/src/features/organizations/organization.entity.ts'
import { User } from '../../subgraphs/identity/src/features/users/user.entity.ts'
import { describeWith } from '../harness/describe-with.ts'
import { eventually } from '../harness/eventually.ts'
import { removeDataFolder, startPlatform, type Client } from '../harness/platform-under-test.ts'
import { startSeparateProcesses, type SeparateProcesses } from '../harness/separate-processes.ts'

const password = 'a long sentence to sign in with'
const goods = readFileSync(new URL('../../examples/cbam-imports-2026.csv', import.meta.url))
const spend = readFileSync(new URL('../../examples/vcci-spend-2026.csv', import.meta.url))

const everything = `query Everything { organization {
  name
  cbam(year: 2026) { calculation { totals { netMassTonnes embeddedTonnesCO2e certificates } sectors { sector totals { embeddedTonnesCO2e } } } declaration { state certificatesToSurrender } }
  vcci(year: 2026) { inventory { totalTonnesCO2e categories { category state tonnesCO2e } } }
  csrd(year: 2026) { report { state dataPoints { id value provenance { calculationId } } importedEmbeddedEmissions { tonnesCO2e } } scope3Summary { totalTonnesCO2e } }
} }`

type Everything = {
  organization: {
    name: string
    cbam: {
      calculation: {
        totals: { embeddedTonnesCO2e: string; certificates: string }
        sectors: { totals: { embeddedTonnesCO2e: string } }[]
      }
      declaration: { state: string; certificatesToSurrender: string }
    }
    vcci: { inventory: { totalTonnesCO2e: string; categories: { state: string; tonnesCO2e: string | null }[] } }
    csrd: {
      report: {
        state: string
        dataPoints: { id: string; value: string | null; provenance: { calculationId: string } | null }[]
        importedEmbeddedEmissions: { tonnesCO2e: string } | null
      } | null
    }
  }
}

const importGoods =
  'mutation ($input: ImportGoodsInput!) { importGoods(input: $input) { import { rowCount newRows } } }'
const importActivity = 'mutation ($input: ImportActivityInput!) { importActivity(input: $input) { import { id } } }'
const file = (uploadId: string) => ({
  input: { uploadId, fileName: 'example.csv', mode: 'VALID_ROWS', numberFormat: 'POINT', year: 2026 },
})

/** A person signs in, imports, calculates; the result travels as event; one query reads it all; a subscriber sees the events arrive. */
async function mainJob(visitor: Client): Promise<void> {
  const [officer, analyst, admin] = (await Promise.all(
    ['officer', 'analyst', 'admin'].map((name) => visitor.signIn(`${name}@one.example`, password)),
  )) as [Client, Client, Client]
  const subscription =
    'subscription { emissionsCalculated { app year tonnesCO2e calculationId organization { name vcci(year: 2026) { inventory { lineCount } } } } }'
  const socket = createClient({
    url: `${visitor.address.replace('http', 'ws')}/graphql`,
    connectionParams: admin.headers,
    retryAttempts: 0,
  })
  const stream = createSseClient({
    url: `${visitor.address}/graphql/stream`,
    headers: officer.headers,
    retryAttempts: 0,
  })
  const overSocket = socket.iterate({ query: subscription }) as AsyncIterableIterator<ExecutionResult>
  const overStream = stream.iterate({
    query: 'subscription { emissionsCalculated { app tonnesCO2e } }',
  }) as AsyncIterableIterator<ExecutionResult>
  const heard = { socket: overSocket.next(), stream: overStream.next() }
  await eventually(async () =>
    expect(await (await fetch(`${visitor.address}/metrics`)).text()).toMatch(/subscriptions_open\{[^}]*\} 2/),
  )

  const imported = await officer.get<{ importGoods: { import: { rowCount: number; newRows: number } } }>(
    importGoods,
    file(await officer.upload(goods)),
  )
  expect(imported.importGoods.import.newRows).toBe(imported.importGoods.import.rowCount)
  await officer.get('mutation { calculateEmbeddedEmissions(input: { year: 2026 }) { calculation { id } } }')
  await officer.get('mutation { draftDeclaration(input: { year: 2026 }) { declaration { id } } }')
  const fromCbam = (await heard.socket).value as ExecutionResult<{ emissionsCalculated: { tonnesCO2e: string } }>
  expect(fromCbam).toMatchObject({
    data: { emissionsCalculated: { app: 'CBAM', year: 2026, organization: { name: 'One' } } },
  })
  expect((await heard.stream).value).toEqual({
    data: { emissionsCalculated: { app: 'CBAM', tonnesCO2e: fromCbam.data!.emissionsCalculated.tonnesCO2e } },
  })

  await analyst.get(importActivity, file(await analyst.upload(spend)))
  await analyst.get('mutation { calculateInventory(input: { year: 2026 }) { inventory { id } } }')
  const fromVcci = (await overSocket.next()).value as ExecutionResult<{
    emissionsCalculated: {
      tonnesCO2e: string
      calculationId: string
      organization: { vcci: { inventory: { lineCount: number } } }
    }
  }>
  expect(fromVcci.data!.emissionsCalculated.organization.vcci.inventory.lineCount).toBeGreaterThan(50)
  await socket.dispose()
  stream.dispose()

  await eventually(async () => {
    const { organization } = await admin.get<Everything>(everything)
    const { cbam, vcci, csrd } = organization
    const scope3 = csrd.report?.dataPoints.find(({ id }) => id === 'E1-6_11')
    // The same figure everywhere: inventory, event, report; and the parts add up to it.
    expect(scope3).toEqual({
      id: 'E1-6_11',
      value: vcci.inventory.totalTonnesCO2e,
      provenance: { calculationId: fromVcci.data!.emissionsCalculated.calculationId },
    })
    expect(fromVcci.data!.emissionsCalculated.tonnesCO2e).toBe(vcci.inventory.totalTonnesCO2e)
    expect(total(vcci.inventory.categories.flatMap(({ tonnesCO2e }) => tonnesCO2e ?? []))).toBe(
      vcci.inventory.totalTonnesCO2e,
    )
    expect(csrd.report?.importedEmbeddedEmissions).toEqual({ tonnesCO2e: cbam.calculation.totals.embeddedTonnesCO2e })
    expect(fromCbam.data!.emissionsCalculated.tonnesCO2e).toBe(cbam.calculation.totals.embeddedTonnesCO2e)
    expect(total(cbam.calculation.sectors.map(({ totals }) => totals.embeddedTonnesCO2e))).toBe(
      cbam.calculation.totals.embeddedTonnesCO2e,
    )
    expect(cbam.declaration).toEqual({
      state: 'DRAFT',
      certificatesToSurrender: decimal(cbam.calculation.totals.certificates).ceil().toString(),
    })
  })

  // Nothing of it is seen by the other organization, which has the same query and the same roles.
  const stranger = await visitor.signIn('admin@two.example', password)
  expect(await stranger.get(everything)).toEqual({
    organization: {
      name: 'Two',
      cbam: { calculation: null, declaration: null },
      vcci: { inventory: null },
      csrd: { report: null, scope3Summary: null },
    },
  })
}

const total = (figures: readonly string[]) => sum(figures.map((figure) => decimal(figure))).toString()

async function enterOrganizations(identityUrl: string): Promise<void> {
  const orm = await createOrm({ url: identityUrl, schema: 'identity', entities: [Organization, User], poolSize: 1 })
  const person = (organization: string) => (name: string, role: 'compliance_officer' | 'analyst' | 'org_admin') => ({
    displayName: name,
    email: `${name}@${organization}.example`,
    password,
    roles: [role],
  })
  for (const [name, of] of [
    ['One', person('one')],
    ['Two', person('two')],
  ] as const) {
    await foundOrganization(orm.em, {
      name,
      country: 'DE',
      users: [of('officer', 'compliance_officer'), of('analyst', 'analyst'), of('admin', 'org_admin')],
    })
  }
  await orm.close()
}

describe('the main job in one process', () => {
  it('given npm start with a Postgres and a data folder of its own, then it runs from sign-in to the report', async () => {
    const platform = await startPlatform({ settings: { DEMO: 'false' } })
    try {
      await enterOrganizations(platform.identityUrl())
      await mainJob(platform.client)
    } finally {
      await platform.stop()
      await removeDataFolder(platform.folder)
    }
  }, 90_000)
})

describeWith('rabbitmq', 'the main job in a process per service', (amqpUrl) => {
  let platform: SeparateProcesses
  beforeAll(async () => {
    platform = await startSeparateProcesses(amqpUrl)
    await enterOrganizations(serviceUrl(platform.database.adminUrl, 'identity', platform.database.passwords.identity))
  }, 90_000)
  afterAll(() => platform.stop())

  it(
    'given HTTP between the processes and events over RabbitMQ, then it runs from sign-in to the report',
    () => mainJob(platform.client),
    90_000,
  )

  it('given csrd is down while vcci calculates, then the other parts answer, and the figure arrives once csrd is back', async () => {
    const admin = await platform.client.signIn('admin@one.example', password)
    const analyst = await platform.client.signIn('analyst@one.example', password)
    await platform.processes.csrd.stop('SIGKILL')
    await analyst.get(
      importActivity,
      file(
        await analyst.upload(
          'external_ref,date,description,classification,amount,currency,quantity,unit\nlate-1,2026-03-01,Steel,NAICS:331110,1000,USD,,\n',
        ),
      ),
    )
    const { calculateInventory } = await analyst.get<{
      calculateInventory: { inventory: { totalTonnesCO2e: string } }
    }>('mutation { calculateInventory(input: { year: 2026 }) { inventory { totalTonnesCO2e } } }')
    const partly = await admin.ask<Everything>(everything)
    expect(partly.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    expect(partly.data.organization.vcci.inventory.totalTonnesCO2e).toBe(calculateInventory.inventory.totalTonnesCO2e)
    expect(JSON.stringify(partly)).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/)
    await platform.restart('csrd')
    await eventually(async () => {
      const { organization } = await admin.get<Everything>(everything)
      expect(organization.csrd.report?.dataPoints.find(({ id }) => id === 'E1-6_11')?.value).toBe(
        calculateInventory.inventory.totalTonnesCO2e,
      )
    })
  }, 60_000)
})
