import {
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  isNonNullType,
  Kind,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { FetchNode } from '../../planning/plan.ts'
import type { ScheduledFetch } from '../dependencies.ts'
import type { FetchSelection } from '../fetch-selection.ts'
import type { FieldShape, ObjectShape, ResponseShapes } from '../response-shape.ts'
import type { IsPossible } from '../rewrites.ts'

/** An operation that the slicing way does not fit; the general one does. */
export class NotSliceable extends Error {}

/** A place in the response where an object stands, once or once per item of lists. */
export type Position = {
  readonly number: number
  readonly type: GraphQLObjectType
  /** In the order of the response. */
  readonly fields: Map<string, PositionField>
  /** Keys whose text representations need. */
  readonly captured: Set<string>
  /** Whether a fetch asks for entities of the objects here. */
  isEntity: boolean
}

export type PositionField = {
  readonly key: string
  /** Null for `__typename`. */
  readonly type: GraphQLOutputType | null
  /** The objects under the field, if it has such. */
  readonly inner: Position | null
  readonly isList: boolean
  /** Which fetch brings it; null for a `__typename` that needs no fetch. */
  provider: SlicedFetch | null
}

/** A key of a fetch's answer, in the order of its selection. */
export type ExpectedKey = {
  readonly key: string
  /** The response's field that takes its value; null if the value is only passed over. */
  readonly field: PositionField | null
  readonly inner: readonly ExpectedKey[]
}

export type SlicedFetch = {
  readonly index: number
  readonly fetch: FetchNode
  readonly after: readonly number[]
  readonly position: Position
  /** Response fields from the root to the position. */
  readonly path: readonly PositionField[]
  readonly expected: readonly ExpectedKey[]
  /** Keys that its representations are made of. */
  readonly keys: readonly string[]
}

export type Positions = {
  readonly positions: readonly Position[]
  readonly root: Position
  readonly fetches: readonly SlicedFetch[]
}

type Expectation = { key: string; sets: SelectionSetNode[] }

/**
 * Lays an operation's fetches over its response: which fetch brings which field.
 * @param isIncluded - decides `@skip` and `@include` within the fetches' texts
 * @throws {NotSliceable} for abstract types, lists of lists of objects, rewrites, objects or fields that two fetches bring
 */
export function layOut(
  scheduled: readonly ScheduledFetch[],
  shapes: ResponseShapes,
  rootShape: ObjectShape,
  isIncluded: (selection: SelectionNode) => boolean,
  isPossible: IsPossible,
): Positions {
  const positions: Position[] = []

  const positionOf = (shape: ObjectShape): Position => {
    if (!isObjectType(shape.type)) throw new NotSliceable('an abstract type')
    const position: Position = {
      number: positions.length,
      type: shape.type,
      fields: new Map(),
      captured: new Set(),
      isEntity: false,
    }
    positions.push(position)
    for (const field of shape.fields) position.fields.set(field.key, fieldOf(field))
    return position
  }

  const fieldOf = (field: FieldShape): PositionField => {
    const { key, type } = field
    if (field.name.startsWith('__') && type) throw new NotSliceable('introspection')
    if (type === null) return { key, type, inner: null, isList: false, provider: null }
    const named = getNamedType(type)
    const isList = isListType(getNullableType(type))
    if (isLeafType(named)) return { key, type, inner: null, isList, provider: null }
    if (!isObjectType(named)) throw new NotSliceable('an abstract type')
    if (isList && isListType(getNullableType((getNullableType(type) as { ofType: GraphQLOutputType }).ofType)))
      throw new NotSliceable('lists of lists of objects')
    return { key, type, inner: positionOf(shapes.of(named, field.selectionSets)), isList, provider: null }
  }

  /** The keys that a service writes of an object, in the order of its selection. */
  const expectations = (
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    fragments: FetchSelection['fragments'],
  ): Expectation[] => {
    const found = new Map<string, Expectation>()
    const walk = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (!isIncluded(selection)) continue
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value
          const expectation = found.get(key) ?? { key, sets: [] }
          found.set(key, expectation)
          if (selection.selectionSet) expectation.sets.push(selection.selectionSet)
          continue
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!
        const condition = fragment.typeCondition?.name.value
        if (condition === undefined || isPossible(condition, type.name)) walk(fragment.selectionSet)
      }
    }
    sets.forEach(walk)
    return [...found.values()]
  }

  const attach = (
    fetch: SlicedFetch,
    position: Position,
    sets: readonly SelectionSetNode[],
    fragments: FetchSelection['fragments'],
  ): ExpectedKey[] =>
    expectations(sets, position.type, fragments).map(({ key, sets }) => {
      const field = position.fields.get(key)
      if (field?.type && !field.inner && mayLack(field.provider, position))
        throw new NotSliceable('a field that two fetches bring')
      if (!field || (field.provider && !field.inner)) return { key, field: null, inner: [] }
      if (field.provider) throw new NotSliceable('an object that two fetches make up together')
      field.provider = fetch
      return { key, field, inner: field.inner ? attach(fetch, field.inner, sets, fragments) : [] }
    })

  const root = positionOf(rootShape)
  const fetches = scheduled.map(({ fetch, path, selection, after }, index): SlicedFetch => {
    if (fetch.operationKind !== 'query') throw new NotSliceable('not a query')
    if (path.length > 0 && !fetch.requires) throw new NotSliceable('the root below another object')
    if (fetch.inputRewrites?.length || fetch.outputRewrites?.length || fetch.contextRewrites?.length)
      throw new NotSliceable('rewrites')
    const way = wayTo(root, path.map(String))
    const position = way.at(-1)?.inner ?? root
    const keys = fetch.requires ? keysOf(fetch, position) : []
    if (fetch.requires) position.isEntity = true
    for (const key of keys) position.captured.add(key)
    const expected: ExpectedKey[] = []
    const sliced: SlicedFetch = { index, fetch, after, position, path: way, expected, keys }
    expected.push(...attach(sliced, position, [selection.selectionSet], selection.fragments))
    return sliced
  })
  for (const { fields } of positions)
    for (const { type, provider, key } of fields.values())
      if (type && !provider) throw new NotSliceable(`nothing brings ${key}`)
  return { positions, root, fetches }
}

