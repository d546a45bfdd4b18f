import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { Deferrals } from './deferral.ts'
import { writtenPlaces, under, type Schedule } from './dependencies.ts'
import type { Fragments } from './response-shape.ts'

/** Number of what is answered first among those of the deferred fragments. */
const first = -1

type AskedOperation = {
  readonly schema: GraphQLSchema
  readonly rootType: GraphQLCompositeType
  readonly selectionSet: SelectionSetNode
  readonly fragments: Fragments
  readonly deferrals: Deferrals
}

/**
 * Divides the fetches of a plan that has no deferred parts: what only deferred fragments need is not waited for before. For planners that
 * do not know `@defer`, or not there.
 */
export function divideByNeed({ fetches }: Schedule, operation: AskedOperation): Schedule {
  const needs = neededPlaces(operation)
  const pieces = fetches.map((fetch) => new Set(writtenPlaces(fetch).flatMap((place) => [...(needs.get(place) ?? [])])))
  // What a fetch waits for is needed by whoever needs the fetch; fetches stand after those that they wait for.
  for (const [index, { after }] of [...fetches.entries()].toReversed())
    for (const other of after) for (const piece of pieces[index]!) pieces[other]!.add(piece)
  const parts = new Map<string, number>()
  const partOf = (needing: ReadonlySet<number>): number => {
    if (needing.size === 0 || needing.has(first)) return 0
    const labels = [...needing].sort().join(' ')
    const part = parts.get(labels) ?? parts.size + 1
    parts.set(labels, part)
    return part
  }
  const divided = fetches.map((fetch, index) => ({ ...fetch, part: partOf(pieces[index]!) }))
  return { fetches: divided, parts: [...parts.keys()].map((labels) => ({ labels: labels.split(' ') })) }
}

/** For each place in the response who needs what is there, the names of types included where they decide. */
function neededPlaces({ schema, rootType, selectionSet, fragments, deferrals }: AskedOperation) {
  const needs = new Map<string, Set<number>>()
  const walked = new Map<SelectionSetNode, Set<string>>()
  const note = (place: string, piece: number) => {
    const known = needs.get(place)
    if (known) known.add(piece)
    else needs.set(place, new Set([piece]))
  }
  const walk = (set: SelectionSetNode, type: GraphQLCompositeType, at: string, piece: number): void => {
    const way = `${type.name} ${piece} ${at}`
    const ways = walked.get(set) ?? new Set()
    walked.set(set, ways)
    if (ways.has(way)) return
    ways.add(way)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const place = under(at, selection.alias?.value ?? selection.name.value)
        note(place, piece)
        const field = 'getFields' in type ? type.getFields()[selection.name.value] : undefined
        const inner = field && getNamedType(field.type)
        if (!selection.selectionSet || !isCompositeType(inner)) continue
        if (isAbstractType(inner)) note(under(place, '__typename'), piece)
        walk(selection.selectionSet, inner, place, piece)
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
      const narrowed = isCompositeType(condition) ? condition : type
      walk(fragment.selectionSet, narrowed, at, deferrals.numbers.get(selection) ?? piece)
    }
  }
  walk(selectionSet, rootType, '', first)
  return needs
}
