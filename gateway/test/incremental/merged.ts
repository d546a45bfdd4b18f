import type { IncrementalPayload } from '../../src/execution/incremental.ts'
import type { Answer } from '../differential/compare.ts'

type AnswerError = NonNullable<Answer['errors']>[number]
type Container = Record<string | number, unknown>

/** What a client has once it has put all payloads together. */
export type Merged = Answer & {
  /** Whether a part was lost to a null that it could not hold. */
  readonly isPartLost: boolean
}

/** Puts payloads together as clients do. @throws if a part is for a place that is not there */
export function merged(payloads: readonly IncrementalPayload[]): Merged {
  const root: Container = { data: null }
  const errors = new Map<string, AnswerError>()
  /** Two parts that are lost for one reason both tell it. */
  const tell = (told: readonly AnswerError[]) => told.forEach((error) => errors.set(JSON.stringify(error), error))
  let isPartLost = false
  for (const [index, payload] of payloads.entries()) {
    if (payload.hasNext !== index < payloads.length - 1) throw new Error(`hasNext of the payload ${index} is wrong.`)
    if ('data' in payload) {
      root['data'] = structuredClone(payload.data)
      tell(payload.errors ?? [])
      continue
    }
    if ('incremental' in payload && payload.incremental?.length === 0) throw new Error('an empty payload')
    for (const { data, path, errors: own = [] } of payload.incremental ?? []) {
      tell(own)
      const target = path.reduce<unknown>((at, key) => (at as Container | null)?.[key], root['data'])
      if (typeof target !== 'object' || target === null) throw new Error(`No object is at ${JSON.stringify(path)}.`)
      if (data) mergeInto(target as Container, structuredClone(data))
      else isPartLost = true
      if (!data && own.length === 0) throw new Error(`No error says why there is nothing at ${JSON.stringify(path)}.`)
    }
  }
  return { data: root['data'], ...(errors.size > 0 && { errors: [...errors.values()] }), isPartLost }
}

function mergeInto(target: Container, source: Container): void {
  for (const [key, value] of Object.entries(source)) {
    const known = Object.hasOwn(target, key) ? target[key] : undefined
    if (isContainer(known) && isContainer(value)) mergeInto(known, value)
    else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
  }
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

/** The same with the keys of objects in one order: parts come in their own. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isContainer(value)) return value
  const names = Object.keys(value).sort()
  const copy: Container = {}
  for (const name of names)
    Object.defineProperty(copy, name, { value: sorted(value[name]), enumerable: true, writable: true })
  return copy
}
