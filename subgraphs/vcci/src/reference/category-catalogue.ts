import type {
  Category,
  CategoryCatalogue,
  DataType,
  Method,
  Requirement,
  StandardVersion,
} from '../domain/categories.ts'
import { field, readTable, wordOf } from './table.ts'
import type { Row } from './table.ts'

const dataTypes: readonly DataType[] = ['SUPPLIER_SPECIFIC', 'PRIMARY', 'AVERAGE', 'SPEND', 'MODELLED', 'EXTRAPOLATED']
const requirements: readonly Requirement[] = ['REQUIRED', 'OPTIONAL']

/** The categories and methods of an edition of the standard. */
export function readCategoryCatalogue(standard: StandardVersion = 'ghgp-scope3-2011'): CategoryCatalogue {
  const ofStandard = (row: Row) => field(row, 'standard') === standard
  const methods = Map.groupBy(readTable('methods').filter(ofStandard), (row) => Number(field(row, 'category')))
  const categories = readTable('categories')
    .filter(ofStandard)
    .map((row): Category => {
      const number = Number(field(row, 'category'))
      return {
        number,
        name: field(row, 'name'),
        stream: wordOf(row, 'stream', ['UPSTREAM', 'DOWNSTREAM']),
        minimumBoundary: field(row, 'minimum_boundary'),
        methods: (methods.get(number) ?? []).map(methodOf),
      }
    })
  return { standard, categories: new Map(categories.map((category) => [category.number, category])) }
}

function methodOf(row: Row): Method {
  return {
    code: field(row, 'method'),
    name: field(row, 'name'),
    dataType: wordOf(row, 'data_type', dataTypes),
    requirement: wordOf(row, 'requirement', requirements),
    reference: field(row, 'reference'),
  }
}
