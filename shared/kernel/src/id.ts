import { randomBytes } from 'node:crypto'

/** Whose ids they are; the prefix of the id that clients see. */
export type IdPrefix = 'org' | 'usr' | 'ses' | 'upl' | 'imp' | 'lin' | 'dec' | 'clc' | 'inv' | 'rep' | 'evt' | 'fac'

/** A new time-ordered UUID (version 7), so that fresh rows stand together in the index. */
export function newUuid(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The id that clients see, for example `org_0190f1…`: opaque, global, and it tells what it names. */
export function publicId(prefix: IdPrefix, uuid: string): string {
  return `${prefix}_${uuid.replaceAll('-', '')}`
}

const shape = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/

/** The UUID inside an id that a client sent, or null if it is not one of that kind: it then names nothing. */
export function uuidOf(prefix: IdPrefix, id: string): string | null {
  const [, found, ...parts] = shape.exec(id) ?? []
  return found === prefix ? parts.join('-') : null
}
