import { defineEntity, p } from '@mikro-orm/core'

const StoredImportLineSchema = defineEntity({
  name: 'StoredImportLine',
  tableName: 'import_lines',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    version: p.integer(),
    importId: p.uuid(),
    changedAt: p.datetime(),
    declarantEori: p.string(),
    mrn: p.string(),
    itemNumber: p.integer(),
    externalRef: p.string().nullable(),
    importDate: p.date(),
    year: p.integer(),
    quarter: p.integer(),
    cn8: p.string().fieldName('cn8'),
    taric10: p.string().fieldName('taric10').nullable(),
    originCountry: p.string(),
    productionCountry: p.string(),
    netMassT: p.decimal().nullable(),
    quantityMwh: p.decimal().nullable(),
    documentCode: p.string().nullable(),
    accountNumber: p.string().nullable(),
    procedureCode: p.string().nullable(),
    sector: p.string().nullable(),
    scope: p.string(),
    countsForThreshold: p.boolean(),
  },
})

/** An import line as it is stored, in its latest version. Masses in t, electricity in MWh, as exact text. */
export class StoredImportLine extends StoredImportLineSchema.class {}
StoredImportLineSchema.setClass(StoredImportLine)
