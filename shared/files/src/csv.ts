import type { Readable } from 'node:stream'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { ascii, CsvScanner, longestRow, UnreadableFile, type CsvForm, type CsvRecord } from './csv-scanner.ts'

export { UnreadableFile }

/** One data row: the line of the file in which it begins (the header is 1) and its fields by header name. */
export type CsvRow = {
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
  /** Set if the row itself is malformed; its fields are then as far as they could be read. */
  readonly fault: 'WRONG_COLUMN_COUNT' | 'NOT_UTF8' | null
}

/** Required columns are missing from the header. */
export class MissingColumns extends DomainError {
  constructor(missing: readonly string[], found: readonly string[]) {
    const message = `The header lacks: ${missing.join(', ')}. It has: ${found.join(', ')}.`
    super('FILE_MISSING_COLUMNS', message, { missing, found })
  }
}

type Options = { requiredColumns: readonly string[]; batchSize?: number }

/**
 * The rows of a CSV file in batches, read as a stream: UTF-8 with or without byte order mark, `;` or `,` between fields
 * (told from the header), quotes as in RFC 4180, LF or CRLF. Header names are compared in lower case, trimmed.
 *
 * @throws {UnreadableFile} if the file is empty, or a quote is never closed
 * @throws {MissingColumns} if a required column is not in the header
 */
export async function* csvBatches(
  file: Readable,
  { requiredColumns, batchSize = 5_000 }: Options,
): AsyncGenerator<CsvRow[]> {
  let header: string[] | null = null
  let batch: CsvRow[] = []
  for await (const records of recordsOf(file))
    for (const record of records) {
      if (!header) {
        header = readHeader(record, requiredColumns)
        continue
      }
      batch.push(readRow(header, record))
      if (batch.length === batchSize) {
        yield batch
        batch = []
      }
    }
  if (!header) throw new UnreadableFile('The file is empty: it needs a header row and at least one data row.')
  if (batch.length > 0) yield batch
}

/** The rows of each piece of the file as it arrives. Bytes stay as they are until the fields are known: a broken one spoils its row only. */
async function* recordsOf(file: Readable): AsyncGenerator<Iterable<CsvRecord>> {
  let scanner: CsvScanner | null = null
  let start = ''
  for await (const bytes of file as AsyncIterable<Buffer>) {
    const piece = bytes.toString('latin1')
    if (scanner) {
      yield scanner.take(piece)
      continue
    }
    start += piece
    if (!/\n|\r./s.test(start) && start.length <= longestRow) continue // the header goes on, or its line break does
    scanner = new CsvScanner(formOf(start))
    yield scanner.take(withoutByteOrderMark(start))
  }
  yield scanner ? scanner.take('', true) : new CsvScanner(formOf(start)).take(withoutByteOrderMark(start), true)
}

/** How a file is written, told from its header. */
function formOf(start: string): CsvForm {
  const header = start.split(/[\r\n]/, 1)[0] ?? ''
  return {
    separator: header.split(';').length > header.split(',').length ? ';' : ',',
    lineEnd: start.slice(header.length).startsWith('\r') && start[header.length + 1] !== '\n' ? '\r' : '\n',
  }
}

const withoutByteOrderMark = (latin1: string) => latin1.replace(/^\xef\xbb\xbf/, '')

function readHeader({ fields }: CsvRecord, requiredColumns: readonly string[]): string[] {
  const header = fields.map((name) => decodeUtf8(name)?.trim().toLowerCase() ?? '')
  const missing = requiredColumns.filter((column) => !header.includes(column))
  if (missing.length > 0) throw new MissingColumns(missing, header)
  return header
}

/** Rows inherit from it and not from null, which would make each of them a slow dictionary. */
const nothing: object = Object.freeze(Object.create(null))

function readRow(header: readonly string[], { line, fields: found, isAscii }: CsvRecord): CsvRow {
  const fields = Object.create(nothing) as Record<string, string>
  let fault: CsvRow['fault'] = found.length === header.length ? null : 'WRONG_COLUMN_COUNT'
  for (let index = 0; index < header.length; index++) {
    const field = found[index] ?? ''
    const text = isAscii ? field : decodeUtf8(field)
    if (text === null) fault = 'NOT_UTF8'
    fields[header[index]!] = (text ?? field).trim()
  }
  return { row: line, fields, fault }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(latin1: string): string | null {
  if (ascii.test(latin1)) return latin1
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return null
  }
}
