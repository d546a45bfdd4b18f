import { type TableRow, readTable } from '@greenlang/files/reference-table.ts'
import type {
  Category,
  CategoryCatalogue,
  DataType,
  Method,
  Requirement,
  StandardVersion,
} from '../domain/categories.ts'
import { shippedData } from './shipped-data.ts'

const dataTypes: readonly DataType[] = ['SUPPLIER_SPECIFIC', 'PRIMARY', 'AVERAGE', 'SPEND', 'MODELLED', 'EXTRAPOLATED']
const requirements: readonly Requirement[] = ['REQUIRED', 'OPTIONAL']

/** The categories and methods of an edition of the standard. */
export function readCategoryCatalogue(standard: StandardVersion = 'ghgp-scope3-2011'): CategoryCatalogue {
  const ofStandard = (row: TableRow) => row.text('standard') === standard
  const methods = Map.groupBy(readTable(shippedData, 'methods.csv').filter(ofStandard), (row) =>
    row.wholeNumber('category'),
  )
  const categories = readTable(shippedData, 'categories.csv')
    .filter(ofStandard)
    .map((row): Category => {
      const number = row.wholeNumber('category')
      return {
        number,
        name: row.text('name'),
        stream: row.oneOf('stream', ['UPSTREAM', 'DOWNSTREAM']),
        minimumBoundary: row.text('minimum_boundary'),
        methods: (methods.get(number) ?? []).map(methodOf),
      }
    })
  return { standard, categories: new Map(categories.map((category) => [category.number, category])) }
}

function methodOf(row: TableRow): Method {
  return {
    code: row.text('method'),
    name: row.text('name'),
    dataType: row.oneOf('data_type', dataTypes),
    requirement: row.oneOf('requirement', requirements),
    reference: row.text('reference'),
  }
}
