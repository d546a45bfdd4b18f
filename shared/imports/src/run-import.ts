import type { PoolClient } from 'pg'
import { audit } from '@greenlang/database/audit.ts'
import type { Tenant } from '@greenlang/database/tenant.ts'
import { csvBatches, UnreadableFile, type CsvRow } from '@greenlang/files/csv.ts'
import type { FileStore } from '@greenlang/files/file-store.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import type { RowIssue } from '@greenlang/kernel/issue.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { importColumns, type ImportRecord, type ImportState } from './import-record.ts'
import { assertImportRequest, type ImportRequest } from './import-request.ts'
import type { ImportTarget, ReadRow } from './import-target.ts'
import { IssueLog } from './issue-log.ts'
import { lockImports } from './lock.ts'
import { Staging, type MergePlan, type StagedLine } from './staging.ts'

type Import<Line> = {
  readonly tenant: Tenant
  readonly files: FileStore
  readonly requester: Requester
  readonly request: ImportRequest
  readonly requiredColumns: readonly string[]
  /** Reads one row of this file; it may remember what it saw. */
  readonly readRow: (row: CsvRow) => ReadRow<Line>
  readonly target: ImportTarget<Line>
  /** What the audit log calls it, `{resource}.{action}`. */
  readonly action: string
  readonly now: Date
}

/** The import, and whether it is an earlier one whose result is given again. */
export type ImportResult = { readonly record: ImportRecord; readonly repeated: boolean }

/**
 * Imports a file: everything in one transaction, and once. The same idempotency key, or the same content with the same
 * mode, number format and year, gives the first result without work; a dry run of the same content is run again.
 *
 * @throws {ImportRequestRefused} if a statement about the file cannot be
 * @throws {UploadNotFound} if the organization has no such upload
 * @throws {UnreadableFile | MissingColumns} if the file as a whole is at fault: nothing is stored, not even a record
 */
export async function runImport<Line>(of: Import<Line>): Promise<ImportResult> {
  const { tenant, files, request, requester, target } = of
  assertImportRequest(request)
  const { organizationId } = requester
  const sha256 = await files.sha256(organizationId, request.uploadId)
  return tenant.bulk(async (client) => {
    await lockImports(client, target.schema, organizationId)
    const earlier = await earlierImport(client, of, sha256)
    if (earlier) return { record: earlier, repeated: true }

    const importId = newUuid(of.now.getTime())
    const staging = new Staging(client, target, importId)
    const issues = new IssueLog(client, { schema: target.schema, organizationId, importId })
    const rowCount = await readFile(of, staging, issues)
    for (const once of target.once) {
      const { issues: repeated, total } = await staging.takeOutRepeated(once, issues.room)
      await issues.add(repeated, total)
    }
    const plan = await staging.plan(organizationId)
    const accepted = plan.newRows + plan.changedRows + plan.unchangedRows
    const state = stateAfter(request.mode, accepted, rowCount - accepted, issues)
    const isStored = state === 'COMMITTED' || state === 'COMMITTED_WITH_ISSUES'
    if (isStored && plan.newRows + plan.changedRows > 0) await staging.merge(organizationId, of.now, plan)
    await staging.clear()

    const found = state === 'REJECTED' ? nothingStored : plan
    const record = await writeRecord(client, of, { importId, sha256, state, rowCount, plan: found, issues })
    await audit(client, {
      organizationId,
      actor: requester.userId,
      action: of.action,
      subject: publicId('imp', importId),
      details: { state, rows: rowCount, new: found.newRows, changed: found.changedRows, sha256 },
    })
    return { record, repeated: false }
  })
}

const nothingStored: MergePlan = { newRows: 0, changedRows: 0, unchangedRows: 0, otherYears: [] }

function stateAfter(mode: ImportRequest['mode'], accepted: number, rejected: number, issues: IssueLog): ImportState {
  if (mode === 'DRY_RUN') return 'DRY_RUN'
  if (accepted === 0 || (mode === 'ALL_OR_NOTHING' && rejected > 0)) return 'REJECTED'
  return issues.errors + issues.warnings > 0 ? 'COMMITTED_WITH_ISSUES' : 'COMMITTED'
}

/** Stages the rows of the file; while one batch is written the next is read. @returns how many rows the file has */
async function readFile<Line>(of: Import<Line>, staging: Staging<Line>, issues: IssueLog): Promise<number> {
  const { files, requester, request, requiredColumns, readRow } = of
  let rowCount = 0
  let writing = Promise.resolve()
  const write = async (lines: readonly StagedLine<Line>[], found: readonly RowIssue[]) => {
    await staging.add(lines)
    await issues.add(found)
  }
  try {
    const file = await files.open(requester.organizationId, request.uploadId)
    for await (const batch of csvBatches(file, { requiredColumns })) {
      const lines: StagedLine<Line>[] = []
      const found: RowIssue[] = []
      for (const row of batch) {
        const { line, issues: ofRow } = readRow(row)
        if (line !== null) lines.push({ row: row.row, line })
        found.push(...ofRow)
      }
      rowCount += batch.length
      await writing
      writing = write(lines, found)
      writing.catch(() => undefined) // it is awaited in the next round
    }
  } finally {
    await writing
  }
  if (rowCount === 0)
    throw new UnreadableFile('The file has a header and no data row: give at least one row below the header.')
  return rowCount
}

async function earlierImport<Line>(client: PoolClient, { target, request }: Import<Line>, sha256: string) {
  const { mode, numberFormat, year, idempotencyKey } = request
  const sql = `select ${importColumns} from ${target.schema}.imports
    where idempotency_key = $1
      or (sha256 = $2 and mode = $3 and number_format = $4 and year = $5 and mode <> 'DRY_RUN')
    order by idempotency_key = $1 desc nulls last, position limit 1`
  const { rows } = await client.query<ImportRecord>(sql, [idempotencyKey ?? null, sha256, mode, numberFormat, year])
  return rows[0] ?? null
}

type Outcome = {
  importId: string
  sha256: string
  state: ImportState
  rowCount: number
  plan: MergePlan
  issues: IssueLog
}

async function writeRecord<Line>(
  client: PoolClient,
  { target, request, requester, now }: Import<Line>,
  { importId, sha256, state, rowCount, plan, issues }: Outcome,
): Promise<ImportRecord> {
  const { newRows, changedRows, unchangedRows, otherYears } = plan
  const sql = `insert into ${target.schema}.imports (org_id, id, year, file_name, sha256, mode, number_format, idempotency_key,
      state, row_count, new_rows, changed_rows, unchanged_rows, rejected_rows, error_count, warning_count, other_years,
      created_by, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
    returning ${importColumns}`
  const { rows } = await client.query<ImportRecord>(sql, [
    requester.organizationId,
    importId,
    request.year,
    request.fileName,
    sha256,
    request.mode,
    request.numberFormat,
    request.idempotencyKey ?? null,
    state,
    rowCount,
    newRows,
    changedRows,
    unchangedRows,
    rowCount - newRows - changedRows - unchangedRows,
    issues.errors,
    issues.warnings,
    otherYears,
    requester.userId,
    now,
  ])
  return rows[0]!
}
