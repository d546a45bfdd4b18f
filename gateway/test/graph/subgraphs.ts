import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js'
import {
  execute,
  isObjectType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { answerField, itemOf, source, type World } from './field-values.ts'
import { Item } from './items.ts'
import { subgraphDocuments, type Ownership } from './ownership.ts'

/** One question to a subgraph, as the gateway sends it. */
export type SubgraphQuestion = {
  readonly query: string
  readonly variables?: Record<string, unknown> | null | undefined
  readonly operationName?: string | null | undefined
}

/** A service of the graph. It refuses what a strict server would refuse. */
export class TestSubgraph {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly #documents = new Map<string, DocumentNode | ExecutionResult>()
  readonly #fieldResolver: GraphQLFieldResolver<unknown, World>

  constructor(name: string, api: GraphQLSchema, ownership: Ownership) {
    this.name = name
    this.schema = buildSubgraphSchema({
      typeDefs: subgraphDocuments.get(name)!,
      resolvers: referenceResolvers(name, ownership) as GraphQLResolverMap<unknown>,
    })
    this.#fieldResolver = (value, args, world, info) => {
      const parentType = info.parentType.name
      if (parentType === '_Service') return (value as { sdl: string }).sdl
      const asked = itemOf(value)
      const place = `${asked?.item.type ?? parentType}.${info.fieldName}`
      const isKey = ownership.keys.has(place)
      const isExternal = ownership.isExternal(name, parentType, info.fieldName)
      if (asked?.item.absentFrom.has(name) && !isKey && !isExternal) return null
      const visible = api.getType(asked?.item.type ?? parentType)
      return answerField({
        world,
        parentType,
        field: info.fieldName,
        item: asked?.item ?? null,
        args,
        inputs: asked?.inputs ?? {},
        type: (isObjectType(visible) && visible.getFields()[info.fieldName]?.type) || info.returnType,
        dependedOn: ownership.required.has(place),
        isKey,
      })
    }
  }

  /** Nothing of the answer is shared with the data. */
  async ask({ query, variables, operationName }: SubgraphQuestion, world: World): Promise<ExecutionResult> {
    const document = this.#document(query)
    if (!('definitions' in document)) return document
    return await execute({
      schema: this.schema,
      document,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
      contextValue: world,
      fieldResolver: this.#fieldResolver,
    })
  }

  #document(query: string): DocumentNode | ExecutionResult {
    let known = this.#documents.get(query)
    if (!known) {
      known = this.#parsed(query)
      if (this.#documents.size > 500) this.#documents.clear()
      this.#documents.set(query, known)
    }
    return known
  }

  #parsed(query: string): DocumentNode | ExecutionResult {
    try {
      const document = parse(query, { noLocation: true })
      const errors = validate(this.schema, document)
      return errors.length > 0 ? { errors } : document
    } catch (cause) {
      return { errors: [cause as never] }
    }
  }
}

/** Finds entities by whichever of their keys they are named. */
function referenceResolvers(subgraph: string, ownership: Ownership) {
  const resolvers: Record<string, unknown> = {}
  for (const definition of subgraphDocuments.get(subgraph)!.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const type = definition.name.value
    const keys = ownership.keysOf(subgraph, type)
    if (keys.length === 0) continue
    const expected = ownership.representationFields(subgraph, type)
    const isInterfaceObject = definition.directives?.some(({ name }) => name.value === 'interfaceObject') ?? false
    resolvers[type] = {
      __resolveReference: (reference: Record<string, unknown>, { data }: World) => {
        const surplus = Object.keys(reference).filter((name) => !expected.has(name))
        if (surplus.length > 0) return new Error(`A representation of ${type} tells too much: ${surplus.join()}.`)
        const found = data.byType
          .get(type)
          ?.find((item) => keys.some((key) => hasKey(reference, key) && matches(item, reference, key)))
        if (!found || found.absentFrom.has(subgraph)) return null
        return source(found, isInterfaceObject ? type : found.type, reference)
      },
    }
  }
  return resolvers
}

function hasKey(reference: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(reference)) return reference.every((item) => hasKey(item, key))
  if (typeof reference !== 'object' || reference === null) return false
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || !Object.hasOwn(reference, selection.name.value)) return false
    const value = (reference as Record<string, unknown>)[selection.name.value]
    return !selection.selectionSet || hasKey(value, selection.selectionSet)
  })
}

function matches(value: unknown, reference: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(value)) {
    return (
      Array.isArray(reference) &&
      reference.length === value.length &&
      value.every((item, index) => matches(item, reference[index], key))
    )
  }
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || !(value instanceof Item)) return false
    const inner = value.values.get(selection.name.value)
    const wanted = (reference as Record<string, unknown>)[selection.name.value]
    return selection.selectionSet ? matches(inner, wanted, selection.selectionSet) : inner === wanted
  })
}
