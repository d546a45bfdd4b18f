import {
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql'

const typeName: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * Asks objects of interfaces and unions for their type where Hive's planner does not by itself: where the client wants it under another name, and
 * where some types are hidden from clients, whose objects must not show.
 * @param hidesTypes - whether an abstract type has types that clients may not see
 */
export function withTypeNames(
  document: DocumentNode,
  schema: GraphQLSchema,
  hidesTypes: (abstractType: string) => boolean,
): DocumentNode {
  const types = new TypeInfo(schema)
  const enter = {
    SelectionSet(set: { readonly kind: Kind.SELECTION_SET; readonly selections: readonly SelectionNode[] }) {
      const type = types.getParentType()
      if (!isAbstractType(type)) return undefined
      const names = set.selections.filter(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
      )
      const isAsked = names.some((selection) => selection.kind === Kind.FIELD && !selection.alias)
      if (isAsked || (names.length === 0 && !hidesTypes(type.name))) return undefined
      return { ...set, selections: [typeName, ...set.selections] }
    },
  }
  return visit(document, visitWithTypeInfo(types, enter))
}
