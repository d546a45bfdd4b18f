import {
  getOperationAST,
  Kind,
  separateOperations,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * What services are asked of a valid operation: the one that is named, with the fragments it needs, without the fields at the root that the
 * gateway answers itself (`__schema`, `__type`, `__typename`). Null if nothing is left.
 */
export function withoutIntrospection(document: DocumentNode, operationName: string | null): DocumentNode | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) throw new Error('There is no such operation.')
  const rest = new RootSelections(document).without(operation.selectionSet)
  if (!rest) return null
  const others = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const definitions = [{ ...operation, selectionSet: rest.selections }, ...others, ...rest.copies]
  return separateOperations({ kind: Kind.DOCUMENT, definitions })[operation.name?.value ?? '']!
}

/** Takes fields away at the root. Fragments may be used deeper as well, so the root gets copies where they differ. */
class RootSelections {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** What replaces a fragment at the root; null if nothing is left of it. */
  readonly #replacements = new Map<string, FragmentDefinitionNode | null>()
  readonly #names: Set<string>

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
    this.#names = new Set(this.#fragments.keys())
  }

  without(set: SelectionSetNode): { selections: SelectionSetNode; copies: FragmentDefinitionNode[] } | null {
    const selections = this.#rest(set)
    if (!selections) return null
    const replacements = [...this.#replacements].filter(([name, copy]) => copy && copy !== this.#fragments.get(name))
    return { selections, copies: replacements.map(([, copy]) => copy!) }
  }

  /** The very same set if there is nothing to take away, null if there is nothing left. */
  #rest(set: SelectionSetNode): SelectionSetNode | null {
    const selections = set.selections.flatMap((selection) => this.#restOf(selection) ?? [])
    if (selections.length === 0) return null
    const same =
      selections.length === set.selections.length && selections.every((one, index) => one === set.selections[index])
    return same ? set : { ...set, selections }
  }

  #restOf(selection: SelectionNode): SelectionNode | null {
    if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__') ? null : selection
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection)
    const selectionSet = this.#rest(selection.selectionSet)
    if (!selectionSet) return null
    return selectionSet === selection.selectionSet ? selection : { ...selection, selectionSet }
  }

  #spread(spread: FragmentSpreadNode): FragmentSpreadNode | null {
    const fragment = this.#fragments.get(spread.name.value)!
    let replacement = this.#replacements.get(fragment.name.value)
    if (replacement === undefined) {
      const selectionSet = this.#rest(fragment.selectionSet)
      const name = { ...fragment.name, value: this.#newName(fragment.name.value) }
      if (selectionSet === fragment.selectionSet) replacement = fragment
      else replacement = selectionSet && { ...fragment, name, selectionSet }
      this.#replacements.set(fragment.name.value, replacement)
    }
    if (!replacement) return null
    return replacement === fragment ? spread : { ...spread, name: replacement.name }
  }

  #newName(name: string): string {
    let longer = `${name}_`
    while (this.#names.has(longer)) longer += '_'
    this.#names.add(longer)
    return longer
  }
}
