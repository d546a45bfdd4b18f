import { describe, expect, it } from '@jest/globals'
import { readCategoryCatalogue } from '../reference/category-catalogue.ts'
import { categoryOf, CategoryUnknown, MethodNotAllowed, methodOf } from './categories.ts'

describe('the categories of the standard of 2011', () => {
  const catalogue = readCategoryCatalogue('ghgp-scope3-2011')

  it('given the edition of 2011, then there are the categories 1 to 15, the first eight upstream', () => {
    const numbers = [...catalogue.categories.keys()]
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(numbers.filter((number) => categoryOf(catalogue, number).stream === 'UPSTREAM')).toHaveLength(8)
  })

  it('given category 1, then it may be calculated by supplier data, hybrid, average data or spend', () => {
    const methods = categoryOf(catalogue, 1).methods.map(({ code }) => code)
    expect(methods).toEqual(['supplier-specific', 'hybrid', 'average-data', 'spend-based'])
  })

  it('given business travel, then distance is required and hotel nights are optional', () => {
    const travel = categoryOf(catalogue, 6)
    expect(methodOf(travel, 'distance-based').requirement).toBe('REQUIRED')
    expect(methodOf(travel, 'hotel').requirement).toBe('OPTIONAL')
  })

  it.each([0, 16])('given category %d, then the edition of 2011 does not know it', (number) => {
    expect(() => categoryOf(catalogue, number)).toThrow(CategoryUnknown)
  })

  it('given spend in category 5, then it says which methods waste has', () => {
    expect(() => methodOf(categoryOf(catalogue, 5), 'spend-based')).toThrow(MethodNotAllowed)
    expect(() => methodOf(categoryOf(catalogue, 5), 'spend-based')).toThrow(/waste-type-specific/)
  })
})
