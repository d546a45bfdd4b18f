import { AnswerBody, AboveCap } from './answer-body.ts'
import { keptCopy } from './answer-memory.ts'

/** HTTP that is wrong, or that can be read in two ways. */
export class BadFraming extends Error {}

/**
 * An answer has come whole.
 *
 * @param reusable - whether the connection may carry another call
 * @param more - whether bytes follow that arrived with it
 */
export type Answered = (status: number, body: Buffer, reusable: boolean, more: boolean) => void

type Stage = 'head' | 'counted' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer' | 'until-close'

const endOfHead = Buffer.from('\r\n\r\n', 'latin1')
const headLimitBytes = 16 * 1024
const lineLimitBytes = 4 * 1024
const [tab, lineFeed, carriageReturn, space, zero, nine] = [9, 10, 13, 32, 48, 57] as const

/** Cuts the bytes of one connection into answers (RFC 9112) and refuses what is not beyond doubt. */
export class AnswerReader {
  readonly #limit: number
  readonly #answered: Answered
  #stage: Stage = 'head'
  /** A head or line of which the end has not come. */
  #begun: Buffer | null = null
  #body: AnswerBody | null = null
  /** Bytes that a counted body or a chunk still lacks. */
  #missing = 0
  #trailerBytes = 0
  #interim = false
  #stopped = false
  // what the present head says
  #status = 0
  #length = -1
  #chunked = false
  #reusable = true
  /** The last head that was read line by line, around the digits of its length: mostly the next one differs in these alone. */
  #before = ''
  #after = ''
  #isKnown = false
  /** How long the service keeps an idle connection, as it last said. */
  keptMs = Infinity
  #keepAlive = ''

  constructor(limitBytes: number, answered: Answered) {
    this.#limit = limitBytes
    this.#answered = answered
  }

  /** Whether anything of the next answer has come. */
  get midway(): boolean {
    return this.#stage !== 'head' || this.#begun !== null || this.#interim
  }

  /** Reads no further: nobody listens any more. */
  stop(): void {
    this.#stopped = true
  }

  /**
   * @param arrived - is read into again afterwards, so what is kept of it is copied
   * @throws {BadFraming | AboveCap} after which the connection is of no use
   */
  read(arrived: Buffer): void {
    const bytes = this.#begun ? Buffer.concat([this.#begun, arrived]) : arrived
    this.#begun = null
    let at = 0
    while (at < bytes.length && !this.#stopped) {
      switch (this.#stage) {
        case 'head':
          at = this.#readHead(bytes, at)
          break
        case 'counted':
        case 'chunk':
          at = this.#readCounted(bytes, at)
          break
        case 'until-close':
          this.#body!.add(bytes, at, bytes.length)
          at = bytes.length
          break
        default:
          at = this.#readLine(bytes, at)
      }
    }
  }

  /** The service has closed its side. @throws {BadFraming} if that cuts an answer off */
  close(): void {
    if (this.#stage === 'until-close') this.#finish(this.#body!.whole(), false)
    else if (this.midway) throw new BadFraming('the connection was closed in the middle of an answer')
  }

  #finish(body: Buffer, more: boolean): void {
    this.#stage = 'head'
    this.#body = null
    this.#interim = false
    this.#answered(this.#status, body, this.#reusable, more)
  }

