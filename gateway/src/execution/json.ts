import { isUtf8 } from 'node:buffer'

/** An object as it came out of JSON. Its keys are anybody's: read and write them with the functions below where they are not our own. */
export type JsonObject = Record<string, unknown>

/** A number whose text was kept is none, though JavaScript holds it as one. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value)

/** The object's own value under a key; `constructor` of an object without such a key is nothing. */
export const read = (object: JsonObject, key: string): unknown =>
  key in Object.prototype && !Object.hasOwn(object, key) ? undefined : object[key]

/** Sets a key of the object itself, `__proto__` too. */
export function write(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
  else object[key] = value
}

/** Text of JavaScript that reads a key as `read` does. */
export const readText = (object: string, key: string): string => {
  const text = JSON.stringify(key)
  return key in Object.prototype
    ? `(Object.hasOwn(${object},${text})?${object}[${text}]:undefined)`
    : `${object}[${text}]`
}

/** Text of JavaScript for a key of an object literal. */
export const keyText = (key: string): string => (key === '__proto__' ? '["__proto__"]' : JSON.stringify(key))

/** A text's UTF-8 bytes, one character each, as they go over the wire. */
export const asBytes = (text: string): string =>
  Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1')

declare global {
  interface JSON {
    /** A value that prints as exactly this text. */
    rawJSON(text: string): object
    isRawJSON(value: unknown): value is { readonly rawJSON: string }
  }
}

/**
 * Whether a text may have numbers that a double does not hold: with 16 digits or more, with an exponent, or a negative zero. Each sign is
 * looked for by itself: together they take twice as long.
 */
const hasOddNumbers = (text: string): boolean =>
  /\d{16}/.test(text) ||
  (/\.(?:\d{9}|(?<=\d{8}\.)\d)/.test(text) && /\d[\d.]{14}\d/.test(text)) ||
  /\d[eE][+-]?\d+(?:[\s,}\]]|$)/.test(text) ||
  /-0[.0]*(?:[\s,}\]]|$)/.test(text)

/** What one character of a text is. As bytes they need not be decoded to read JSON, nor encoded to write it. */
export type Characters = 'unicode' | 'bytes'

/**
 * Reads JSON. Numbers that a double cannot hold keep their text if `exact`: printed again, they are what the service said.
 * @param characters - of the texts in it
 * @throws {SyntaxError}
 */
export function parseJson(body: Buffer, exact: boolean, characters: Characters = 'unicode'): unknown {
  const text = characters === 'bytes' ? jsonBytes(body) : body.toString('utf8')
  return exact && hasOddNumbers(text) ? JSON.parse(text, keepText) : JSON.parse(text)
}

/** JSON as its bytes, one character each, without escapes of characters that have several. */
function jsonBytes(body: Buffer): string {
  const bytes = isUtf8(body) ? body.toString('latin1') : asBytes(body.toString('utf8'))
  return bytes.includes(String.raw`\u`) ? bytes.replace(escapes, escapeAsBytes) : bytes
}

/** Two that belong together, or one. */
const escapes = /\\(?:u[Dd][89ABab][\dA-Fa-f]{2}\\u[Dd][C-Fc-f][\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[^])/g

/** Half of a pair is no character: it stays an escape, and is written as one again. */
function escapeAsBytes(escape: string): string {
  if (escape.length < 6) return escape
  const character = JSON.parse(`"${escape}"`) as string
  return character < '\u{80}' || !character.isWellFormed() ? escape : asBytes(character)
}

function keepText(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  if (typeof value !== 'number' || source === undefined || String(value) === source) return value
  const isHeld = source.length <= 16 && Math.abs(value) <= Number.MAX_SAFE_INTEGER && !/[eE]/.test(source)
  return isHeld && !Object.is(value, -0) ? value : JSON.rawJSON(source)
}
