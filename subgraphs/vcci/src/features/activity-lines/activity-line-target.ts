import type { ImportTarget } from '@greenlang/imports/import-target.ts'
import type { ActivityLine } from '../../domain/activity-line.ts'

/** The table of activity lines. A reference names one line of a year; the reader of a file finds those that stand in it twice. */
export const activityLineTarget: ImportTarget<ActivityLine> = {
  schema: 'vcci',
  table: 'activity_lines',
  columns: {
    year: ({ year }) => year,
    external_ref: ({ externalRef }) => externalRef,
    date: ({ date }) => date,
    category: ({ category }) => category,
    requirement: ({ requirement }) => requirement,
    method: ({ method }) => method,
    supplier_name: ({ supplierName }) => supplierName,
    supplier_id: ({ supplierId }) => supplierId,
    description: ({ description }) => description,
    classification: ({ classification }) => classification,
    country: ({ country }) => country,
    factor_id: ({ factorId }) => factorId,
    kind: ({ kind }) => kind,
    input: ({ input }) => input,
    input_unit: ({ inputUnit }) => inputUnit,
    amount: ({ amount }) => amount,
    currency: ({ currency }) => currency,
    price_basis: ({ priceBasis }) => priceBasis,
    quantity: ({ quantity }) => quantity,
    unit: ({ unit }) => unit,
    distance_km: ({ distanceKm }) => distanceKm,
  },
  key: ['year', 'external_ref'],
  once: [
    {
      columns: ['external_ref'],
      toldOf: 'external_ref',
      message: (firstRow) => `external_ref must be unique in the file: row ${firstRow} has the same.`,
    },
  ],
}
