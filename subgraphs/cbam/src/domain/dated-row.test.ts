import { describe, expect, it } from '@jest/globals'
import { rowOn } from './dated-row.ts'

const first = { validFrom: '2026-01-01', validTo: null, publishedOn: '2025-12-31', source: 'first act', value: 1 }
const correction = { ...first, publishedOn: '2026-07-31', source: 'correction', value: 2 }

describe('a row of reference data', () => {
  it('given a correction of 31 July 2026 that applies from 1 January 2026, then an import of February uses it', () => {
    expect(rowOn([correction, first], '2026-02-15')?.value).toBe(2)
  })

  it('given what was known on 30 July 2026, then the first act still holds for February', () => {
    expect(rowOn([correction, first], '2026-02-15', '2026-07-30')?.value).toBe(1)
  })

  it('given 31 December 2025, then neither row holds', () => {
    expect(rowOn([correction, first], '2025-12-31')).toBeUndefined()
  })
})
