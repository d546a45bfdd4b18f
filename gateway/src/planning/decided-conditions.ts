import { Kind, visit, type DirectiveNode, type DocumentNode, type SelectionNode, type SelectionSetNode } from 'graphql'

/** Values of the variables that stand under `@skip` and `@include`. */
export type DecidedConditions = Readonly<Record<string, boolean>>

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * The operation without `@skip` and `@include` whose conditions are known: what they leave out is gone. So planners, which treat conditions
 * carelessly (a condition on all fields of an object becomes one on the object), never see one. What is left empty gets a `__typename`.
 */
export function withDecidedConditions(document: DocumentNode, decided: DecidedConditions): DocumentNode {
  const leave = (set: SelectionSetNode): SelectionSetNode | undefined => {
    const selections = set.selections.flatMap((selection) => decide(selection, decided) ?? [])
    const isSame =
      selections.length === set.selections.length && selections.every((one, index) => one === set.selections[index])
    return isSame ? undefined : { ...set, selections: selections.length > 0 ? selections : [typeName] }
  }
  return visit(document, { SelectionSet: leave })
}

/** The selection without conditions that hold; null if one does not. */
function decide(selection: SelectionNode, decided: DecidedConditions): SelectionNode | null {
  const open: DirectiveNode[] = []
  for (const directive of selection.directives ?? []) {
    const holds = valueOf(directive, decided)
    if (holds === undefined) open.push(directive)
    else if (holds === (directive.name.value === 'skip')) return null
  }
  return open.length === (selection.directives?.length ?? 0) ? selection : { ...selection, directives: open }
}

/** Undefined if it is no condition, or one that is not known. */
function valueOf({ name, arguments: given }: DirectiveNode, decided: DecidedConditions): boolean | undefined {
  if (name.value !== 'skip' && name.value !== 'include') return undefined
  const value = given?.find((argument) => argument.name.value === 'if')?.value
  if (value?.kind === Kind.BOOLEAN) return value.value
  return value?.kind === Kind.VARIABLE ? decided[value.name.value] : undefined
}
