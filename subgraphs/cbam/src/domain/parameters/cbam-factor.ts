import { datedParameter } from '@greenlang/kernel/dated-parameter.ts'
import { ratio } from '@greenlang/kernel/quantity.ts'

/** Share of the free allocation that remains: 0.975 in 2026, not the 0.025 that is phased in. */
export const cbamFactor = datedParameter({
  name: 'CBAM factor',
  unit: '1',
  source: 'Directive 2003/87/EC, Article 10a(1a)',
  values: {
    '2026-01-01': ratio('0.975'),
    '2027-01-01': ratio('0.95'),
    '2028-01-01': ratio('0.9'),
    '2029-01-01': ratio('0.775'),
    '2030-01-01': ratio('0.515'),
    '2031-01-01': ratio('0.39'),
    '2032-01-01': ratio('0.265'),
    '2033-01-01': ratio('0.14'),
    '2034-01-01': ratio('0'),
  },
})
