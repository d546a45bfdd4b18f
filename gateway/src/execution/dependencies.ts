import type { DeferNode, FetchNode, FlattenPath, PlanNode, RequiredSelection } from '../planning/plan.ts'
import { readFetch, type FetchSelection, type KeyTree } from './fetch-selection.ts'

/** A variable that decides whether a fetch takes place. */
export type FetchCondition = { readonly variable: string; readonly expected: boolean }

/** One fetch of a plan with what must have answered before it. */
export type ScheduledFetch = {
  readonly fetch: FetchNode
  readonly path: FlattenPath
  readonly selection: FetchSelection
  readonly conditions: readonly FetchCondition[]
  /** Indexes of the fetches that it waits for. */
  readonly after: readonly number[]
  /** 0 is what is answered at once, others are the deferred parts in their order. */
  readonly part: number
}

/** A part of an operation that is answered later than the rest. */
export type ScheduledPart = {
  /** Of the fragments that it is for. */
  readonly labels: readonly string[]
}

export type Schedule = {
  readonly fetches: readonly ScheduledFetch[]
  /** Deferred parts; the number of the first is 1. */
  readonly parts: readonly ScheduledPart[]
}

type Place = {
  readonly path: FlattenPath
  readonly conditions: readonly FetchCondition[]
  readonly before: readonly number[]
  readonly part: number
}

/**
 * The fetches of a plan, each with those that it waits for. A plan's sequences are barriers; here a fetch only waits for what writes
 * something on the way to its objects or among what it requires. Mutations keep their order.
 */
export function schedule(root: PlanNode | undefined): Schedule {
  const fetches: ScheduledFetch[] = []
  const parts: ScheduledPart[] = []
  const named = new Map<string, number>()

  /** Puts a node's fetches in and tells their indexes. */
  const put = (node: PlanNode, place: Place): number[] => {
    switch (node.kind) {
      case 'Fetch': {
        const needed = neededKeys(place.path, node)
        const mustWait = (index: number) =>
          (node.operationKind === 'mutation' && !node.requires) ||
          Boolean(node.contextRewrites?.length) ||
          writes(fetches[index]!, needed)
        const { path, conditions, part } = place
        const after = place.before.filter(mustWait)
        fetches.push({ fetch: node, path, selection: readFetch(node), conditions, after, part })
        if (node.id !== undefined) named.set(node.id, fetches.length - 1)
        return [fetches.length - 1]
      }
      case 'Flatten':
        return put(node.node, { ...place, path: [...place.path, ...node.path] })
      case 'Sequence': {
        const placed: number[] = []
        for (const inner of node.nodes) placed.push(...put(inner, { ...place, before: [...place.before, ...placed] }))
        return placed
      }
      case 'Parallel':
        return node.nodes.flatMap((inner) => put(inner, place))
      case 'Condition': {
        const { condition: variable, ifClause, elseClause } = node
        const clause = (inner: PlanNode | undefined, expected: boolean) =>
          inner ? put(inner, { ...place, conditions: [...place.conditions, { variable, expected }] }) : []
        return [...clause(ifClause, true), ...clause(elseClause, false)]
      }
      default:
        return putDeferred(node, place)
    }
  }

  const putDeferred = ({ primary, deferred }: DeferNode, place: Place): number[] => {
    const placed = primary.node ? put(primary.node, place) : []
    for (const { depends, label, node } of deferred) {
      parts.push({ labels: label === undefined ? [] : [label] })
      const part = parts.length
      const first = fetches.length
      if (node) put(node, { ...place, before: [...place.before, ...placed], part })
      const awaited = depends.flatMap(({ id }) => named.get(id) ?? [])
      for (let index = first; index < fetches.length; index++) {
        const fetch = fetches[index]!
        fetches[index] = { ...fetch, after: [...new Set([...fetch.after, ...awaited])] }
      }
    }
    return placed
  }

  if (root) put(root, { path: [], conditions: [], before: [], part: 0 })
  return { fetches, parts }
}

/** Places, as texts of keys from the root, that a fetch reads; where a step is for objects of some types, what tells their type, too. */
function neededKeys(path: FlattenPath, { requires = [], inputRewrites = [] }: FetchNode): ReadonlySet<string> {
  const needed = new Set<string>()
  const addWay = (steps: FlattenPath, start: string): string => {
    let at = start
    for (const step of steps) {
      const key = keyOf(step)
      if (key !== null) needed.add((at = under(at, key)))
      if (isTypeStep(step)) needed.add(under(at, '__typename'))
    }
    return at
  }
  const add = (selections: readonly RequiredSelection[], at: string) => {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        if (selection.typeCondition) needed.add(under(at, '__typename'))
        add(selection.selections, at)
        continue
      }
      const place = under(at, selection.alias ?? selection.name)
      needed.add(place)
      add(selection.selections ?? [], place)
    }
  }
  const at = addWay(path, '')
  needed.add(under(at, '__typename'))
  add(requires, at)
  for (const rewrite of inputRewrites) addWay(rewrite.path, at)
  return needed
}

/** Places, as texts of keys from the root, that a fetch writes. */
export function writtenPlaces({ path, selection }: ScheduledFetch): string[] {
  const walk = (keys: KeyTree, at: string): string[] =>
    [...keys].flatMap(([key, inner]) => [under(at, key), ...walk(inner, under(at, key))])
  return walk(selection.keys, placeOf(path))
}

function writes({ path, selection }: ScheduledFetch, needed: ReadonlySet<string>): boolean {
  const start = placeOf(path)
  const walk = (keys: KeyTree, at: string): boolean =>
    [...keys].some(([key, inner]) => {
      const place = under(at, key)
      return needed.has(place) || walk(inner, place)
    })
  return walk(selection.keys, start)
}

/** A place by the keys that lead to it; lists and types on the way are passed over. */
const placeOf = (path: FlattenPath) =>
  path.map(keyOf).reduce<string>((at, key) => (key === null ? at : under(at, key)), '')

export const under = (place: string, key: string): string => `${place}\n${key}`

/** The response key of a step; steps into lists and on types have none. */
function keyOf(step: string | number): string | null {
  const key = String(step).split('|[')[0]!
  return key === '@' || key === '' || key.startsWith('... on ') ? null : key
}

/** Whether a step of a path is for objects of some types. */
export const isTypeStep = (step: string | number): boolean => /^\.\.\. on |\|\[/.test(String(step))
