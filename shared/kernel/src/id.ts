import { randomUUID } from 'node:crypto'

/** Whose ids they are; the prefix of the id that clients see. */
export type IdPrefix = 'org' | 'usr' | 'ses' | 'upl' | 'imp' | 'lin' | 'dec' | 'clc' | 'inv' | 'rep' | 'evt' | 'fac'

/** A new time-ordered UUID (version 7), so that fresh rows stand together in the index. */
export function newUuid(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  // Version 4 has the same variant bits, and Node keeps random bytes ready for it.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
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
