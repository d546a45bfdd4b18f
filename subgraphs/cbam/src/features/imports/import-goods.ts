import type { ImportRequest } from '@greenlang/imports/import-request.ts'
import { runImport, type ImportResult } from '@greenlang/imports/run-import.ts'
import type { Context } from '../../context.ts'
import { calendarYear, readImportRow, requiredImportColumns, type ImportRules } from '../../domain/import-row.ts'
import { importLineTarget } from './import-line-target.ts'

type Needs = Pick<Context, 'tenant' | 'files' | 'reference' | 'requester' | 'now'>

/** Imports a file of import lines. @throws as {@link runImport} does */
export function importGoods(
  { tenant, files, reference, requester, now }: Needs,
  request: ImportRequest,
): Promise<ImportResult> {
  const rules: ImportRules = {
    reference,
    numberFormat: request.numberFormat,
    period: calendarYear(request.year),
  }
  return runImport({
    tenant,
    files,
    requester: requester!,
    request,
    requiredColumns: requiredImportColumns,
    readRow: (row) => readImportRow(row, rules),
    target: importLineTarget,
    action: 'imported_good.import',
    now: now(),
  })
}
