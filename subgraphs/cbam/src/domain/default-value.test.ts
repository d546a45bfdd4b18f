import { describe, expect, it } from '@jest/globals'
import { loadReference } from '../reference/load-reference.ts'
import { CountryUnknown, OriginExempt, OriginInUnion } from './countries.ts'
import { DefaultValueNotFound, DefaultValues, TaricCodeRequired, withMarkUp } from './default-value.ts'

const { countries, defaultValues } = loadReference()

function find(productionCountry: string, cn8: string, taric10: string | null = null) {
  const { row, table } = defaultValues.find(countries, { productionCountry, cn8, taric10, day: '2026-06-30' })
  return { total: row.total, code: row.code, table }
}

describe('a default value', () => {
  // Source: public unit test pinned to the Commission workbook of August 2026
  it('given India and CN 7203 10 00, then the heading row 7203 gives 4.2 t CO2e/t', () => {
    expect(find('IN', '72031000')).toEqual({ total: '4.200', code: '7203', table: 'COUNTRY' })
  })

  // Same source
  it('given India and CN 2523 10 00 without TARIC digits, then it is ambiguous and both codes are named', () => {
    expect(() => find('IN', '25231000')).toThrow(TaricCodeRequired)
    expect(() => find('IN', '25231000')).toThrow('2523100010, 2523100090')
    expect(find('IN', '25231000', '2523100090').total).toBe('1.440')
  })

  // Source: introduction of Annex I to IR (EU) 2025/2621 as replaced by IR (EU) 2026/1740
  it('given Fiji, which has no table, then grey clinker takes 1.41 from the other countries', () => {
    expect(find('FJ', '25231000', '2523100090')).toMatchObject({ total: '1.410', table: 'OTHER_COUNTRIES' })
  })

  it('given India and white cement 2523 90 00 10, which its table lacks, then the whole row of the other countries holds', () => {
    const { row } = defaultValues.find(countries, {
      productionCountry: 'IN',
      cn8: '25239000',
      taric10: '2523900010',
      day: '2026-01-01',
    })
    expect([row.country, row.direct, row.indirect, row.total]).toEqual([null, '1.310', '0.180', '1.490'])
  })

  it.each([
    ['Mali', 'ML', '28041000', '17.740'],
    ['Angola', 'AO', '26011200', null],
  ])('given %s, whose table prints a dash, then the other countries decide', (_name, country, cn8, total) => {
    const found = find(country, cn8)
    expect(found.table).toBe('OTHER_COUNTRIES')
    if (total !== null) expect(found.total).toBe(total)
  })

  it('given XS for Serbia, then the table of RS is used; given ME, then that of Montenegro', () => {
    expect(find('XS', '72031000')).toEqual(find('RS', '72031000'))
    expect(find('ME', '76011010').table).toBe('COUNTRY')
  })

  it('given Albania and ferro-chromium 7202 41 10, then its corrected value 2.350 holds', () => {
    expect(find('AL', '72024110')).toEqual({ total: '2.350', code: '720241', table: 'COUNTRY' })
  })

  it('given Norway, then it is exempt; given Germany, then it is the Union; given UK, then it is no code', () => {
    expect(() => find('NO', '72031000')).toThrow(OriginExempt)
    expect(() => find('DE', '72031000')).toThrow(OriginInUnion)
    expect(() => find('UK', '72031000')).toThrow(CountryUnknown)
  })

  it('given electricity, then there is no default value', () => {
    expect(() => find('UA', '27160000')).toThrow(DefaultValueNotFound)
  })

  it('given rows of 4, 6, 8 and 10 digits, then the longest that matches decides, and a dash leads out of the country', () => {
    const row = (country: string | null, code: string, total: string | null) => ({
      country,
      code,
      total,
      direct: null,
      indirect: null,
      routes: [],
      sector: 'IRON_STEEL' as const,
      validFrom: '2026-01-01',
      validTo: null,
      publishedOn: null,
      source: 'test',
    })
    const values = new DefaultValues([
      row('TR', '7207', '4'),
      row('TR', '720711', '6'),
      row('TR', '72071114', '8'),
      row('TR', '72071190', null),
      row(null, '7207', '1'),
    ])
    const total = (cn8: string) => values.find(countries, { productionCountry: 'TR', cn8, day: '2026-01-01' }).row.total
    expect(['72071114', '72071111', '72072080', '72071190'].map(total)).toEqual(['8', '6', '4', '1'])
  })
})

describe('the mark-up on a default value', () => {
  it.each([
    // Source: Annex IV of IR (EU) 2025/2621
    ['DRI of unknown origin', '4.2', 'IRON_STEEL', ['4.62', '5.04', '5.46']],
    ['hydrogen of Australia', '10.82', 'HYDROGEN', ['11.902', '12.984', '14.066']],
    // Source: Commission default values workbook of 4 February 2026
    ['nitric acid of Indonesia', '2.13', 'FERTILISERS', ['2.1513', '2.1513', '2.1513']],
    ['calcined clay of the United States', '0.31', 'CEMENT', ['0.341', '0.372', '0.403']],
  ] as const)(
    'given %s with %s t CO2e/t, then 2026, 2027 and 2028 give its marked-up values',
    (_, total, sector, expected) => {
      const marked = [2026, 2027, 2028].map((year) => withMarkUp(total, sector, `${year}-01-01`).toString())
      expect(marked).toEqual(expected)
    },
  )

  it('given the tables, then they hold the totals of these examples', () => {
    expect(find('AU', '28041000').total).toBe('10.820')
    expect(find('ID', '28080000').total).toBe('2.130')
    expect(find('US', '25070080', '2507008080').total).toBe('0.310')
    expect(defaultValues.ofUnknownOrigin('72031000', '2026-01-01').total).toBe('4.200')
  })

  it('given a precursor of unknown origin that Annex IV does not hold, then nothing is guessed', () => {
    expect(() => defaultValues.ofUnknownOrigin('28141000', '2026-01-01')).toThrow(DefaultValueNotFound)
  })
})
