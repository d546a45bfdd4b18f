import type { ImportRequest } from '@greenlang/imports/import-request.ts'
import { runImport, type ImportResult } from '@greenlang/imports/run-import.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { requiredColumns, rowImporter } from '../../domain/import-row.ts'
import type { Context } from '../../context.ts'
import { activityLineTarget } from './activity-line-target.ts'

type Needs = Pick<Context, 'tenant' | 'files' | 'reference' | 'now'>

/** Reads a file of activity lines of one year into the table, once, with every fault told. */
export function importActivity(
  { tenant, files, reference, now }: Needs,
  requester: Requester,
  request: ImportRequest,
): Promise<ImportResult> {
  const period = { from: `${request.year}-01-01`, to: `${request.year}-12-31` }
  return runImport({
    tenant,
    files,
    requester,
    request,
    requiredColumns,
    readRow: rowImporter(reference, { numberFormat: request.numberFormat, period }),
    target: activityLineTarget,
    action: 'activity_data.import',
    now: now(),
  })
}
