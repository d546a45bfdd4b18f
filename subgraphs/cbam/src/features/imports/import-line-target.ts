import type { ImportTarget } from '@greenlang/imports/import-target.ts'
import type { ImportLine } from '../../domain/import-line.ts'

/** Where checked lines are stored. A declarant, MRN and item number name a line across files. */
export const importLineTarget: ImportTarget<ImportLine> = {
  schema: 'cbam',
  table: 'import_lines',
  columns: {
    declarant_eori: (line) => line.declarantEori,
    mrn: (line) => line.mrn,
    item_number: (line) => line.itemNumber,
    external_ref: (line) => line.externalRef,
    import_date: (line) => line.importDate,
    year: (line) => line.year,
    quarter: (line) => line.quarter,
    cn8: (line) => line.cn8,
    taric10: (line) => line.taric10,
    origin_country: (line) => line.originCountry,
    production_country: (line) => line.productionCountry,
    net_mass_t: (line) => line.netMassT,
    quantity_mwh: (line) => line.quantityMwh,
    document_code: (line) => line.documentCode,
    account_number: (line) => line.accountNumber,
    procedure_code: (line) => line.procedureCode,
    sector: (line) => line.sector,
    scope: (line) => line.scope,
    counts_for_threshold: (line) => line.countsForThreshold,
  },
  key: ['declarant_eori', 'mrn', 'item_number'],
  once: [
    {
      columns: ['declarant_eori', 'mrn', 'item_number'],
      toldOf: 'item_number',
      message: (firstRow) => `Declarant, MRN and item number already stand in row ${firstRow}: keep one of the two.`,
    },
    {
      columns: ['declarant_eori', 'external_ref'],
      toldOf: 'external_ref',
      message: (firstRow) =>
        `The external reference already stands in row ${firstRow} for another item: give each its own.`,
    },
  ],
}
