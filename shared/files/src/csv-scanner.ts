import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** The file cannot be read as a table at all. */
export class UnreadableFile extends DomainError {
  constructor(reason: string) {
    super('FILE_UNREADABLE', reason)
  }
}

/** The fields of one row as they stand, one character per byte. */
export type CsvRecord = {
  /** Line of the file in which the row begins, from 1. */
  readonly line: number
  readonly fields: readonly string[]
  /** Whether its bytes are ASCII for certain, so that nothing has to be decoded. */
  readonly isAscii: boolean
}

/** How a file is written. Before `\n` there may be a `\r`. */
export type CsvForm = { readonly separator: ';' | ','; readonly lineEnd: '\n' | '\r' }

/** A longer row is one of which a quote is never closed. */
export const longestRow = 2_000_000

// oxlint-disable-next-line no-control-regex -- the range is all of ASCII
export const ascii = /^[\x00-\x7f]*$/

/**
 * Cuts bytes that arrive in pieces into rows, with quotes as in RFC 4180. Rows without a quote, which are nearly all, are
 * split as a whole. Empty lines are left out.
 */
export class CsvScanner {
  readonly #form: CsvForm
  #rest = ''
  #line = 1

  constructor(form: CsvForm) {
    this.#form = form
  }

  /** The rows that end in this piece. @throws {UnreadableFile} */
  *take(piece: string, isLast = false): Generator<CsvRecord> {
    const { separator, lineEnd } = this.#form
    const text = this.#rest + piece
    const isAscii = ascii.test(text)
    let quote = indexOrEnd(text, '"', 0)
    let start = 0
    while (start < text.length) {
      const end = indexOrEnd(text, lineEnd, start)
      if (quote < start) quote = indexOrEnd(text, '"', start)
      const line = this.#line
      if (quote < end) {
        const row = this.#quotedRow(text, start, isLast)
        if (row === null) break
        start = row.next
        yield { line, fields: row.fields, isAscii }
        continue
      }
      if (end === text.length && !isLast) break
      const row = text.slice(start, end)
      this.#line++
      start = end + 1
      if (row !== '' && row !== '\r') yield { line, fields: row.split(separator), isAscii }
    }
    this.#rest = text.slice(start)
    if (this.#rest.length > longestRow)
      throw malformed(`the row in line ${this.#line} has more than ${longestRow} bytes: close its quotes`)
  }

  /** A row that has quotes, or null if it goes on in the next piece. */
  #quotedRow(text: string, start: number, isLast: boolean): { fields: string[]; next: number } | null {
    const { separator, lineEnd } = this.#form
    const fields: string[] = []
    let line = this.#line
    let lineBreak = -1
    for (let at = start; ; at++) {
      if (text[at] === '"') {
        const field = quotedField(text, at, isLast)
        if (field === null && !isLast) return null
        if (field === null) throw malformed(`the quote in line ${line} is never closed`)
        fields.push(field.value)
        line += field.value.split(lineEnd).length - 1
        at = field.next
        if (text[at] === '\r' && text[at + 1] === lineEnd) at++
      } else {
        if (lineBreak < at) lineBreak = indexOrEnd(text, lineEnd, at)
        const end = Math.min(indexOrEnd(text, separator, at), lineBreak)
        if (end === text.length && !isLast) return null
        const value = text.slice(at, end)
        if (value.includes('"')) throw malformed(`line ${line} has a quote in a field that does not begin with one`)
        fields.push(value)
        at = end
      }
      if (at === text.length || text[at] === lineEnd) {
        this.#line = line + 1
        return { fields, next: at + 1 }
      }
      if (text[at] !== separator) throw malformed(`line ${line} has text behind a closing quote`)
    }
  }
}

/** The field whose opening quote stands there, and where it ends; null if its end is not in the text. */
function quotedField(text: string, open: number, isLast: boolean): { value: string; next: number } | null {
  let value = ''
  for (let from = open + 1; ;) {
    const close = text.indexOf('"', from)
    // The two signs behind it tell whether it closes, and whether a line break follows.
    if (close === -1 || (close + 2 >= text.length && !isLast)) return null
    value += text.slice(from, close)
    if (text[close + 1] !== '"') return { value, next: close + 1 }
    value += '"'
    from = close + 2
  }
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const index = text.indexOf(sign, from)
  return index === -1 ? text.length : index
}

function malformed(reason: string): UnreadableFile {
  return new UnreadableFile(`The file is not well-formed CSV: ${reason}.`)
}