  #readHead(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(endOfHead, at)
    if ((end < 0 ? bytes.length : end) - at > headLimitBytes) throw new BadFraming('the head is too long')
    if (end < 0) {
      this.#begun = keptCopy(bytes, at, bytes.length)
      return bytes.length
    }
    const head = bytes.toString('latin1', at, end)
    if (!this.#isLikeTheLast(head)) this.#parseHead(head)
    const start = end + 4
    const status = this.#status
    if (status < 200) {
      if (status === 101) throw new BadFraming('the protocol was switched unasked')
      this.#interim = true
      return start
    }
    if (status === 204 || status === 304) this.#length = 0
    else if (this.#chunked) {
      this.#body = new AnswerBody(this.#limit, 0)
      this.#stage = 'chunk-size'
      return start
    }
    if (this.#length < 0) {
      this.#body = new AnswerBody(this.#limit, 0)
      this.#reusable = false
      this.#stage = 'until-close'
      return start
    }
    if (this.#length > this.#limit) throw new AboveCap(this.#limit)
    const stop = start + this.#length
    if (stop <= bytes.length) {
      this.#finish(keptCopy(bytes, start, stop), stop < bytes.length) // the usual case
      return stop
    }
    this.#body = new AnswerBody(this.#limit, this.#length)
    this.#missing = this.#length
    this.#stage = 'counted'
    return start
  }

  #readCounted(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#missing)
    this.#body!.add(bytes, at, end)
    this.#missing -= end - at
    if (this.#missing > 0) return end
    if (this.#stage === 'chunk') this.#stage = 'chunk-end'
    else this.#finish(this.#body!.whole(), end < bytes.length)
    return end
  }

  /** A line of the chunked coding. */
  #readLine(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(lineFeed, at)
    if ((end < 0 ? bytes.length : end) - at > lineLimitBytes) throw new BadFraming('a line is too long')
    if (end < 0) {
      this.#begun = keptCopy(bytes, at, bytes.length)
      return bytes.length
    }
    if (end === at || bytes[end - 1] !== carriageReturn) throw new BadFraming('a line does not end with CRLF')
    const empty = end - 1 === at
    if (this.#stage === 'chunk-end') {
      if (!empty) throw new BadFraming('a chunk is longer than it says')
      this.#stage = 'chunk-size'
    } else if (this.#stage === 'trailer') {
      this.#trailerBytes += end - at
      if (this.#trailerBytes > headLimitBytes) throw new BadFraming('the trailer is too long')
      if (empty) this.#finish(this.#body!.whole(), end + 1 < bytes.length)
    } else {
      const [, digits] = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(bytes.toString('latin1', at, end - 1)) ?? []
      if (digits === undefined) throw new BadFraming('the size of a chunk is no number')
      this.#missing = Number.parseInt(digits, 16)
      if (this.#body!.filled + this.#missing > this.#limit) throw new AboveCap(this.#limit)
      this.#trailerBytes = 0
      this.#stage = this.#missing === 0 ? 'trailer' : 'chunk'
    }
    return end + 1
  }

  /** Takes the length from a head that is otherwise the one before; status and framing are as they were. */
  #isLikeTheLast(head: string): boolean {
    if (!this.#isKnown || !head.startsWith(this.#before) || !head.endsWith(this.#after)) return false
    const length = count(head.slice(this.#before.length, head.length - this.#after.length))
    if (Number.isNaN(length)) return false
    this.#length = length
    return true
  }

  /** @param head - without the empty line at its end */
  #parseHead(head: string): void {
    this.#isKnown = false
    const version = head.charCodeAt(7)
    const status = Number(head.slice(9, 12))
    const afterStatus = head.charCodeAt(12) // NaN where the head ends
    if (
      !head.startsWith('HTTP/1.') ||
      (version !== zero && version !== zero + 1) ||
      head.charCodeAt(8) !== space ||
      !(status >= 100 && status <= 599) ||
      (afterStatus !== space && afterStatus !== carriageReturn && head.length !== 12)
    ) {
      throw new BadFraming('it does not begin as an answer of HTTP/1.1 does')
    }
    this.#status = status
    this.#length = -1
    this.#chunked = false
    this.#reusable = version !== zero
    let lengthFrom = -1
    for (let from = nextLine(head, 0); from < head.length;) {
      const next = nextLine(head, from)
      const colon = head.indexOf(':', from)
      const before = head.charCodeAt(colon - 1)
      if (colon <= from || colon >= next || before === space || before === tab || isBlank(head, from)) {
        throw new BadFraming('a line of the head is no header')
      }
      // Only few headers say anything about framing, and their lengths tell most others from them.
      switch (colon - from) {
        case 10:
        case 14:
        case 16:
        case 17:
          this.#header(head.slice(from, colon).toLowerCase(), head.slice(colon + 1, next).trim())
          if (lengthFrom < 0 && this.#length >= 0) lengthFrom = colon + 1
      }
      from = next
    }
    if (this.#chunked && this.#length >= 0) throw new BadFraming('it has both content-length and transfer-encoding')
    if (this.#chunked && version === zero) throw new BadFraming('HTTP/1.0 knows no chunks')
    if (lengthFrom > 0 && status >= 200) this.#remember(head, lengthFrom)
  }

  /** @param from - behind the colon of the length */
  #remember(head: string, from: number): void {
    let first = from
    while (isBlank(head, first)) first++
    let end = first
    while (isDigit(head, end)) end++
    this.#before = head.slice(0, first)
    this.#after = head.slice(end)
    this.#isKnown = end > first
  }

  #header(name: string, value: string): void {
    switch (name) {
      case 'content-length':
        if (this.#length >= 0) throw new BadFraming('it has more than one content-length')
        this.#length = count(value)
        if (Number.isNaN(this.#length)) throw new BadFraming('its content-length is no number')
        break
      case 'transfer-encoding':
        if (this.#chunked || value.toLowerCase() !== 'chunked')
          throw new BadFraming('its transfer-encoding is not known')
        this.#chunked = true
        break
      case 'content-encoding':
        if (value.toLowerCase() !== 'identity') throw new BadFraming('it is compressed, which was not asked for')
        break
      case 'connection':
        if (value.toLowerCase() === 'keep-alive') this.#reusable = true
        else if (/(?:^|,)\s*close\s*(?:,|$)/i.test(value)) this.#reusable = false
        break
      case 'keep-alive':
        if (value === this.#keepAlive) break
        this.#keepAlive = value
        this.keptMs = Number(/timeout=(\d{1,6})/i.exec(value)?.[1] ?? Infinity) * 1_000
    }
  }
}

/** Where the line after the one at `from` begins. */
function nextLine(head: string, from: number): number {
  const end = head.indexOf('\n', from)
  if (end < 0) return head.length
  if (head.charCodeAt(end - 1) !== carriageReturn) throw new BadFraming('a line does not end with CRLF')
  return end + 1
}

const isBlank = (text: string, at: number) => text.charCodeAt(at) === space || text.charCodeAt(at) === tab

const isDigit = (text: string, at: number) => text.charCodeAt(at) >= zero && text.charCodeAt(at) <= nine

/** NaN if it is not made of 1 to 15 digits. */
function count(digits: string): number {
  let value = digits.length > 0 && digits.length <= 15 ? 0 : Number.NaN
  for (let at = 0; at < digits.length; at++) {
    value = isDigit(digits, at) ? value * 10 + digits.charCodeAt(at) - zero : Number.NaN
  }
  return value
}
