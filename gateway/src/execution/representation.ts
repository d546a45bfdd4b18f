import type { DataRewrite, RequiredField, RequiredInlineFragment, RequiredSelection } from '../planning/plan.ts'
import { generate, mayGenerate } from './generate.ts'
import { isJsonObject, read, readText, write, type JsonObject } from './json.ts'
import type { IsPossible } from './rewrites.ts'

/** What a service is told of an object so that it finds the entity. */
export type Representation = {
  /** As JSON text in a fixed order, or null if something that it needs is not there. */
  readonly text: (object: JsonObject) => string | null
  /** The same as an object. */
  readonly object: (object: JsonObject) => JsonObject | null
  /** The one key that tells objects of this very type apart, if it is one and is sent as it is. */
  readonly onlyKey: { readonly type: string; readonly key: string } | null
}

type Pending = { readonly rewrite: DataRewrite; readonly path: readonly string[] }

const typeStep = '... on '

/**
 * Compiles what goes into a fetch's representations. Everything that is required must be there; an explicit null is sent as it is.
 * @param rewrites - what the planner changes of the representation: type names of interface objects, names of its own
 */
export function compileRepresentation(
  requires: readonly RequiredSelection[],
  rewrites: readonly DataRewrite[],
  isPossible: IsPossible,
): Representation {
  const object = representationObject(requires, rewrites, isPossible)
  const printed = (source: JsonObject) => {
    const built = object(source)
    return built && JSON.stringify(built)
  }
  const text = mayGenerate && isPlain(requires, rewrites) ? representationText(requires, rewrites, isPossible) : printed
  return { text, object, onlyKey: onlyKeyOf(requires, rewrites) }
}

function onlyKeyOf(
  requires: readonly RequiredSelection[],
  rewrites: readonly DataRewrite[],
): Representation['onlyKey'] {
  const [part, ...others] = requires
  if (part?.kind !== 'InlineFragment' || !part.typeCondition || others.length > 0 || rewrites.length > 0) return null
  const fields = part.selections.filter((selection) => selection.kind !== 'Field' || selection.name !== '__typename')
  const [field] = fields
  const isOne = fields.length === 1 && field?.kind === 'Field' && !field.selections && !field.alias
  return isOne && !(field.name in Object.prototype) ? { type: part.typeCondition, key: field.name } : null
}

/** Whether no key is written twice, and no change lies deeper than the entity itself. */
function isPlain(requires: readonly RequiredSelection[], rewrites: readonly DataRewrite[]): boolean {
  const isShallow = ({ path }: DataRewrite) => path.filter((step) => !step.startsWith(typeStep)).length === 1
  const [first, ...others] = requires
  const isOnePart = others.length === 0 && first?.kind === 'InlineFragment'
  return rewrites.every(isShallow) && isOnePart && hasPlainKeys(first.selections) && keepsKeysApart(first, rewrites)
}

/** Whether no key gets a name that another has, too. */
function keepsKeysApart({ selections }: RequiredInlineFragment, rewrites: readonly DataRewrite[]): boolean {
  const names = selections.flatMap((selection) =>
    selection.kind === 'Field' ? [selection.alias ?? selection.name] : [],
  )
  const given = rewrites.flatMap((rewrite) => (rewrite.kind === 'KeyRenamer' ? [rewrite.renameKeyTo] : []))
  return new Set([...names, ...given]).size === names.length + given.length
}

function hasPlainKeys(selections: readonly RequiredSelection[]): boolean {
  const fields = selections.filter((selection) => selection.kind === 'Field')
  const keys = new Set(fields.map(({ alias, name }) => alias ?? name))
  return (
    fields.length === selections.length &&
    keys.size === fields.length &&
    fields.every((field) => hasPlainKeys(field.selections ?? []))
  )
}

/** A representation without key is none: no part of `requires` was for the object's type. */
const isEmpty = (built: JsonObject) => Object.keys(built).length === 0

function representationObject(
  requires: readonly RequiredSelection[],
  rewrites: readonly DataRewrite[],
  isPossible: IsPossible,
): Representation['object'] {
  const pending = rewrites.map((rewrite) => ({ rewrite, path: rewrite.path }))
  return (source) => {
    const built = select(requires, source, pending)
    return built === undefined || isEmpty(built) ? null : built
  }

  /** Undefined if something is missing. */
  function select(
    selections: readonly RequiredSelection[],
    source: JsonObject,
    pending: readonly Pending[],
    into: JsonObject = {},
  ): JsonObject | undefined {
    const name = read(source, '__typename')
    const isOf = (condition: string) => typeof name === 'string' && isPossible(condition, name)
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        const applies = !selection.typeCondition || isOf(selection.typeCondition)
        if (applies && !select(selection.selections, source, pending, into)) return undefined
        continue
      }
      const key = selection.alias ?? selection.name
      const value = read(source, key)
      if (value === undefined) return undefined
      const here = pending.flatMap((one) => advance(one, isOf))
      const inner = here.filter(({ path }) => path[0] === key)
      const last = inner.find(({ path }) => path.length === 1)?.rewrite
      const deeper = inner
        .filter(({ path }) => path.length > 1)
        .map(({ rewrite, path }) => ({ rewrite, path: path.slice(1) }))
      const given = last?.kind === 'ValueSetter' ? last.setValueTo : nested(selection, value, deeper)
      if (given === undefined) return undefined
      write(into, last?.kind === 'KeyRenamer' ? last.renameKeyTo : key, given)
    }
    return into
  }

  function nested(field: RequiredField, value: unknown, pending: readonly Pending[]): unknown {
    if (!field.selections || value === null) return value
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => nested(field, item, pending))
      return items.includes(undefined) ? undefined : items
    }
    return isJsonObject(value) ? select(field.selections, value, pending) : undefined
  }
}

