import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { FieldError, ResponsePath } from './field-error.ts'
import { isJsonObject, read, type JsonObject } from './json.ts'
import type { ObjectShape, ResponseShapes, ShapedType } from './response-shape.ts'

type Told = {
  readonly errors: readonly FieldError[]
  /** The errors of each fetch that failed as a whole. */
  readonly failures: readonly (readonly FieldError[])[]
}

/**
 * Errors at places that the response has. Planners ask services for more than the client does, for objects of other types for example; what
 * goes wrong with that is nobody's business. But if a whole fetch failed, others may lack what it would have brought: that is told above.
 */
export function aboutResponse(
  { errors, failures }: Told,
  shapes: ResponseShapes,
  root: ShapedType,
  selectionSet: SelectionSetNode,
  data: JsonObject,
): readonly FieldError[] {
  if (errors.length === 0) return errors
  const shape = shapes.of(root, [selectionSet])
  const asked = (path: ResponsePath) => askedSteps(path, shape, data, shapes)
  const isAsked = ({ path }: FieldError) => !path || asked(path) === path.length
  const hidden = failures.flatMap((failed) => (failed.some(isAsked) ? [] : failed.slice(0, 1)))
  const above = hidden.map(({ path, ...error }) => {
    const steps = path!.slice(0, asked(path!))
    return steps.length > 0 ? { ...error, path: steps } : error
  })
  return [...errors.filter(isAsked), ...above]
}

/** How many steps of the path the response has; all, if it ends in a null on the way. */
export function askedSteps(path: ResponsePath, root: ObjectShape, data: JsonObject, shapes: ResponseShapes): number {
  let shape = root
  let at: unknown = data
  let index = 0
  while (index < path.length) {
    const key = path[index++]
    const field = shape.fields.find((one) => one.key === key)
    if (!field || !isJsonObject(at)) return index - 1
    if (field.type === null) return path.length
    at = read(at, field.key)
    let type = getNullableType(field.type)
    while (isListType(type) && typeof path[index] === 'number') {
      at = Array.isArray(at) ? at[path[index]! as number] : undefined
      type = getNullableType(type.ofType)
      index++
    }
    const named = getNamedType(field.type)
    if (!isJsonObject(at) || !isCompositeType(named)) return path.length
    const name = read(at, '__typename')
    const inner = isObjectType(named)
      ? shapes.of(named, field.selectionSets)
      : (shapes.possible(field).get(String(name)) ?? shapes.unnamed(field))
    if (!inner) return path.length
    shape = inner
  }
  return path.length
}
