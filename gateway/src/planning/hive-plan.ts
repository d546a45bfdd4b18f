import { getOperationAST, Kind, parse, stripIgnoredCharacters, type SelectionSetNode } from 'graphql'
import type { DataRewrite, FetchNode, FlattenPath, PlanNode, QueryPlan, RequiredSelection } from './plan.ts'
import { splitBatch } from './split-batch.ts'
import { typeStep } from './type-step.ts'

/** Plans of @graphql-hive/router-query-planner as they come, which is not everywhere as its types say. */
export type HivePlan = { readonly node?: HiveNode | null | undefined }
export type HiveNode =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly HiveNode[] }
  | ({ readonly kind: 'Fetch' } & HiveFetch)
  | ({
      readonly kind: 'BatchFetch'
      readonly entityBatch: { readonly aliases: readonly HiveBatchPart[] }
    } & HiveQuestion)
  | { readonly kind: 'Flatten'; readonly path: HivePath; readonly node: HiveNode }
  | {
      readonly kind: 'Condition'
      readonly condition: string
      readonly ifClause?: Maybe<HiveNode>
      readonly elseClause?: Maybe<HiveNode>
    }
  | { readonly kind: 'Subscription'; readonly primary: HiveFetch }

type Maybe<T> = T | null | undefined
type HiveQuestion = {
  readonly serviceName: string
  readonly operation: string
  readonly operationName?: Maybe<string>
  readonly operationKind?: Maybe<FetchNode['operationKind']>
  readonly variableUsages?: Maybe<readonly string[]>
}
type HiveRewrites = {
  readonly inputRewrites?: Maybe<readonly HiveRewrite[]>
  readonly outputRewrites?: Maybe<readonly HiveRewrite[]>
}
type HiveFetch = HiveQuestion & HiveRewrites & { readonly requires?: Maybe<readonly HiveRequired[]> }
/** One of the questions for entities that were put into one text. */
export type HiveBatchPart = HiveRewrites & {
  readonly alias: string
  readonly representationsVariableName: string
  readonly paths: readonly HivePath[]
  readonly requires: readonly HiveRequired[]
}
type HivePath = readonly ('@' | { readonly Field: string } | { readonly TypeCondition: readonly string[] })[]
type HiveRewritePath = readonly ({ readonly Key: string } | { readonly TypenameEquals: readonly string[] | string })[]
type HiveSetter = { readonly path: HiveRewritePath; readonly setValueTo: unknown }
type HiveRenamer = { readonly path: HiveRewritePath; readonly renameKeyTo: string }
type HiveRewrite =
  | { readonly ValueSetter: HiveSetter }
  | { readonly KeyRenamer: HiveRenamer }
  | ({ readonly kind: 'ValueSetter' } & HiveSetter)
  | ({ readonly kind: 'KeyRenamer' } & HiveRenamer)
type HiveRequired =
  | {
      readonly kind: 'Field'
      readonly name: string
      readonly alias?: Maybe<string>
      readonly selections?: Maybe<readonly HiveRequired[]>
    }
  | {
      readonly kind: 'InlineFragment'
      readonly typeCondition?: Maybe<string>
      readonly selections: readonly HiveRequired[]
    }

/** A plan of Hive's as ours. @throws if it holds something that it never held, or would give a wrong answer */
export function fromHive(hive: HivePlan): QueryPlan {
  const { node } = hive
  checkAliases(hive)
  if (!node) return { kind: 'QueryPlan' }
  const [first, ...rest] = node.kind === 'Sequence' ? node.nodes : [node]
  if (first?.kind !== 'Subscription') return { kind: 'QueryPlan', node: inSeries(ourNode(node)) }
  const primary = ourFetch(first.primary)
  return {
    kind: 'QueryPlan',
    node: { kind: 'Subscription', primary, ...(rest.length > 0 && { rest: sequence(rest.map(ourNode)) }) },
  }
}

/**
 * Names that the planner makes up must be undone in the answer or used in a representation. Where one path below two types has other arguments,
 * it forgets that, and both types would have the values of one.
 */
