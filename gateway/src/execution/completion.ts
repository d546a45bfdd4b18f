import {
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import { isJsonObject, read, write, type JsonObject } from './json.ts'
import type { DeferredShape, FieldShape, ObjectShape, ResponseShapes, ShapedType } from './response-shape.ts'
import type { FieldError, ResponsePath } from './field-error.ts'

/** What is known of nulls before the response is written. */
export type KnownFaults = {
  readonly errors: readonly FieldError[]
  /** Whether a fetch failed as a whole: what it would have brought is missing for that reason. */
  readonly fetchFailed: boolean
}

export type Completed = { readonly data: JsonObject | null; readonly errors: readonly FieldError[] }

/** One of several parts in which a response is written. */
export type ResponsePart = {
  /** Where its object is. */
  readonly path: ResponsePath
  /** Gets what is to be answered later of objects that are in this part. */
  readonly pending: PendingPart[]
  /** Places where an object or a list is null for the client, by `placeOf`: they stay so in all later parts. */
  readonly nulls: Set<string>
}

/** Fields of an object that are still to be answered. */
export type PendingPart = {
  readonly deferred: DeferredShape
  readonly type: ShapedType
  readonly source: JsonObject
  readonly path: ResponsePath
}

type Path = { readonly parent: Path | null; readonly key: string | number }
const bubble = Symbol('a null that must not be')

/**
 * Writes the response of data that may not be as the schema says: a null under a non-null type rises to the next nullable field, values of
 * another type become null. Each such null has an error: the one that is already known at its place, or a new one.
 * @param part - where the response is written in several parts
 * @see GraphQL specification, sections 6.4.3 (value completion) and 6.4.4 (handling execution errors)
 */
export function complete(
  shapes: ResponseShapes,
  root: ShapedType,
  selectionSet: SelectionSetNode,
  data: JsonObject,
  known: KnownFaults,
  part: ResponsePart | null = null,
): Completed {
  const errors: FieldError[] = []
  const faulty = new Set(known.errors.flatMap(({ path }) => (path ? [placeOf(path)] : [])))
  const aboveFaults = new Set(known.errors.flatMap(({ path }) => (path ? placesAbove(path) : [])))
  /** An error at the place, under it, from where its null rose, or over it, since what lies under is lost with it. */
  const isExplained = (path: ResponsePath) =>
    aboveFaults.has(placeOf(path)) || placesAbove(path).some((place) => faulty.has(place))

  /** What is missing is so because an error beside it took the object with it that the service would have given. */
  const isLost = (path: ResponsePath) =>
    path.length > 1 ? aboveFaults.has(placeOf(path.slice(0, -1))) : aboveFaults.size > 0

  const fault = (at: Path, message: string, isMissing = false) => {
    const path = responsePath(at)
    if (!isExplained(path) && !(isMissing && isLost(path)))
      errors.push({ message, path, extensions: { code: 'BAD_SUBGRAPH_VALUE' } })
  }

  const object = (shape: ObjectShape, source: JsonObject, path: Path | null): JsonObject | typeof bubble => {
    const written: JsonObject = {}
    for (const field of shape.fields) {
      const place = { parent: path, key: field.key }
      if (field.type === null) {
        if (isObjectType(shape.type)) write(written, field.key, shape.type.name)
        else {
          fault(place, `Of which type this ${shape.type.name} is, no service has said.`)
          return bubble
        }
        continue
      }
      const value = typed(field.type, field, read(source, field.key), place, shape)
      if (value === bubble) return bubble
      write(written, field.key, value)
    }
    if (part && shape.deferred.length > 0) {
      const at = path ? responsePath(path) : []
      for (const deferred of shape.deferred) part.pending.push({ deferred, type: shape.type, source, path: at })
    }
    return written
  }

  const typed = (
    type: GraphQLOutputType,
    field: FieldShape,
    value: unknown,
    path: Path,
    parent: ObjectShape,
  ): unknown => {
    const pendingBefore = part?.pending.length ?? 0
    const completed = nullable(getNullableType(type), field, value, path, parent)
    if (part && (completed === null || completed === bubble)) {
      part.pending.length = pendingBefore // what lies under it is lost with it
      if (field.selectionSets.length > 0 && !isNonNullType(type)) part.nulls.add(placeOf(responsePath(path)))
    }
    if (!isNonNullType(type)) return completed === bubble ? null : completed
    if (completed !== null) return completed
    const isMissing = value === undefined
    const isRefused = value !== null && !isMissing // and that was told already
    if (!isRefused && !(isMissing && known.fetchFailed))
      fault(path, `Cannot return null for non-nullable field ${parent.type.name}.${field.name}.`, isMissing)
    return bubble
  }

  const nullable = (
    type: GraphQLOutputType,
    field: FieldShape,
    value: unknown,
    path: Path,
    parent: ObjectShape,
  ): unknown => {
    if (value === null || value === undefined) return null
    if (part && part.nulls.size > 0 && field.selectionSets.length > 0 && part.nulls.has(placeOf(responsePath(path))))
      return null
    const refuse = (expected: string) => {
      fault(path, `${parent.type.name}.${field.name} should be ${expected}, and it is not.`)
      return bubble
    }
    if (isListType(type)) {
      if (!Array.isArray(value)) return refuse('a list')
      const items: unknown[] = []
      for (const [key, item] of value.entries()) {
        const completed = typed(type.ofType as GraphQLOutputType, field, item, { parent: path, key }, parent)
        if (completed === bubble) return bubble
        items.push(completed)
      }
      return items
    }
    if (isLeafType(type)) {
      const leaf = leafValue(type, value)
      return leaf === undefined ? refuse(`a value of the type ${type.name}`) : leaf
    }
    if (!isJsonObject(value)) return refuse('an object')
    if (!isAbstractType(type)) return object(shapes.of(type as GraphQLObjectType, field.selectionSets), value, path)
    const name = read(value, '__typename')
    const isUnnamed = name === undefined || name === type.name
    const shape = isUnnamed ? shapes.unnamed(field) : shapes.possible(field).get(typeof name === 'string' ? name : '')
    return shape ? object(shape, value, path) : refuse(`a ${type.name}`)
  }

  const completed = object(shapes.of(root, [selectionSet]), data, part ? pathOf(part.path) : null)
  if (completed === bubble && part) part.pending.length = 0
  return { data: completed === bubble ? null : completed, errors }
}

/** The value as this type prints it, undefined if it cannot. */
function leafValue(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : undefined
  try {
    return type.serialize(JSON.isRawJSON(value) ? heldBy(type, value.rawJSON) : value) ?? undefined
  } catch {
    return undefined
  }
}

/** A number of which only its text is exact, as a type takes it: ids keep all digits, and the graph's own scalars are what services say. */
function heldBy(type: GraphQLLeafType, number: string): unknown {
  if (type.name === 'ID' && /^-?\d+$/.test(number)) return number
  return isSpecifiedScalarType(type) ? Number(number) : JSON.rawJSON(number)
}

function responsePath(path: Path): ResponsePath {
  const keys: (string | number)[] = []
  for (let at: Path | null = path; at; at = at.parent) keys.push(at.key)
  return keys.toReversed()
}

const pathOf = (keys: ResponsePath): Path | null => keys.reduce<Path | null>((parent, key) => ({ parent, key }), null)

/** A place as text. */
export const placeOf = (path: ResponsePath): string => JSON.stringify(path)

/** A place and all that it lies under. */
export function placesAbove(path: ResponsePath): string[] {
  return path.map((_, index) => placeOf(path.slice(0, index + 1)))
}
