import {
  buildASTSchema,
  execute,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  printSchema,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import { answerField, faultCode, itemOf, type World } from './field-values.ts'
import { Item } from './items.ts'
import { Ownership } from './ownership.ts'

/** An operation as it is executed. */
export type Question = {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Record<string, unknown>
}

/** What may go wrong in an operation, and where: everything that any executor could meet. */
export type PossibleFaults = {
  /** Errors of resolvers, by path. */
  readonly raised: ReadonlyMap<string, { readonly message: string; readonly code: unknown }>
  /** Nulls where none may be, and values that the schema does not show. */
  readonly broken: ReadonlySet<string>
}

/** Name of a place in an answer. */
export const pathKey = (path: readonly (string | number)[]) => JSON.stringify(path)

type Observed = World & { readonly broken: Set<string> }

/** The graph as one schema, executed by graphql-js: what is right. */
export class Monolith {
  readonly schema: GraphQLSchema
  readonly ownership: Ownership
  readonly #withoutNonNull: GraphQLSchema

  constructor(apiSchemaSdl: string) {
    this.schema = buildASTSchema(parse(apiSchemaSdl))
    this.ownership = new Ownership(this.schema)
    this.#withoutNonNull = buildASTSchema(nullableOutputs(parse(printSchema(this.schema))))
  }

  answer(question: Question, world: World): ExecutionResult {
    return this.#execute(this.schema, question, world)
  }

  /** Runs the operation once more with every output type nullable, so that no null hides what lies below it. */
  possibleFaults(question: Question, world: World): PossibleFaults {
    const observed: Observed = { ...world, broken: new Set() }
    const { errors = [] } = this.#execute(this.#withoutNonNull, question, observed)
    const raised = new Map<string, { message: string; code: unknown }>()
    for (const { path = [], message, extensions } of errors) {
      if (extensions['code'] === faultCode) raised.set(pathKey(path), { message, code: faultCode })
      else observed.broken.add(pathKey(path))
    }
    return { raised, broken: observed.broken }
  }

  #execute(schema: GraphQLSchema, { document, operationName, variables }: Question, world: World) {
    return execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: world,
      fieldResolver: this.#fieldResolver,
    }) as ExecutionResult
  }

  readonly #fieldResolver: GraphQLFieldResolver<unknown, World> = (
    value,
    args,
    world,
    { parentType, fieldName, path },
  ) => {
    const asked = itemOf(value)
    const answer = this.#value(parentType.name, fieldName, asked?.item ?? null, args, world)
    if ('broken' in world) {
      const steps: (string | number)[] = []
      for (let step: typeof path | undefined = path; step; step = step.prev) steps.unshift(step.key)
      noteNulls(answer, this.#typeOf(parentType.name, fieldName), steps, (world as Observed).broken)
    }
    return answer
  }

  #typeOf(parentType: string, field: string): GraphQLOutputType {
    const type = this.schema.getType(parentType)
    const found = isObjectType(type) ? type.getFields()[field] : undefined
    if (!found) throw new Error(`${parentType}.${field} is not in the composed schema.`)
    return found.type
  }

  /** A field is there if a subgraph that owns it knows the object, and all that this subgraph must be told is there. */
  #value(parentType: string, field: string, item: Item | null, args: Record<string, unknown>, world: World): unknown {
    const place = `${parentType}.${field}`
    const owner = this.#owner(parentType, field, item)
    if (owner === null) return null
    const requires = item ? this.ownership.requirements(owner, parentType, field) : null
    return answerField({
      world,
      parentType,
      field,
      item,
      args,
      inputs: requires && item ? this.#inputs(item, requires, world) : {},
      type: this.#typeOf(parentType, field),
      dependedOn: this.ownership.required.has(place),
      isKey: this.ownership.keys.has(place),
    })
  }

  #owner(parentType: string, field: string, item: Item | null): string | null {
    const owners = this.ownership.owners(parentType, field)
    if (!item) return owners[0] ?? null
    const able = owners.find((subgraph) => {
      if (item.absentFrom.has(subgraph)) return false
      const requires = this.ownership.requirements(subgraph, parentType, field)
      return !requires || requiredFields(requires).every((name) => this.#owner(item.type, name, item) !== null)
    })
    return able ?? null
  }

  #inputs(item: Item, selections: SelectionSetNode, world: World): Record<string, unknown> {
    const inputs: Record<string, unknown> = {}
    for (const selection of selections.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === item.type) {
        Object.assign(inputs, this.#inputs(item, selection.selectionSet, world))
      }
      if (selection.kind !== Kind.FIELD) continue
      const name = selection.name.value
      const args = Object.fromEntries(
        (selection.arguments ?? []).map(({ name, value }) => [name.value, 'value' in value ? value.value : null]),
      )
      const value = this.#value(item.type, name, item, { ...this.#defaults(item.type, name), ...args }, world)
      inputs[name] = selection.selectionSet ? this.#innerInputs(value, selection.selectionSet, world) : value
    }
    return inputs
  }

  #innerInputs(value: unknown, selections: SelectionSetNode, world: World): unknown {
    if (Array.isArray(value)) return value.map((inner) => this.#innerInputs(inner, selections, world))
    const asked = itemOf(value)
    return asked ? this.#inputs(asked.item, selections, world) : value
  }

  #defaults(parentType: string, field: string): Record<string, unknown> {
    const type = this.schema.getType(parentType)
    const args = isObjectType(type) ? (type.getFields()[field]?.args ?? []) : []
    return Object.fromEntries(
      args
        .filter(({ defaultValue }) => defaultValue !== undefined)
        .map(({ name, defaultValue }) => [name, defaultValue]),
    )
  }
}

const requiredFields = ({ selections }: SelectionSetNode) =>
  selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []))

function noteNulls(value: unknown, type: GraphQLOutputType, path: (string | number)[], broken: Set<string>): void {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) broken.add(pathKey(path))
    return
  }
  const inner = isNonNullType(type) ? type.ofType : type
  if (!isListType(inner) || !Array.isArray(value)) return
  const itemType = inner.ofType as GraphQLOutputType
  value.forEach((item, index) => noteNulls(item, itemType, [...path, index], broken))
}

function nullableOutputs(document: DocumentNode): DocumentNode {
  return visit(document, {
    InputObjectTypeDefinition: () => false,
    InputValueDefinition: () => false,
    DirectiveDefinition: () => false,
    NonNullType: { leave: ({ type }) => type },
  })
}
