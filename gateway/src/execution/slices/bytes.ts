/** Bytes of an answer are not as expected: other keys or another order, white space, a null that must not be, errors. */
export const unexpected = new Error('The bytes of the answer are not as expected.')

const quote = 34
const backslash = 92
const letterU = 117
/** The characters that may stand after a backslash, beside u. */
const escapes = new Set(Buffer.from('"\\/bfnrt'))

/** Bytes that mean nothing but themselves within a string. */
const plain = new Uint8Array(256).fill(1)
plain.fill(0, 0, 32)
plain[quote] = plain[backslash] = 0

/** @param at - place of the opening quote @returns the place after the closing one */
export function string(bytes: Uint8Array, at: number): number {
  for (let place = at + 1; ; place++) {
    while (plain[bytes[place]!] === 1) place++
    const byte = bytes[place]
    if (byte === quote) return place + 1
    if (byte !== backslash) throw unexpected // a control character, or past the end
    place = escape(bytes, place)
  }
}

/** @returns the place of the last character of the escape */
function escape(bytes: Uint8Array, at: number): number {
  const kind = bytes[at + 1]!
  if (escapes.has(kind)) return at + 1
  if (kind !== letterU) throw unexpected
  for (let place = at + 2; place < at + 6; place++) if (!isHexDigit(bytes[place]!)) throw unexpected
  return at + 5
}

const isHexDigit = (byte: number) => isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102)
const isDigit = (byte: number) => byte >= 48 && byte <= 57

/** A whole number of at most 9 digits, which is surely one of 32 bits; longer ones are left to the general path. */
export function int(bytes: Uint8Array, at: number): number {
  let place = bytes[at] === 45 ? at + 1 : at
  const first = place
  while (isDigit(bytes[place]!)) place++
  const digits = place - first
  if (digits === 0 || digits > 9 || !isEnd(bytes[place]!)) throw unexpected
  if (bytes[first] === 48 && place - at > 1) throw unexpected // 01, or -0, which JSON.stringify prints otherwise
  return place
}

/** A number without exponent and of less than 20 characters: surely a finite double. */
export function float(bytes: Uint8Array, at: number): number {
  const place = plainNumber(bytes, at)
  if (place - at > 20) throw unexpected
  return place
}

function plainNumber(bytes: Uint8Array, at: number): number {
  let place = bytes[at] === 45 ? at + 1 : at
  const first = place
  while (isDigit(bytes[place]!)) place++
  if (place === first || (bytes[first] === 48 && place - first > 1)) throw unexpected
  if (bytes[place] === 46) {
    const fraction = ++place
    while (isDigit(bytes[place]!)) place++
    if (place === fraction) throw unexpected
  }
  if (!isEnd(bytes[place]!) || (first > at && bytes[first] === 48 && isZero(bytes, first, place))) throw unexpected
  return place
}

/** Whether a number is 0; a negative one is printed otherwise by JSON.stringify. */
function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let place = from; place < to; place++) if (bytes[place]! > 48) return false
  return true
}

/** What may stand after a value: a comma, or the end of an object or list. */
const isEnd = (byte: number) => byte === 44 || byte === 125 || byte === 93

export function boolean(bytes: Uint8Array, at: number): number {
  if (isWord(bytes, at, 't', 'true')) return at + 4
  if (isWord(bytes, at, 'f', 'false')) return at + 5
  throw unexpected
}

export function nothing(bytes: Uint8Array, at: number): number {
  if (isWord(bytes, at, 'n', 'null')) return at + 4
  throw unexpected
}

function isWord(bytes: Uint8Array, at: number, first: string, word: string): boolean {
  if (bytes[at] !== first.charCodeAt(0)) return false
  for (let index = 1; index < word.length; index++) if (bytes[at + index] !== word.charCodeAt(index)) return false
  return true
}

/** Any value that JSON knows, checked as JSON.parse would. */
export function value(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === quote) return string(bytes, at)
  if (byte === 123 || byte === 91) return nested(bytes, at)
  if (byte === 116 || byte === 102) return boolean(bytes, at)
  if (byte === 110) return nothing(bytes, at)
  return plainNumber(bytes, at)
}

function nested(bytes: Uint8Array, at: number): number {
  let depth = 0
  let place = at
  for (;;) {
    const byte = bytes[place]
    if (byte === undefined) throw unexpected
    if (byte === quote) {
      place = string(bytes, place)
      continue
    }
    place++
    if (byte === 123 || byte === 91) depth++
    else if ((byte === 125 || byte === 93) && --depth === 0) break
  }
  try {
    JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + at, place - at).toString('utf8'))
  } catch {
    throw unexpected
  }
  return place
}