/** Whether objects at a position may be without what a fetch brings: it asks for entities there, and the service may not know one. */
const mayLack = (provider: SlicedFetch | null, position: Position) =>
  provider !== null && provider.position === position && Boolean(provider.fetch.requires)

function wayTo(root: Position, path: readonly string[]): PositionField[] {
  const way: PositionField[] = []
  let position = root
  for (const step of path) {
    if (step === '@') continue
    const field = position.fields.get(step)
    if (!field?.inner) throw new NotSliceable('a fetch for what the response does not show')
    way.push(field)
    position = field.inner
  }
  return way
}

/** The keys of representations that are made of plain values of one type. */
function keysOf({ requires = [] }: FetchNode, { type }: Position): string[] {
  const [part, ...others] = requires
  if (part?.kind !== 'InlineFragment' || others.length > 0 || part.typeCondition !== type.name)
    throw new NotSliceable('representations of several types')
  const names = part.selections.map((selection) => {
    if (selection.kind !== 'Field' || selection.selections || selection.alias)
      throw new NotSliceable('nested representations')
    return selection.name
  })
  return names.filter((name) => name !== '__typename')
}

/** How many values a field's text must have been of, told apart for the scanners. */
export type LeafKind = 'String' | 'Int' | 'Float' | 'Boolean' | 'enum' | 'other'

export function leafKind(type: GraphQLOutputType): LeafKind {
  const named = getNamedType(type)
  if (isEnumType(named)) return 'enum'
  if (named.name === 'ID' || named.name === 'String') return 'String'
  return named.name === 'Int' || named.name === 'Float' || named.name === 'Boolean' ? named.name : 'other'
}

export const isRequired = (type: GraphQLOutputType): boolean => isNonNullType(type)
