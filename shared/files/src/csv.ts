import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** One data row: the line of the file in which it begins (the header is 1) and its fields by header name. */
export type CsvRow = {
  readonly row: number
  readonly fields: Readonly<Record<string, string>>
  /** Set if the row itself is malformed; its fields are then as far as they could be read. */
  readonly fault: 'WRONG_COLUMN_COUNT' | 'NOT_UTF8' | null
}

/** The file cannot be read as a table at all. */
export class UnreadableFile extends DomainError {
  constructor(reason: string) {
    super('FILE_UNREADABLE', reason)
  }
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
  let linesBefore = 0
  let countedTwice = 0
  for await (const { record, info } of records(file)) {
    const breaks = breaksInside(record, info.lines - linesBefore)
    linesBefore = info.lines
    countedTwice += breaks.carriageReturns
    const row = info.lines - countedTwice - breaks.lineFeeds
    if (!header) {
      header = readHeader(record, requiredColumns)
      continue
    }
    batch.push(readRow(header, record, row))
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (!header) throw new UnreadableFile('The file is empty: it needs a header row and at least one data row.')
  if (batch.length > 0) yield batch
}

type ParsedRecord = { record: string[]; info: { lines: number } }

async function* records(file: Readable): AsyncGenerator<ParsedRecord> {
  const [start, bytes] = await peekHeader(file)
  // Bytes are kept one by one as latin1 and decoded per field, so that a broken byte spoils its row and not the file.
  const options = {
    delimiter: separatorOf(start),
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    encoding: 'latin1',
  } as const
  const parser = parse(options)
  const feeding = pipeline(bytes, parser)
  feeding.catch(() => undefined) // the same error reaches the reader of the parser
  try {
    yield* parser as AsyncIterable<ParsedRecord>
    await feeding
  } catch (cause) {
    throw cause instanceof DomainError
      ? cause
      : new UnreadableFile(`The file is not well-formed CSV: ${(cause as Error).message}`)
  }
}

/** The first line, and the whole file again from its beginning. */
async function peekHeader(file: Readable): Promise<[string, AsyncIterable<Buffer>]> {
  const iterator = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const seen: Buffer[] = []
  let done = false
  while (!done && !seen.at(-1)?.includes(0x0a)) {
    const next = await iterator.next()
    if (next.done) done = true
    else seen.push(Buffer.from(next.value))
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield withoutByteOrderMark(Buffer.concat(seen))
    for (let next = done ? null : await iterator.next(); next && !next.done; next = await iterator.next())
      yield Buffer.from(next.value)
  }
  return [Buffer.concat(seen).toString('latin1').split('\n', 1)[0] ?? '', whole()]
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function separatorOf(headerLine: string): ';' | ',' {
  return headerLine.split(';').length > headerLine.split(',').length ? ';' : ','
}

/** Line breaks inside quotes. The parser counts both characters of a Windows line break there, and one between rows. */
function breaksInside(record: string[], linesRead: number): { lineFeeds: number; carriageReturns: number } {
  if (linesRead <= 1) return { lineFeeds: 0, carriageReturns: 0 }
  const count = (character: string) => record.reduce((sum, field) => sum + field.split(character).length - 1, 0)
  return { lineFeeds: count('\n'), carriageReturns: count('\r') }
}

function readHeader(record: string[], requiredColumns: readonly string[]): string[] {
  const header = record.map((name) => decodeUtf8(name)?.trim().toLowerCase() ?? '')
  const missing = requiredColumns.filter((column) => !header.includes(column))
  if (missing.length > 0) throw new MissingColumns(missing, header)
  return header
}

function readRow(header: string[], record: string[], row: number): CsvRow {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  let fault: CsvRow['fault'] = record.length === header.length ? null : 'WRONG_COLUMN_COUNT'
  for (const [index, name] of header.entries()) {
    const text = decodeUtf8(record[index] ?? '')
    if (text === null) fault = 'NOT_UTF8'
    fields[name] = (text ?? record[index] ?? '').trim()
  }
  return { row, fields, fault }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
// oxlint-disable-next-line no-control-regex -- the range is all of ASCII
const ascii = /^[\x00-\x7f]*$/

function decodeUtf8(latin1: string): string | null {
  if (ascii.test(latin1)) return latin1
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return null
  }
}
