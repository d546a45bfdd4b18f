import { cbamSubgraph } from '../../subgraphs/cbam/src/app.ts'
import { loadReference } from '../../subgraphs/cbam/src/reference/load-reference.ts'
import { startSubgraphUnderTest } from '../harness/subgraph-under-test.ts'
import { Random, spread, twoDigits } from './random.ts'
import type { Subject } from './subject.ts'

const reference = loadReference()

export const cbam: Subject = {
  schema: 'cbam',
  start: () => startSubgraphUnderTest(cbamSubgraph(reference)),
  file: importLines,
  linesTable: 'cbam.import_lines',
  resultsTable: 'cbam.line_results',
  tables: ['imports', 'import_issues', 'import_lines', 'calculations', 'line_results'],
  importMutation:
    'mutation ($input: ImportGoodsInput!) { done: importGoods(input: $input) { import { newRows } issues { row } } }',
  calculateMutation: `mutation ($year: Int!) { done: calculateEmbeddedEmissions(input: { year: $year }) {
    of: calculation { resolved: lineCount unresolved: unresolvedLineCount totals { certificates } } } }`,
  plainCalculation: (into) => `
    insert into ${into} (org_id, calculation_id, line_id, line_version, basis, quarter, cn8, origin_country,
      production_country, unit, quantity, embedded, free_allocation, certificates, failure_code)
    select l.org_id, b.calculation_id, l.id, l.version, b.number, l.quarter, l.cn8, l.origin_country, l.production_country,
      case when l.net_mass_t is null then 'MWh' else 't' end, coalesce(l.net_mass_t, l.quantity_mwh),
      coalesce(l.net_mass_t, l.quantity_mwh) * b.embedded_per_unit,
      coalesce(l.net_mass_t, l.quantity_mwh) * b.free_allocation_per_unit,
      coalesce(l.net_mass_t, l.quantity_mwh) * b.certificates_per_unit, b.failure_code
    from cbam.import_lines l
    join cbam.calculation_bases b on b.cn8 = l.cn8 and b.production_country = l.production_country
      and coalesce(b.taric10, '') = coalesce(l.taric10, '')
    where l.scope = 'IN_SCOPE'`,
  page: `page: importLines(first: 50, after: $after) { nodes { id mrn itemNumber importDate cnCode originCountry
    productionCountry netMassTonnes sector scope } pageInfo { hasNextPage endCursor } }`,
  targets: { import: 5_000, calculation: 20_000 },
}

/** An importer of 150 kinds of goods from 16 countries, with 20 items in a declaration. */
function importLines(lines: number): string {
  const random = new Random(2026)
  const goods = spread(
    reference.goods.all('2026-01-01').filter(({ unit }) => unit === 't'),
    150,
  )
  const countries = ['TR', 'CN', 'IN', 'UA', 'US', 'GB', 'BR', 'ZA', 'EG', 'DZ', 'RS', 'KR', 'JP', 'VN', 'TW', 'ID']
  const header =
    'declarant_eori,mrn,item_number,import_date,cn_code,taric_code,origin_country,production_country,net_mass_t,document_code,account_number,procedure_code,external_ref'
  const rows = Array.from({ length: lines }, (_, index) => {
    const good = random.oneOf(goods)
    const taricCode = good.taricCodes.length > 0 ? random.oneOf(good.taricCodes) : ''
    const origin = random.oneOf(countries)
    const day = `2026-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`
    const mrn = `26DE${String(1 + Math.floor(index / 20)).padStart(12, '0')}J1`
    const mass = random.hundredths(60)
    return `DE123456789012345,${mrn},${1 + (index % 20)},${day},${good.cn8},${taricCode},${origin},${random.oneOf([origin, ''])},${mass},Y128,CBAM-DE-2026-ABC12345678901,4000,PO-${index + 1}`
  })
  return [header, ...rows, ''].join('\n')
}