/** A rewrite past its conditions on types; none if they do not hold. */
function advance({ rewrite, path }: Pending, isOf: (condition: string) => boolean): Pending[] {
  const first = path.findIndex((step) => !step.startsWith(typeStep))
  const conditions = path.slice(0, first < 0 ? path.length : first)
  if (!conditions.every((step) => isOf(step.slice(typeStep.length)))) return []
  const rest = path.slice(conditions.length)
  return [{ rewrite, path: rest }]
}

/** Generated for requirements of one type with each key once, which is nearly all of them. */
function representationText(
  requires: readonly RequiredSelection[],
  rewrites: readonly DataRewrite[],
  isPossible: IsPossible,
): Representation['text'] {
  const functions: string[] = []
  const changes = rewrites.map((rewrite) => ({
    rewrite,
    key: rewrite.path.at(-1)!,
    guards: rewrite.path.slice(0, -1).map((step) => step.slice(typeStep.length)),
  }))

  /** Code that adds the fields of the object `o` to the text `s`, or returns null. */
  const fields = (selections: readonly RequiredSelection[], isEntity: boolean): string =>
    selections
      .map((selection, index) => {
        if (selection.kind === 'Field') return field(selection, index === 0 ? '' : ',', isEntity)
        const inner = fields(selection.selections, isEntity)
        return selection.typeCondition ? `if(isOf(${JSON.stringify(selection.typeCondition)},o)){${inner}}` : inner
      })
      .join('')

  const field = (selection: RequiredField, separator: string, isEntity: boolean): string => {
    const key = selection.alias ?? selection.name
    const add = (name: string, value: string) =>
      `s+=${JSON.stringify(`${separator}${JSON.stringify(name)}:`)}+${value};`
    let code = add(key, valueText(selection))
    // The first that holds counts: it is asked first.
    for (const change of isEntity ? changes.toReversed() : []) {
      if (change.key !== key) continue
      const { rewrite, guards } = change
      const changed =
        rewrite.kind === 'KeyRenamer'
          ? add(rewrite.renameKeyTo, valueText(selection))
          : add(key, JSON.stringify(JSON.stringify(rewrite.setValueTo)))
      const holds = guards.map((guard) => `isOf(${JSON.stringify(guard)},o)`).join('&&') || 'true'
      code = `if(${holds}){${changed}}else{${code}}`
    }
    return `{const v=${readText('o', key)};if(v===undefined)return null;${code}}`
  }

  /** An expression for the text of `v`. */
  const valueText = (selection: RequiredField): string => {
    if (!selection.selections) return 'print(v)'
    const name = `nested${functions.length}`
    functions.push('')
    const at = functions.length - 1
    functions[at] =
      `function ${name}(o){if(o===null)return 'null';` +
      `if(Array.isArray(o)){let l='';for(let i=0;i<o.length;i++){l+=(i?',':'')+need(${name}(o[i]))}return '['+l+']'}` +
      `if(typeof o!=='object')return null;let s='';${fields(selection.selections, false)}return '{'+s+'}'}`
    return `need(${name}(v))`
  }

  const body = fields(requires, true)
  const isOf = (condition: string, object: JsonObject) => {
    const name = read(object, '__typename')
    return typeof name === 'string' && (name === condition || isPossible(condition, name))
  }
  const need = (inner: string | null) => {
    if (inner === null) throw missing
    return inner
  }
  const build = generate<(object: JsonObject) => string | null>(
    `${functions.join('\n')}\nreturn function(o){let s='';${body}return s?'{'+s+'}':null}`,
    { isOf, need, print },
  )
  if (functions.length === 0) return build
  return (object) => {
    try {
      return build(object)
    } catch (cause) {
      if (cause === missing) return null
      throw cause
    }
  }
}

const missing = new Error('Something that the representation needs is not there.')

/** JSON text of a leaf; short texts without anything to escape are the common case. */
function print(value: unknown): string {
  if (typeof value !== 'string' || value.length > 40) return JSON.stringify(value)
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd8_00 && code <= 0xdf_ff)) return JSON.stringify(value)
  }
  return `"${value}"`
}
