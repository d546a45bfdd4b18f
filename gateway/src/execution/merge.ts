import type { KeyTree } from './fetch-selection.ts'
import { generate, mayGenerate } from './generate.ts'
import { isJsonObject, read, readText, write, type JsonObject } from './json.ts'
import type { IsPossible } from './rewrites.ts'

/** Puts what a service said of an object to what is known of it. Only keys that were asked for are looked at. */
export type Merge = (into: JsonObject, from: JsonObject) => void

/** Compiles the merge of one fetch's objects. What lies under a key that was empty is taken as it is, not copied. */
export function compileMerge(keys: KeyTree, isPossible: IsPossible): Merge {
  const mergeTypeName = (into: JsonObject, from: JsonObject) => mergeName(into, from, isPossible)
  const composites = new Map([...keys].filter(([, inner]) => inner.size > 0))
  const mergeValue = (key: string, known: unknown, said: unknown) =>
    mergeInner(known, said, composites.get(key)!, mergeTypeName)
  if (!mayGenerate || keys.has('__proto__')) return (into, from) => mergeObject(into, from, keys, mergeTypeName)
  const lines = [...keys].map(([key, inner]) => {
    if (key === '__typename') return 'name(t,f);'
    const name = JSON.stringify(key)
    if (inner.size === 0) return `v=${readText('f', key)};if(v!==undefined)t[${name}]=v;`
    return `v=${readText('f', key)};if(v!==undefined){const k=${readText('t', key)};t[${name}]=k==null?v:value(${name},k,v)}`
  })
  return generate(`return function(t,f){let v;${lines.join('')}}`, { name: mergeTypeName, value: mergeValue })
}

type MergeName = (into: JsonObject, from: JsonObject) => void

function mergeObject(into: JsonObject, from: JsonObject, keys: KeyTree, mergeTypeName: MergeName): void {
  for (const [key, inner] of keys) {
    if (key === '__typename') {
      mergeTypeName(into, from)
      continue
    }
    const said = read(from, key)
    if (said === undefined) continue
    write(into, key, inner.size === 0 ? said : mergeInner(read(into, key), said, inner, mergeTypeName))
  }
}

/** What is known under a key with what was said under it: objects key by key, lists item by item. */
function mergeInner(known: unknown, said: unknown, keys: KeyTree, mergeTypeName: MergeName): unknown {
  if (known === said || known === null || known === undefined) return said
  if (said === null || said === undefined) return known
  if (Array.isArray(known) && Array.isArray(said)) {
    for (const [index, item] of said.entries()) known[index] = mergeInner(known[index], item, keys, mergeTypeName)
    return known
  }
  if (!isJsonObject(known) || !isJsonObject(said)) return said
  mergeObject(known, said, keys, mergeTypeName)
  return known
}

/** The name of a concrete type stays when an interface object says the interface's. */
function mergeName(into: JsonObject, from: JsonObject, isPossible: IsPossible): void {
  const said = from['__typename']
  const known = into['__typename']
  if (typeof said !== 'string' || said === known) return
  if (typeof known === 'string' && isPossible(said, known)) return
  into['__typename'] = said
}

/** A copy of what was asked for, deep enough that merging into one does not show in the other. */
export function copyOf(value: JsonObject, keys: KeyTree): JsonObject {
  const copy: JsonObject = {}
  for (const [key, inner] of keys) {
    const said = read(value, key)
    if (said !== undefined) write(copy, key, inner.size === 0 ? said : copyInner(said, inner))
  }
  return copy
}

function copyInner(value: unknown, keys: KeyTree): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copyInner(item, keys))
  return isJsonObject(value) ? copyOf(value, keys) : value
}
