import type { DataRewrite } from '../planning/plan.ts'
import { isJsonObject, read, write, type JsonObject } from './json.ts'

/** Whether a type's name says that an object is of a type, which may be abstract. */
export type IsPossible = (type: string, concrete: string) => boolean

const typeStep = '... on '

/** Carries out a planner's changes of an answer, in place: names that it made up are undone, type names set. */
export function applyRewrites(rewrites: readonly DataRewrite[], data: unknown, isPossible: IsPossible): void {
  for (const rewrite of rewrites) follow(data, rewrite, 0, isPossible)
}

function follow(at: unknown, rewrite: DataRewrite, index: number, isPossible: IsPossible): void {
  if (Array.isArray(at)) {
    for (const item of at) follow(item, rewrite, index, isPossible)
    return
  }
  if (!isJsonObject(at)) return
  const step = rewrite.path[index]!
  if (step.startsWith(typeStep)) {
    const name = read(at, '__typename')
    if (typeof name === 'string' && !isPossible(step.slice(typeStep.length), name)) return
    follow(at, rewrite, index + 1, isPossible)
  } else if (index < rewrite.path.length - 1) follow(read(at, step), rewrite, index + 1, isPossible)
  else change(at, step, rewrite)
}

function change(object: JsonObject, key: string, rewrite: DataRewrite): void {
  if (rewrite.kind === 'ValueSetter') return write(object, key, rewrite.setValueTo)
  const value = read(object, key)
  if (value !== undefined) write(object, rewrite.renameKeyTo, value) // the made-up name stays: nobody reads it
}