function checkAliases(plan: HivePlan) {
  const used = new Set<string>()
  const madeUp = new Set<string>()
  JSON.stringify(plan, (key, value: unknown) => {
    if (typeof value !== 'string') return value
    const found = value.match(/_internal_qp_alias_\d+/g) ?? []
    for (const name of found) (key === 'operation' ? madeUp : used).add(name)
    return value
  })
  const forgotten = [...madeUp].filter((name) => !used.has(name))
  if (forgotten.length > 0)
    throw new Error(`Hive's planner does not undo ${forgotten.join(', ')}: the answer would be wrong.`)
}

function ourNode(node: HiveNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map(ourNode))
    case 'Parallel':
      return parallel(node.nodes.map(ourNode))
    case 'Fetch':
      return ourFetch(node)
    case 'BatchFetch':
      return parallel(node.entityBatch.aliases.flatMap((part) => ourParts(node, part)))
    case 'Flatten':
      return { kind: 'Flatten', path: ourPath(node.path), node: ourNode(node.node) }
    case 'Condition': {
      const { condition, ifClause, elseClause } = node
      return {
        kind: 'Condition',
        condition,
        ...(ifClause && { ifClause: ourNode(ifClause) }),
        ...(elseClause && { elseClause: ourNode(elseClause) }),
      }
    }
    default:
      throw new Error(`Hive's planner gave a step of an unknown kind: ${node.kind}.`)
  }
}

function ourFetch(fetch: HiveFetch): FetchNode {
  const { requires, renames } = ourRequires(fetch.requires ?? [])
  const inputRewrites = [...renames, ...ourRewrites(fetch.inputRewrites)]
  const outputRewrites = ourRewrites(fetch.outputRewrites)
  return {
    kind: 'Fetch',
    serviceName: fetch.serviceName,
    operation: stripIgnoredCharacters(fetch.operation),
    operationKind: fetch.operationKind ?? 'query',
    variableUsages: fetch.variableUsages ?? [],
    ...(fetch.operationName && { operationName: fetch.operationName }),
    ...(fetch.requires && { requires }),
    ...(inputRewrites.length > 0 && { inputRewrites }),
    ...(outputRewrites.length > 0 && { outputRewrites }),
  }
}

/** Each question of a batch by itself: the engine decides what goes into one text. */
function ourParts(batch: Extract<HiveNode, { kind: 'BatchFetch' }>, part: HiveBatchPart): PlanNode[] {
  const { paths, requires, inputRewrites, outputRewrites } = part
  const { operation, variableUsages } = splitBatch(batch.operation, part.alias, part.representationsVariableName)
  const { serviceName } = batch
  const node = ourFetch({ serviceName, operation, variableUsages, requires, inputRewrites, outputRewrites })
  return paths.map((path) => ({ kind: 'Flatten', path: ourPath(path), node }))
}

const ourPath = (path: HivePath): FlattenPath =>
  path.map((step) => {
    if (step === '@') return step
    return 'Field' in step ? step.Field : typeStep(step.TypeCondition)
  })

function ourRewrites(rewrites: Maybe<readonly HiveRewrite[]>): DataRewrite[] {
  return (rewrites ?? []).flatMap((rewrite): DataRewrite[] => {
    const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : 'setValueTo' in rewrite ? rewrite : null
    if (setter)
      return rewritePaths(setter.path).map((path) => ({ kind: 'ValueSetter', path, setValueTo: setter.setValueTo }))
    const renamer = 'KeyRenamer' in rewrite ? rewrite.KeyRenamer : 'renameKeyTo' in rewrite ? rewrite : null
    if (!renamer) throw new Error("Hive's planner gave a rewrite of an unknown kind.")
    return rewritePaths(renamer.path).map((path) => ({ kind: 'KeyRenamer', path, renameKeyTo: renamer.renameKeyTo }))
  })
}

/** A path for each combination of types. */
function rewritePaths(path: HiveRewritePath): string[][] {
  let paths: string[][] = [[]]
  for (const step of path) {
    const ways = 'Key' in step ? [step.Key] : [step.TypenameEquals].flat().map((type) => `... on ${type}`)
    paths = paths.flatMap((before) => ways.map((way) => [...before, way]))
  }
  return paths
}

