import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Fragments } from './response-shape.ts'

type Variables = Readonly<Record<string, unknown>>

/** The fragments of a document that may be answered later, each with its number. */
export type Deferrals = {
  readonly numbers: ReadonlyMap<SelectionNode, number>
  /** Variables that decide whether a fragment is deferred. */
  readonly variables: readonly string[]
  /**
   * The document as planners get it: each such fragment is deferred without a condition, with its number as the label. Null if there are
   * too many: Apollo's planner weighs them against each other, which takes exponential time and memory.
   */
  readonly planned: DocumentNode | null
  /** The document with nothing deferred. */
  readonly undivided: DocumentNode
}

/** How many deferred fragments a planner gets, each counted as often as it is spread. */
const mostPlanned = 8

/** Reads the `@defer` of a document; null if there is none that could hold. @param query - its text */
export function readDeferrals(query: string, document: DocumentNode): Deferrals | null {
  if (!query.includes('defer')) return null
  const numbers = new Map<SelectionNode, number>()
  const variables = new Set<string>()
  const number = (selection: SelectionNode) => {
    const defer = deferDirective(selection)
    if (!defer) return undefined
    const others = selection.directives!.filter((directive) => directive !== defer)
    const condition = argument(defer, 'if')
    if (condition?.kind === Kind.BOOLEAN && !condition.value) return { ...selection, directives: others }
    if (condition?.kind === Kind.VARIABLE) variables.add(condition.name.value)
    numbers.set(selection, numbers.size)
    return { ...selection, directives: [...others, labelled(defer, String(numbers.size - 1))] }
  }
  const planned = visit(document, { InlineFragment: { enter: number }, FragmentSpread: { enter: number } })
  if (numbers.size === 0) return null
  const undivided = visit(planned, { Directive: ({ name }) => (name.value === 'defer' ? null : undefined) })
  const isMuch = occurrences(document, numbers) > mostPlanned
  return { numbers, variables: [...variables], planned: isMuch ? null : planned, undivided }
}

/** A fragment of a mutation's root that is deferred: changes are made in their order, so none can be put off. */
export function deferredChange(document: DocumentNode, { operation, selectionSet }: OperationDefinitionNode) {
  const walked = new Set<SelectionSetNode>()
  const find = (set: SelectionSetNode): SelectionNode | undefined => {
    if (walked.has(set)) return undefined
    walked.add(set)
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) continue
      if (deferDirective(selection)) return selection
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentNamed(document, selection.name.value)
      const found = fragment && find(fragment.selectionSet)
      if (found) return found
    }
    return undefined
  }
  return operation === 'mutation' ? find(selectionSet) : undefined
}

/** How a fragment is deferred with these variables; null if it is not. */
export function deferralOf(
  selection: SelectionNode,
  variables: Variables,
): { readonly label: string | undefined } | null {
  const defer = deferDirective(selection)
  if (!defer) return null
  const condition = argument(defer, 'if')
  const holds = condition?.kind === Kind.VARIABLE ? variables[condition.name.value] : isTrue(condition)
  if (!holds) return null
  const label = argument(defer, 'label')
  return { label: label?.kind === Kind.STRING ? label.value : undefined }
}

/** Numbers of the fragments that are not deferred with these variables and belong to what a selection answers by itself. */
export function undeferredWithin(
  selectionSet: SelectionSetNode,
  { numbers }: Deferrals,
  fragments: Fragments,
  variables: Variables,
): number[] {
  const found = new Set<number>()
  const walked = new Set<SelectionSetNode>()
  const walk = (set: SelectionSetNode) => {
    if (walked.has(set)) return
    walked.add(set)
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD && deferralOf(selection, variables)) continue
      const number = numbers.get(selection)
      if (number !== undefined) found.add(number)
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection
      if (inner.selectionSet) walk(inner.selectionSet)
    }
  }
  walk(selectionSet)
  return [...found]
}

/** How often the fragments stand in a document once its named fragments are put in their places. */
function occurrences(document: DocumentNode, numbers: Deferrals['numbers']): number {
  const counts = new Map<string, number>()
  const countIn = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      const own = numbers.has(selection) ? 1 : 0
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + own + countOf(selection.name.value)
      return sum + own + (selection.selectionSet ? countIn(selection.selectionSet) : 0)
    }, 0)
  const countOf = (name: string): number => {
    let count = counts.get(name)
    if (count === undefined) {
      const fragment = fragmentNamed(document, name)
      count = fragment ? countIn(fragment.selectionSet) : 0
      counts.set(name, count)
    }
    return count
  }
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  return Math.max(...operations.map(({ selectionSet }) => countIn(selectionSet)))
}

const fragmentNamed = ({ definitions }: DocumentNode, name: string): FragmentDefinitionNode | undefined =>
  definitions.find(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
  )

const deferDirective = ({ directives }: SelectionNode) => directives?.find(({ name }) => name.value === 'defer')

const argument = (directive: DirectiveNode, name: string) =>
  directive.arguments?.find((given) => given.name.value === name)?.value

const isTrue = (condition: ReturnType<typeof argument>) => condition?.kind !== Kind.BOOLEAN || condition.value

const labelled = (defer: DirectiveNode, label: string): DirectiveNode => ({
  ...defer,
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'label' },
      value: { kind: Kind.STRING, value: label },
    },
  ],
})
