import {
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { isCompositeType, isSpecifiedScalarType, isScalarType } from 'graphql'
import type { DataRewrite, FetchNode } from '../planning/plan.ts'

/** Which keys a fetch brings, and what lies under them. */
export type KeyTree = ReadonlyMap<string, KeyTree>

/** What a fetch asks for, read from its text. */
export type FetchSelection = {
  /** Keys of the answer's root, or of each entity. */
  readonly keys: KeyTree
  readonly selectionSet: SelectionSetNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

/** Reads the text of a fetch once. Names that output rewrites give are among the keys. */
export function readFetch(fetch: FetchNode): FetchSelection {
  const { definitions } = parse(fetch.operation, { noLocation: true })
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!
  const [entities] = operation.selectionSet.selections
  const selectionSet = fetch.requires && entities?.kind === Kind.FIELD ? entities.selectionSet! : operation.selectionSet
  const keys = new Map<string, MutableTree>()
  addKeys(keys, selectionSet, fragments)
  for (const rewrite of fetch.outputRewrites ?? []) addRenamed(keys, rewrite)
  return { keys, selectionSet, fragments }
}

type MutableTree = Map<string, MutableTree>

function addKeys(into: MutableTree, { selections }: SelectionSetNode, fragments: FetchSelection['fragments']): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      const inner = into.get(key) ?? new Map<string, MutableTree>()
      into.set(key, inner)
      if (selection.selectionSet) addKeys(inner, selection.selectionSet, fragments)
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!
    addKeys(into, fragment.selectionSet, fragments)
  }
}

function addRenamed(keys: MutableTree, rewrite: DataRewrite): void {
  const path = rewrite.path.filter((step) => !step.startsWith('... on '))
  let at: MutableTree | undefined = keys
  for (const step of path.slice(0, -1)) at = at?.get(step)
  const last = path.at(-1)!
  if (!at) return
  if (rewrite.kind === 'KeyRenamer') addUnder(at, last, rewrite.renameKeyTo)
  else if (!at.has(last)) at.set(last, new Map())
}

/** Gives what lies under one key under another, too. Objects of another type may have that name by themselves: then both lie there. */
function addUnder(keys: MutableTree, madeUp: string, name: string): void {
  const both = keys.get(name) ?? new Map<string, MutableTree>()
  for (const [key, inner] of keys.get(madeUp) ?? []) addTree(both, key, inner)
  keys.set(name, both)
  keys.set(madeUp, both) // later rewrites below it show under either name
}

function addTree(into: MutableTree, key: string, tree: MutableTree): void {
  const known = into.get(key) ?? new Map<string, MutableTree>()
  into.set(key, known)
  for (const [innerKey, inner] of tree) addTree(known, innerKey, inner)
}

/** Whether a fetch brings scalars of the graph's own, whose numbers a double may not hold. */
export function bringsOwnScalars(
  schema: GraphQLSchema,
  parent: GraphQLNamedType | undefined | null,
  { selectionSet, fragments }: FetchSelection,
): boolean {
  const walk = (type: GraphQLNamedType | undefined | null, { selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!
        const condition = fragment.typeCondition?.name.value
        return walk(condition ? schema.getType(condition) : type, fragment.selectionSet)
      }
      if (selection.name.value === '__typename') return false
      const named = fieldType(type, selection.name.value)
      if (!named) return true // not a field that we know: be careful
      if (isScalarType(named)) return !isSpecifiedScalarType(named)
      return selection.selectionSet !== undefined && walk(named, selection.selectionSet)
    })
  return walk(parent, selectionSet)
}

function fieldType(type: GraphQLNamedType | undefined | null, name: string): GraphQLNamedType | null {
  if (!isCompositeType(type) || !('getFields' in type)) return null
  let at: unknown = type.getFields()[name]?.type
  while (at && typeof at === 'object' && 'ofType' in at) at = at.ofType
  return (at as GraphQLNamedType | undefined) ?? null
}
