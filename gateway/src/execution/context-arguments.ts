import type { DataRewrite } from '../planning/plan.ts'
import { isJsonObject, read, type JsonObject } from './json.ts'
import type { IsPossible } from './rewrites.ts'
import type { PlacedTarget } from './targets.ts'

/** Arguments that a fetch takes from objects above its own, by the name of the variable. */
export type ContextArguments = (target: PlacedTarget) => JsonObject

const typeStep = '... on '

/** @see https://specs.apollo.dev/federation/ on `@context` and `@fromContext` */
export function compileContextArguments(rewrites: readonly DataRewrite[], isPossible: IsPossible): ContextArguments {
  return ({ object, parents }) => {
    const found: JsonObject = {}
    for (const rewrite of rewrites) {
      if (rewrite.kind !== 'KeyRenamer') continue
      const up = rewrite.path.filter((step) => step === '..').length
      const start = up === 0 ? object : parents[parents.length - up]
      const value = follow(start, rewrite.path.slice(up), isPossible)
      if (value !== undefined) found[rewrite.renameKeyTo] = value
    }
    return found
  }
}

/** The value where the steps lead; undefined if the object is of another type. */
function follow(start: JsonObject | undefined, steps: readonly string[], isPossible: IsPossible): unknown {
  let at: unknown = start
  for (const step of steps) {
    if (!isJsonObject(at)) return at === null ? null : undefined
    if (!step.startsWith(typeStep)) {
      at = read(at, step)
      continue
    }
    const name = read(at, '__typename')
    if (typeof name === 'string' && !isPossible(step.slice(typeStep.length), name)) return undefined
  }
  return at
}
