import { defineEntity, p } from '@mikro-orm/core'

const CalculationSchema = defineEntity({
  name: 'Calculation',
  tableName: 'calculations',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    year: p.integer(),
    version: p.integer(),
    lastImportId: p.uuid(),
    lineCount: p.integer(),
    unresolvedCount: p.integer(),
    outsideCount: p.integer(),
    netMassT: p.decimal(),
    quantityMwh: p.decimal(),
    embedded: p.decimal(),
    freeAllocation: p.decimal(),
    certificates: p.decimal(),
    calculatedBy: p.uuid(),
    calculatedAt: p.datetime(),
  },
})

/** The emissions embedded in the imports of a year, as calculated once. It never changes. */
export class Calculation extends CalculationSchema.class {
  /** Have lines of the year changed since? @param latestChange - the import that changed lines of the year last */
  isStale(latestChange: string | null): boolean {
    return this.lastImportId !== latestChange
  }
}
CalculationSchema.setClass(Calculation)
