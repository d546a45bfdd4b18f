import { vcciSubgraph } from '../../subgraphs/vcci/src/app.ts'
import { readCalculationReference } from '../../subgraphs/vcci/src/reference/calculation-reference.ts'
import { startSubgraphUnderTest } from '../harness/subgraph-under-test.ts'
import { Random, spread, twoDigits } from './random.ts'
import type { Subject } from './subject.ts'

export const vcci: Subject = {
  schema: 'vcci',
  start: () => startSubgraphUnderTest(vcciSubgraph()),
  file: spendLines,
  linesTable: 'vcci.activity_lines',
  resultsTable: 'vcci.line_results',
  tables: ['imports', 'import_issues', 'activity_lines', 'inventories', 'calculations', 'line_results'],
  importMutation:
    'mutation ($input: ImportActivityInput!) { done: importActivity(input: $input) { import { newRows } issues { row } } }',
  calculateMutation: `mutation ($year: Int!) { done: calculateInventory(input: { year: $year }) {
    of: inventory { resolved: lineCount unresolved: unresolvedLineCount totalKgCO2e } } }`,
  plainCalculation: (into) => `
    insert into ${into} (org_id, calculation_id, rank, line_id, line_version, basis, category, external_ref, date,
      supplier_name, input, kg_co2e, biogenic_kg_co2)
    select l.org_id, b.calculation_id, row_number() over (), l.id, l.version, b.number, l.category, l.external_ref, l.date,
      l.supplier_name, l.input, l.input * b.kg_per_unit, l.input * b.biogenic_kg_per_unit
    from vcci.activity_lines l
    join vcci.calculation_bases b on b.factor_id = l.factor_id and b.classification = l.classification
      and b.category = l.category and b.input_unit = l.input_unit and b.country = l.country
      and b.month = to_char(l.date, 'YYYY-MM')`,
  page: `page: activityLines(first: 50, after: $after) { nodes { id externalRef date category method supplierName
    classification country amount currency } pageInfo { hasNextPage endCursor } }`,
  targets: { import: 20_000, calculation: 20_000 },
}

/** A buyer of 200 industries from 2 000 suppliers, in three currencies, in the months of which rates are published. */
function spendLines(lines: number): string {
  const random = new Random(2026)
  const { factors } = readCalculationReference()
  const codes = spread([...new Set(factors.flatMap(({ code }) => code ?? []))].sort(), 200)
  const places = [
    { country: 'DE', currency: 'EUR' },
    { country: 'FR', currency: 'EUR' },
    { country: 'NL', currency: 'EUR' },
    { country: 'US', currency: 'USD' },
    { country: 'GB', currency: 'GBP' },
  ]
  const header =
    'external_ref,date,classification,category,supplier_name,supplier_id,description,amount,currency,price_basis,quantity,unit,distance_km,country'
  const rows = Array.from({ length: lines }, (_, index) => {
    const supplier = random.below(2_000)
    const { country, currency } = places[supplier % places.length]!
    const day = `2026-${twoDigits(1 + random.below(6))}-${twoDigits(1 + random.below(28))}`
    return `PO-2026-${index + 1},${day},NAICS:${random.oneOf(codes)},,Supplier ${supplier},V-${supplier},"Order ${index + 1}, as invoiced",${random.hundredths(50_000)},${currency},,,,,${country}`
  })
  return [header, ...rows, ''].join('\n')
}
