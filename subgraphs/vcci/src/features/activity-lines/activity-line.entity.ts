import { defineEntity, p } from '@mikro-orm/core'

const ActivityLineSchema = defineEntity({
  name: 'ActivityLine',
  tableName: 'activity_lines',
  schema: 'vcci',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    year: p.integer(),
    externalRef: p.text(),
    version: p.integer(),
    importId: p.uuid(),
    changedAt: p.datetime(),
    date: p.date(),
    category: p.integer(),
    requirement: p.text(),
    method: p.text(),
    supplierName: p.text().nullable(),
    supplierId: p.text().nullable(),
    description: p.text().nullable(),
    classification: p.text(),
    country: p.text().nullable(),
    factorId: p.text(),
    kind: p.text(),
    input: p.decimal(),
    inputUnit: p.text(),
    amount: p.decimal().nullable(),
    currency: p.text().nullable(),
    priceBasis: p.text().nullable(),
    quantity: p.decimal().nullable(),
    unit: p.text().nullable(),
    distanceKm: p.decimal().nullable(),
  },
})

/** A purchase, journey, shipment … as it was last imported. */
export class ActivityLine extends ActivityLineSchema.class {}
ActivityLineSchema.setClass(ActivityLine)
