import { Kind, parse, print, separateOperations, visit, type FieldNode, type OperationDefinitionNode } from 'graphql'

/** One of several `_entities` questions that stand in one text, as a text by itself with the variable `representations`. */
export function splitBatch(
  text: string,
  alias: string,
  variable: string,
): { operation: string; variableUsages: string[] } {
  const document = parse(text, { noLocation: true })
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!
  const field = operation.selectionSet.selections.find(
    (selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.alias?.value === alias,
  )
  if (!field) throw new Error(`Hive's planner gave a batch without its part ${alias}.`)
  const { alias: _alias, ...question } = field
  const alone: OperationDefinitionNode = {
    ...operation,
    selectionSet: { ...operation.selectionSet, selections: [question] },
  }
  const others = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const part = separateOperations({ ...document, definitions: [alone, ...others] })[operation.name?.value ?? '']!

  const used = new Set<string>()
  visit(part, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  })
  const renamed = visit(part, {
    VariableDefinition: { enter: (node) => (used.has(node.variable.name.value) ? undefined : null) },
    Variable: (node) =>
      node.name.value === variable ? { ...node, name: { kind: Kind.NAME, value: 'representations' } } : undefined,
  })
  used.delete(variable)
  return { operation: print(renamed), variableUsages: [...used] }
}
