import { Kind, parse, print, validate, visit, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql'

/** Leaves out whatever can be left out while the operation stays valid and the difference stays. */
export async function shrink(
  schema: GraphQLSchema,
  query: string,
  differs: (query: string) => Promise<boolean>,
): Promise<string> {
  let best = query
  let tries = 0
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false
    for (const candidate of smaller(parse(best, { noLocation: true }))) {
      const text = print(candidate)
      if (!isValid(schema, text)) continue
      if (++tries > 800) return best
      if (!(await differs(text))) continue
      best = text
      isSmaller = true
      break
    }
  }
  return best
}

/** What lost its last selection does not even parse. */
function isValid(schema: GraphQLSchema, text: string): boolean {
  try {
    return validate(schema, parse(text)).length === 0
  } catch {
    return false
  }
}

/** The document with one thing less, largest things first. */
function* smaller(document: DocumentNode): Generator<DocumentNode> {
  const removable: { node: ASTNode; size: number }[] = []
  visit(document, {
    enter(node, _key, parent) {
      const isList = Array.isArray(parent)
      const isPart =
        node.kind === Kind.FIELD ||
        node.kind === Kind.INLINE_FRAGMENT ||
        node.kind === Kind.FRAGMENT_SPREAD ||
        node.kind === Kind.DIRECTIVE ||
        node.kind === Kind.ARGUMENT ||
        node.kind === Kind.OBJECT_FIELD
      if (isList && isPart) removable.push({ node, size: print(node).length })
    },
  })
  for (const { node } of removable.sort((one, other) => other.size - one.size)) {
    yield withoutUnused(visit(document, { enter: (other) => (other === node ? null : undefined) }))
  }
  for (const { node } of removable) {
    if (node.kind !== Kind.INLINE_FRAGMENT) continue
    yield withoutUnused(
      visit(document, {
        SelectionSet: {
          leave: (set) => ({
            ...set,
            selections: set.selections.flatMap((selection) =>
              selection === node ? node.selectionSet.selections : [selection],
            ),
          }),
        },
      }),
    )
  }
  yield* inlined(document)
}

/** Fragments put where they are spread, one at a time. */
function* inlined(document: DocumentNode): Generator<DocumentNode> {
  for (const fragment of document.definitions) {
    if (fragment.kind !== Kind.FRAGMENT_DEFINITION) continue
    const { typeCondition, selectionSet } = fragment
    yield withoutUnused(
      visit(document, {
        FragmentSpread: ({ name, directives }) =>
          name.value === fragment.name.value
            ? { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives && { directives }) }
            : undefined,
      }),
    )
  }
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const spreads = new Set<string>()
  const variables = new Set<string>()
  visit(document, {
    FragmentSpread: ({ name }) => void spreads.add(name.value),
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
  })
  const kept = {
    ...document,
    definitions: document.definitions
      .filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || spreads.has(definition.name.value))
      .map((definition) => {
        if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.variableDefinitions) return definition
        const used = definition.variableDefinitions.filter(({ variable }) => variables.has(variable.name.value))
        return { ...definition, variableDefinitions: used }
      }),
  }
  return kept.definitions.length < document.definitions.length ? withoutUnused(kept) : kept
}
