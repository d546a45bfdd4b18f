import { readTable } from '@greenlang/files/reference-table.ts'
import type { Scope3Category } from '../domain/scope-3-category.ts'
import { shippedData } from './shipped-data.ts'

/** The fifteen categories of scope 3, in their order. */
export function readScope3Categories(): readonly Scope3Category[] {
  return readTable(shippedData, 'scope-3-categories.csv').map((row) => ({
    category: row.wholeNumber('category'),
    label: row.text('label'),
    side: row.oneOf('side', ['UPSTREAM', 'DOWNSTREAM']),
    xbrlMember: row.text('xbrl_member'),
  }))
}
