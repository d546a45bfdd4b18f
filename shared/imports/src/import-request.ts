import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { NumberFormat } from '@greenlang/kernel/localized-number.ts'
import type { ImportMode } from './import-record.ts'

/** What a client states about a file. */
export type ImportRequest = {
  readonly uploadId: string
  readonly fileName: string
  readonly mode: ImportMode
  readonly numberFormat: NumberFormat
  /** Calendar year of which the file holds lines. */
  readonly year: number
  /** Names this import: asked again with the same key, the first result is given. */
  readonly idempotencyKey?: string | null | undefined
}

/** A statement about the file that cannot be. */
export class ImportRequestRefused extends DomainError {
  constructor(field: string, mustBe: string) {
    super('BAD_USER_INPUT', `${field} must be ${mustBe}.`, { field })
  }
}

/** @throws {ImportRequestRefused} naming the field */
export function assertImportRequest({ fileName, year, idempotencyKey }: ImportRequest): void {
  if (!isName(fileName, 255)) throw new ImportRequestRefused('fileName', '1 to 255 visible characters')
  if (!Number.isInteger(year) || year < 2000 || year > 2100)
    throw new ImportRequestRefused('year', 'a year from 2000 to 2100')
  if (idempotencyKey !== null && idempotencyKey !== undefined && !isName(idempotencyKey, 200))
    throw new ImportRequestRefused('idempotencyKey', '1 to 200 visible characters')
}

function isName(text: string, longest: number): boolean {
  return text.trim() !== '' && text.length <= longest && !/\p{Cc}/u.test(text)
}
