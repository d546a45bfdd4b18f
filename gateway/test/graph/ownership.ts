import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'

const folder = join(import.meta.dirname, 'subgraphs')

/** The subgraphs' schemas by name. */
export const subgraphDocuments: ReadonlyMap<string, DocumentNode> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file.replace('.graphql', ''), parse(readFileSync(join(folder, file), 'utf8'))]),
)

type FieldFacts = { readonly external: boolean; readonly requires: SelectionSetNode | null }
type TypeFacts = { readonly keys: readonly SelectionSetNode[]; readonly fields: Map<string, FieldFacts> }

/** Which subgraph answers for which field, read from the directives. */
export class Ownership {
  readonly #facts = new Map<string, Map<string, TypeFacts>>()
  /** Fields that others depend on, as `Type.field`. */
  readonly keys = new Set<string>()
  readonly required = new Set<string>()

  /** @param api - the composed schema, to know what is behind an interface */
  constructor(api: GraphQLSchema) {
    for (const [subgraph, document] of subgraphDocuments) this.#facts.set(subgraph, factsOf(document))
    for (const types of this.#facts.values()) {
      for (const [type, { keys, fields }] of types) {
        for (const key of keys) collectFields(api, type, key, this.keys)
        for (const { requires } of fields.values()) if (requires) collectFields(api, type, requires, this.required)
      }
    }
    const interfaceObjects = this.#facts.get('notes')?.get('Party')
    if (!interfaceObjects) throw new Error('The graph has lost its interface object.')
    for (const type of ['Organization', 'User', 'Robot']) this.#facts.get('notes')!.set(type, interfaceObjects)
  }

  keysOf(subgraph: string, type: string): readonly SelectionSetNode[] {
    return this.#facts.get(subgraph)?.get(type)?.keys ?? []
  }

  /** What a subgraph must be told before it can answer a field. */
  requirements(subgraph: string, type: string, field: string): SelectionSetNode | null {
    return this.#facts.get(subgraph)?.get(type)?.fields.get(field)?.requires ?? null
  }

  /** Fields a subgraph has of another one's: by `@provides` and `@requires`. */
  isExternal(subgraph: string, type: string, field: string): boolean {
    return this.#facts.get(subgraph)?.get(type)?.fields.get(field)?.external ?? false
  }

  /** Names of the fields that may stand in a representation. */
  representationFields(subgraph: string, type: string): Set<string> {
    const facts = this.#facts.get(subgraph)?.get(type)
    const sets = [
      ...(facts?.keys ?? []),
      ...[...(facts?.fields.values() ?? [])].flatMap(({ requires }) => requires ?? []),
    ]
    return new Set(['__typename', ...sets.flatMap((set) => fieldNames(set))])
  }

  owners(type: string, field: string): string[] {
    return [...this.#facts]
      .filter(([, types]) => types.get(type)?.fields.get(field)?.external === false)
      .map(([subgraph]) => subgraph)
  }
}

/** Response keys of a selection, on its first level. */
export function fieldNames(set: SelectionSetNode): string[] {
  return set.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD
      ? [selection.name.value]
      : selection.kind === Kind.INLINE_FRAGMENT
        ? fieldNames(selection.selectionSet)
        : [],
  )
}

function factsOf(document: DocumentNode): Map<string, TypeFacts> {
  const types = new Map<string, TypeFacts>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const keys = (definition.directives ?? []).filter(({ name }) => name.value === 'key').map(fieldSet)
    const allExternal = has(definition.directives, 'external')
    const fields = new Map<string, FieldFacts>()
    for (const field of definition.fields ?? []) {
      const requires = field.directives?.find(({ name }) => name.value === 'requires')
      fields.set(field.name.value, {
        external: allExternal || has(field.directives, 'external'),
        requires: requires ? fieldSet(requires) : null,
      })
    }
    types.set(definition.name.value, { keys, fields })
  }
  return types
}

const has = (directives: readonly ConstDirectiveNode[] | undefined, wanted: string) =>
  directives?.some(({ name }) => name.value === wanted) ?? false

function fieldSet(directive: ConstDirectiveNode): SelectionSetNode {
  const argument = directive.arguments?.find(({ name }) => name.value === 'fields')
  if (argument?.value.kind !== Kind.STRING) throw new Error(`@${directive.name.value} without fields`)
  const [definition] = parse(`{ ${argument.value.value} }`).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('unreachable')
  return definition.selectionSet
}

function collectFields(api: GraphQLSchema, typeName: string, set: SelectionSetNode, into: Set<string>): void {
  const type = api.getType(typeName)
  if (!isCompositeType(type)) return
  const names = isAbstractType(type) ? [type, ...api.getPossibleTypes(type)].map(({ name }) => name) : [typeName]
  for (const selection of set.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      collectFields(api, selection.typeCondition?.name.value ?? typeName, selection.selectionSet, into)
    }
    if (selection.kind !== Kind.FIELD) continue
    for (const name of names) into.add(`${name}.${selection.name.value}`)
    const inner = fieldType(type, selection.name.value)
    if (inner && selection.selectionSet) collectFields(api, inner.name, selection.selectionSet, into)
  }
}

function fieldType(type: GraphQLNamedType, field: string): GraphQLNamedType | null {
  const fields = 'getFields' in type ? type.getFields() : {}
  const found = Object.hasOwn(fields, field) ? fields[field] : undefined
  return found ? getNamedType(found.type as GraphQLNamedType) : null
}
