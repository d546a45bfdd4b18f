import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { startSubgraphUnderTest, type SubgraphUnderTest } from '../../../test/harness/subgraph-under-test.ts'
import { csrdSubgraph } from '../src/app.ts'
import { askYear, enterDataPoint, reportOf } from './questions.fixture.ts'
import { importsTold, inventoryTold, purchasesTold } from './told.fixture.ts'

let csrd: SubgraphUnderTest

beforeAll(async () => {
  csrd = await startSubgraphUnderTest(csrdSubgraph())
})
afterAll(() => csrd.stop())

/** Enters organization and person where identity keeps them, which csrd may only read. */
async function introduce({ organizationId, userId }: Requester, organization: string, person: string): Promise<void> {
  const [{ name }] = (await csrd.em.fork().execute<{ name: string }[]>('select current_database() as name')) as [
    { name: string },
  ]
  const url = new URL(process.env['TEST_POSTGRES']!)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query("insert into public.organizations (id, name, country, apps) values ($1, $2, 'DE', '{csrd}')", [
      organizationId,
      organization,
    ])
    await client.query(
      "insert into public.users (org_id, id, display_name, roles, apps) values ($1, $2, $3, '{compliance_officer}', '{csrd}')",
      [organizationId, userId, person],
    )
  } finally {
    await client.end()
  }
}

async function printed(requester: Requester, year = 2026): Promise<string> {
  const { csrd: answer } = await askYear(csrd, requester, year, 'report { html }')
  return (answer!['report'] as { html: string }).html.replaceAll(/\s+/g, ' ').replaceAll('> <', '><')
}

async function greentech(): Promise<{ requester: Requester; eventId: string; calculationId: string }> {
  const requester = csrd.newRequester(['compliance_officer'])
  await introduce(requester, 'Green & "Tech" <script>alert(1)</script>', 'Ada <b>Example</b>')
  const event = inventoryTold(requester)
  await csrd.bus.publish('vcci.events', event)
  await csrd.bus.publish('cbam.events', importsTold(requester))
  const { id: reportId } = (await reportOf(csrd, requester))!
  const entries = [
    { dataPointId: 'E1-6_07', value: '8250' },
    { dataPointId: 'E1-6_09', value: '12800' },
    { dataPointId: 'E1-6_10', value: '8320' },
    { dataPointId: 'E1-6_33', value: '450000000' },
    { dataPointId: 'E1-6_15', text: 'Spend & <average> data.', evidence: '"accounts".xlsx' },
  ]
  for (const input of entries) await csrd.ask(enterDataPoint, { input: { reportId, ...input } }, requester)
  return { requester, eventId: event.id, calculationId: event.data.calculationId }
}

describe('the printed report', () => {
  let page: string
  let told: Awaited<ReturnType<typeof greentech>>
  beforeAll(async () => {
    told = await greentech()
    page = await printed(told.requester)
  })

  it('given names and texts with markup, then they are shown as text and bring none', () => {
    expect(page).toContain('Green &amp; &quot;Tech&quot; &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('Ada &lt;b&gt;Example&lt;/b&gt;')
    expect(page).toContain('Spend &amp; &lt;average&gt; data.')
    expect(page).toContain('&quot;accounts&quot;.xlsx')
    expect(page).not.toMatch(/<script|<b>|<average/)
  })

  it('given 145 000, 166 050 and 161 570 t, then they are printed with the exact figure behind them', () => {
    expect(page).toContain('<data value="145000">145,000.0</data>')
    expect(page).toContain('<data value="166050">166,050.0</data>')
    expect(page).toContain('<data value="161570">161,570.0</data>')
    expect(page).toContain('369.00')
  })

  it('given its sources, then event, calculation and person are named', () => {
    expect(page).toContain(told.eventId)
    expect(page).toContain(told.calculationId)
    expect(page).toContain('Evidence: none named')
  })

  it('given imports of 24500.75 t, then they stand beside category 1, and no sum has them', () => {
    expect(page).toContain('<data value="24500.75">24,500.8</data>')
    expect(page).toContain('these emissions are not added to any figure of this report')
    expect(page).not.toContain('190550.75') // 166050 + 24500.75
  })

  it('given the revised set, then it prints E1-8 and neither totals nor paragraphs of the first set', async () => {
    const requester = csrd.newRequester(['compliance_officer'])
    await csrd.bus.publish('vcci.events', purchasesTold(requester, 1, '1000', { year: 2027 }))
    const revised = await printed(requester, 2027)
    expect(revised).toContain('disclosure requirement E1-8')
    expect(revised).toContain('<data value="1">1.0</data>')
    expect(revised).not.toMatch(/E1-6_12|par\. /)
  })
})
