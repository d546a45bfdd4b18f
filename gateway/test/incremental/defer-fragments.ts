import { Kind, parse, print, visit, type DirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql'
import type { Random } from '../graph/random.ts'

/** Puts `@defer` on fragments of an operation at random, and some of its fields into deferred fragments of their own. */
export function deferFragments(query: string, random: Random): string {
  const document = parse(query, { noLocation: true })
  const conditions = booleanVariables(document)
  let labels = 0
  const defer = (): DirectiveNode => {
    const given: string[] = []
    if (random.chance(0.5)) given.push(`label: "l${labels++}"`)
    if (random.chance(0.1)) given.push(`if: ${random.chance(0.7)}`)
    else if (conditions.length > 0 && random.chance(0.2)) given.push(`if: $${random.pick(conditions)}`)
    return directive(`@defer${given.length > 0 ? `(${given.join(', ')})` : ''}`)
  }
  const deferSome = ({ selections }: SelectionSetNode): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.map((selection) => {
      if (selection.kind !== Kind.FIELD) {
        if (!random.chance(0.5)) return selection
        return { ...selection, directives: [...(selection.directives ?? []), defer()] }
      }
      if (!random.chance(0.1)) return selection
      const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [selection] }
      return { kind: Kind.INLINE_FRAGMENT, directives: [defer()], selectionSet }
    }),
  })
  return print(visit(document, { SelectionSet: { leave: deferSome } }))
}

function directive(text: string): DirectiveNode {
  const [definition] = parse(`{ ...F ${text} }`, { noLocation: true }).definitions
  const [spread] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []
  return spread!.directives![0]!
}

/** Variables that may stand under `if` in every operation of the document. */
function booleanVariables(document: DocumentNode): string[] {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (operations.length !== 1) return []
  const [operation] = operations
  const variables = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : []
  return variables.filter(({ type }) => print(type) === 'Boolean!').map(({ variable }) => variable.name.value)
}
