import { defineEntity, p } from '@mikro-orm/core'

const DeclarationSchema = defineEntity({
  name: 'Declaration',
  tableName: 'declarations',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    year: p.integer(),
    revision: p.integer(),
    state: p.string(),
    calculationId: p.uuid(),
    netMassT: p.decimal(),
    quantityMwh: p.decimal(),
    embedded: p.decimal(),
    freeAllocation: p.decimal(),
    certificates: p.decimal(),
    certificatesToSurrender: p.decimal(),
    draftedBy: p.uuid(),
    draftedAt: p.datetime(),
  },
})

/** The yearly statement of an importer on the emissions embedded in its goods. */
export class Declaration extends DeclarationSchema.class {}
DeclarationSchema.setClass(Declaration)