/** What is required, and the renaming of what is read under one key (Hive's `name`) and sent under another (Hive's `alias`). */
function ourRequires(selections: readonly HiveRequired[]): { requires: RequiredSelection[]; renames: DataRewrite[] } {
  const renames: DataRewrite[] = []
  const walk = (selections: readonly HiveRequired[], path: readonly string[]): RequiredSelection[] =>
    selections.map((selection): RequiredSelection => {
      if (selection.kind === 'InlineFragment') {
        const { typeCondition } = selection
        const inner = walk(selection.selections, typeCondition ? [...path, `... on ${typeCondition}`] : path)
        return { kind: 'InlineFragment', ...(typeCondition && { typeCondition }), selections: inner }
      }
      if (selection.kind !== 'Field') throw new Error("Hive's planner requires something of an unknown kind.")
      const { name, alias } = selection
      const inner = selection.selections?.length ? { selections: walk(selection.selections, [...path, name]) } : {}
      // Inner ones come first: their paths have the names from before the outer renaming.
      if (alias && alias !== name) renames.push({ kind: 'KeyRenamer', path: [...path, name], renameKeyTo: alias })
      return { kind: 'Field', name, ...inner }
    })
  return { requires: walk(selections, []), renames }
}

/** Mutations one after another: what one of them leads to is read before the next begins. Hive's planner reads it beside the next. */
function inSeries(node: PlanNode): PlanNode {
  const mutations = mutationsIn(node)
  if (mutations.length < 2) return node
  const steps = mutations.flatMap(({ node: mutation, keys }) => [mutation, ...readsBelow(node, (key) => keys.has(key))])
  const known = new Set(mutations.flatMap(({ keys }) => [...keys]))
  return sequence([...steps, ...readsBelow(node, (key) => !known.has(key))])
}

type Mutation = { readonly node: PlanNode; readonly keys: ReadonlySet<string> }

/** Each fetch that changes something, with the conditions it stands under and the keys of its answer. */
function mutationsIn(node: PlanNode): Mutation[] {
  switch (node.kind) {
    case 'Fetch':
      return node.operationKind === 'mutation' ? [{ node, keys: rootKeys(node.operation) }] : []
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(mutationsIn)
    case 'Condition': {
      const { condition, ifClause, elseClause } = node
      const under = (clause: 'ifClause' | 'elseClause', inner: PlanNode | undefined) =>
        (inner ? mutationsIn(inner) : []).map(({ node, keys }): Mutation => ({
          node: { kind: 'Condition', condition, [clause]: node },
          keys,
        }))
      return [...under('ifClause', ifClause), ...under('elseClause', elseClause)]
    }
    default:
      return []
  }
}

/** The part of a plan that reads below certain keys of the answer. */
function readsBelow(node: PlanNode, isBelow: (key: string) => boolean): PlanNode[] {
  const inner = (clause: PlanNode | undefined) => clause && readsBelow(clause, isBelow)[0]
  switch (node.kind) {
    case 'Flatten':
      return isBelow(String(node.path[0])) ? [node] : []
    case 'Sequence':
    case 'Parallel': {
      const nodes = node.nodes.flatMap((one) => readsBelow(one, isBelow))
      return nodes.length === 0 ? [] : [node.kind === 'Sequence' ? sequence(nodes) : parallel(nodes)]
    }
    case 'Condition': {
      const [ifClause, elseClause] = [inner(node.ifClause), inner(node.elseClause)]
      if (!ifClause && !elseClause) return []
      return [
        {
          kind: 'Condition',
          condition: node.condition,
          ...(ifClause && { ifClause }),
          ...(elseClause && { elseClause }),
        },
      ]
    }
    default:
      return []
  }
}

function rootKeys(operation: string): Set<string> {
  const document = parse(operation, { noLocation: true })
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  const keys = new Set<string>()
  const collect = ({ selections }: SelectionSetNode) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) keys.add((selection.alias ?? selection.name).value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else collect(fragments.get(selection.name.value)!.selectionSet)
    }
  }
  collect(getOperationAST(document)!.selectionSet)
  return keys
}

const flat = (kind: 'Sequence' | 'Parallel', nodes: readonly PlanNode[]) =>
  nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]))
const sequence = (nodes: readonly PlanNode[]): PlanNode => {
  const steps = flat('Sequence', nodes)
  return steps.length === 1 ? steps[0]! : { kind: 'Sequence', nodes: steps }
}
const parallel = (nodes: readonly PlanNode[]): PlanNode => {
  const steps = flat('Parallel', nodes)
  return steps.length === 1 ? steps[0]! : { kind: 'Parallel', nodes: steps }
}
