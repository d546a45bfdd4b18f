import type { FlattenPath } from '../planning/plan.ts'
import { generate, mayGenerate } from './generate.ts'
import { isJsonObject, read, readText, type JsonObject } from './json.ts'
import type { ResponsePath } from './field-error.ts'
import type { IsPossible } from './rewrites.ts'

/** An object with its place, and the objects that it lies in, outermost first. */
export type PlacedTarget = {
  readonly object: JsonObject
  readonly path: ResponsePath
  readonly parents: readonly JsonObject[]
}

/** Finds the objects that a path leads to. */
export type Targets = {
  readonly collect: (data: JsonObject) => JsonObject[]
  /** The same objects in the same order with their places; for errors, and where a fetch needs what lies above. */
  readonly locate: (data: JsonObject) => PlacedTarget[]
}

/** A response key, a list's items, or a condition on the type of the object that was reached. */
type Step = { readonly key: string } | 'items' | { readonly types: readonly string[] }

/**
 * Compiles a plan's path. Nulls on the way lead nowhere. Lists of lists may have one `@` per level or one for all: lists are walked through
 * wherever an object is wanted.
 */
export function compileTargets(path: FlattenPath, isPossible: IsPossible): Targets {
  const steps = path.flatMap((part) => readSteps(String(part)))

  const visit = (at: unknown, index: number, found: JsonObject[]): void => {
    if (at === null || at === undefined) return
    const step = steps[index]
    if (Array.isArray(at)) {
      const next = step === 'items' ? index + 1 : index
      for (const item of at) visit(item, next, found)
    } else if (!isJsonObject(at)) return
    else if (step === undefined) found.push(at)
    else if (step === 'items') visit(at, index + 1, found)
    else if ('key' in step) visit(read(at, step.key), index + 1, found)
    else if (isOf(at, step.types, isPossible)) visit(at, index + 1, found)
  }

  const place = (
    at: unknown,
    index: number,
    path: ResponsePath,
    parents: readonly JsonObject[],
    found: PlacedTarget[],
  ): void => {
    if (at === null || at === undefined) return
    const step = steps[index]
    if (Array.isArray(at)) {
      const next = step === 'items' ? index + 1 : index
      for (const [key, item] of at.entries()) place(item, next, [...path, key], parents, found)
    } else if (!isJsonObject(at)) return
    else if (step === undefined) found.push({ object: at, path, parents })
    else if (step === 'items') place(at, index + 1, path, parents, found)
    else if ('key' in step) place(read(at, step.key), index + 1, [...path, step.key], [...parents, at], found)
    else if (isOf(at, step.types, isPossible)) place(at, index + 1, path, parents, found)
  }

  const walk = mayGenerate
    ? generateWalk(steps, visit, (object, types) => isOf(object, types, isPossible))
    : (data: JsonObject, found: JsonObject[]) => visit(data, 0, found)

  return {
    collect: (data) => {
      const found: JsonObject[] = []
      walk(data, found)
      return found
    },
    locate: (data) => {
      const found: PlacedTarget[] = []
      place(data, 0, [], [], found)
      return found
    },
  }
}

type Visit = (at: unknown, index: number, found: JsonObject[]) => void

/** One loop in the other, as the path has them; where the data is of another form than the path, it is visited step by step. */
function generateWalk(
  steps: readonly Step[],
  visit: Visit,
  isOf: (object: JsonObject, types: readonly string[]) => boolean,
): (data: JsonObject, found: JsonObject[]) => void {
  /** Code for the value `at` that stands before a step. */
  const walkFrom = (index: number, at: string): string => {
    const step = steps[index]
    const otherwise = `else visit(${at},${index},found);`
    if (step === undefined) return `if(isObject(${at}))found.push(${at});${otherwise}`
    const next = `at${index + 1}`
    if (step === 'items') {
      const counter = `i${index}`
      const items = `for(let ${counter}=0;${counter}<${at}.length;${counter}++)`
      return `if(Array.isArray(${at}))${items}{const ${next}=${at}[${counter}];${walkFrom(index + 1, next)}}${otherwise}`
    }
    if ('key' in step) {
      const value = `const ${next}=${readText(at, step.key)};`
      return `if(isObject(${at})){${value}if(${next}!=null){${walkFrom(index + 1, next)}}}${otherwise}`
    }
    const types = JSON.stringify(step.types)
    return `if(isObject(${at})){if(isOf(${at},${types})){${walkFrom(index + 1, at)}}}${otherwise}`
  }
  const environment = { isObject: isJsonObject, isOf, visit }
  return generate(`return function(at0,found){${walkFrom(0, 'at0')}}`, environment)
}

/** Planners ask for the type where it may differ; an object that does not say it is of the only type that can be there. */
function isOf(object: JsonObject, types: readonly string[], isPossible: IsPossible): boolean {
  const name = read(object, '__typename')
  return name === undefined || (typeof name === 'string' && types.some((type) => isPossible(type, name)))
}

/** `key`, `@`, `... on T`, `|[A,B]`, and the first two with a condition behind them. */
function readSteps(part: string): Step[] {
  if (part.startsWith('... on ')) return [{ types: [part.slice('... on '.length)] }]
  const bar = part.indexOf('|[')
  const key = bar < 0 ? part : part.slice(0, bar)
  const first: Step[] = key === '@' ? ['items'] : key === '' ? [] : [{ key }]
  return bar < 0 ? first : [...first, { types: part.slice(bar + 2, -1).split(',') }]
}
