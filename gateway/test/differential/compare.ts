import type { ExecutionResult } from 'graphql'
import { pathKey, type PossibleFaults } from '../graph/monolith.ts'

/** What a gateway answered. */
export type Answer = {
  readonly data?: unknown
  readonly errors?:
    | readonly {
        readonly message: string
        readonly path?: readonly (string | number)[] | undefined
        readonly extensions?: Readonly<Record<string, unknown>> | undefined
      }[]
    | undefined
}

/** The first thing in which an answer is not equivalent to the right one; null if there is none. The README states the rules. */
export function difference(right: ExecutionResult, possible: PossibleFaults, answer: Answer): string | null {
  return dataDifference(right.data, answer.data) ?? surplusError(possible, answer) ?? missingError(right, answer)
}

function dataDifference(right: unknown, answer: unknown): string | null {
  const [wanted, found] = [JSON.stringify(right ?? null), JSON.stringify(answer ?? null)]
  if (wanted === found) return null
  let start = 0
  while (wanted[start] === found[start]) start++
  const excerpt = (text: string) => `…${text.slice(Math.max(0, start - 60), start + 60)}…`
  return `data differs:\n  right  ${excerpt(wanted)}\n  answer ${excerpt(found)}`
}

/** Every error must be possible at its place, say what the resolver said, and be told once. */
function surplusError({ raised, broken }: PossibleFaults, { errors = [] }: Answer): string | null {
  const told = new Set<string>()
  for (const { path, message, extensions } of errors) {
    if (!path) return `an error without a path: ${message}`
    const key = pathKey(path)
    if (told.has(key)) return `two errors at ${key}: ${message}`
    told.add(key)
    const expected = raised.get(key)
    if (!expected && !broken.has(key)) return `an error where there is none, at ${key}: ${message}`
    if (expected && (expected.message !== message || expected.code !== extensions?.['code'])) {
      return `the error at ${key} should say "${expected.message}" (${String(expected.code)}), but says "${message}" (${String(extensions?.['code'])})`
    }
  }
  return null
}

/** Every null that an error explains must be explained. */
function missingError(right: ExecutionResult, answer: Answer): string | null {
  const told = (answer.errors ?? []).map(({ path = [] }) => path)
  for (const { path = [], message } of right.errors ?? []) {
    const place = nullAt(right.data, path)
    const isExplained = told.some((other) =>
      place.length === path.length
        ? pathKey(other) === pathKey(path)
        : place.every((step, index) => other[index] === step),
    )
    if (!isExplained) return `no error explains the null at ${pathKey(place)}: ${message}`
  }
  return null
}

/** The part of an error's path that the answer still has. */
function nullAt(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let value = data
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index)
    value = (value as Record<string | number, unknown>)[step]
  }
  return path
}
