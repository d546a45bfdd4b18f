import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql'

type AskedOperation = { readonly document: DocumentNode; readonly definition: OperationDefinitionNode }

/** Variables under `@skip` and `@include` of an operation and of the fragments that it needs. */
export function conditionVariables({ document, definition }: AskedOperation): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const names = new Set<string>()
  const walk = (node: ASTNode): void =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragments.delete(name.value) || !fragment) return
        walk(fragment)
      },
      Directive({ name, arguments: given }) {
        if (name.value !== 'skip' && name.value !== 'include') return
        for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      },
    })
  walk(definition)
  return [...names]
}
