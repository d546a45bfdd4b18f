import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { deferralOf } from './deferral.ts'
import type { FetchCondition } from './dependencies.ts'

/** Objects whose fields are known: of an object type, or of an interface where a service knows no more than that. */
export type ShapedType = GraphQLObjectType | GraphQLInterfaceType

/** What the response writes of an object of one type, in order. */
export type ObjectShape = {
  readonly type: ShapedType
  readonly fields: readonly FieldShape[]
  /** What is answered later of such an object. */
  readonly deferred: readonly DeferredShape[]
}

/** A fragment whose fields are answered later. */
export type DeferredShape = {
  readonly selection: SelectionNode
  readonly label: string | undefined
  /** Type that the object must be of, where that is not known yet. */
  readonly condition: string | undefined
  readonly selectionSet: SelectionSetNode
}

export type FieldShape = {
  /** Name in the response. */
  readonly key: string
  readonly name: string
  /** Null for `__typename`, which is known without a look at data. */
  readonly type: GraphQLOutputType | null
  readonly nodes: readonly FieldNode[]
  readonly selectionSets: readonly SelectionSetNode[]
}

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

/** Works out, once each, what the response writes of objects: fragments resolved per concrete type, `@skip` and `@include` decided. */
export class ResponseShapes {
  readonly schema: GraphQLSchema
  readonly #fragments: Fragments
  readonly #variables: Readonly<Record<string, unknown>>
  readonly #mayDefer: boolean
  readonly #shapes = new Map<string, ObjectShape>()
  readonly #numbers = new Map<SelectionSetNode, number>()

  /**
   * @param variables - coerced; only those under `@skip`, `@include` and `@defer` are read
   * @param mayDefer - whether `@defer` holds; otherwise what is deferred is answered with the rest
   */
  constructor(
    schema: GraphQLSchema,
    fragments: Fragments,
    variables: Readonly<Record<string, unknown>>,
    mayDefer = false,
  ) {
    this.schema = schema
    this.#fragments = fragments
    this.#variables = variables
    this.#mayDefer = mayDefer
  }

  of(type: ShapedType, selectionSets: readonly SelectionSetNode[]): ObjectShape {
    const key = `${type.name} ${selectionSets.map((set) => this.#numberOf(set)).join(' ')}`
    let shape = this.#shapes.get(key)
    if (!shape) this.#shapes.set(key, (shape = this.#collect(type, selectionSets)))
    return shape
  }

  /** The shapes that an object under a field of an abstract type can have, by the name that it says. */
  possible(field: FieldShape): ReadonlyMap<string, ObjectShape> {
    const named = getNamedType(field.type!)
    if (!isAbstractType(named)) return new Map()
    const types: ShapedType[] = [...this.schema.getPossibleTypes(named)]
    if (isInterfaceType(named)) types.push(...this.schema.getImplementations(named).interfaces)
    return new Map(types.map((type) => [type.name, this.of(type, field.selectionSets)]))
  }

  /**
   * The shape of an object that does not say of which type it is, or only the interface's own name: planners ask for no more where the
   * response does not depend on it, and services that know the interface as an object have no more to say. Null for a union.
   */
  unnamed(field: FieldShape): ObjectShape | null {
    const named = getNamedType(field.type!)
    return isInterfaceType(named) ? this.of(named, field.selectionSets) : null
  }

  allHold(conditions: readonly FetchCondition[]): boolean {
    return conditions.every(({ variable, expected }) => Boolean(this.#variables[variable]) === expected)
  }

  #numberOf(set: SelectionSetNode): number {
    let number = this.#numbers.get(set)
    if (number === undefined) this.#numbers.set(set, (number = this.#numbers.size))
    return number
  }

  #collect(type: ShapedType, selectionSets: readonly SelectionSetNode[]): ObjectShape {
    const fields = new Map<
      string,
      { key: string; name: string; nodes: FieldNode[]; selectionSets: SelectionSetNode[] }
    >()
    const deferred: DeferredShape[] = []
    const seen = new Set<FragmentDefinitionNode>()
    const walk = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (!this.isIncluded(selection)) continue
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value
          const field = fields.get(key) ?? { key, name: selection.name.value, nodes: [], selectionSets: [] }
          fields.set(key, field)
          field.nodes.push(selection)
          if (selection.selectionSet) field.selectionSets.push(selection.selectionSet)
          continue
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments[selection.name.value]!
        const deferral = this.#mayDefer ? deferralOf(selection, this.#variables) : null
        if (deferral) {
          const condition = fragment.typeCondition?.name.value
          const { selectionSet } = fragment
          if (this.applies(condition, type))
            deferred.push({ selection, selectionSet, condition: undefined, ...deferral })
          else if (isInterfaceType(type)) deferred.push({ selection, selectionSet, condition, ...deferral })
          continue
        }
        if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
          if (seen.has(fragment)) continue
          seen.add(fragment)
        }
        if (this.applies(fragment.typeCondition?.name.value, type)) walk(fragment.selectionSet)
      }
    }
    selectionSets.forEach(walk)
    const shapes = [...fields.values()].map((field) =>
      Object.assign(field, { type: typeOf(this.schema, type, field.name) }),
    )
    return { type, fields: shapes, deferred }
  }

  /** Whether objects of a type are of the type that a fragment is for. */
  applies(condition: string | undefined, type: ShapedType): boolean {
    if (condition === undefined || condition === type.name) return true
    const named = this.schema.getType(condition)
    return isAbstractType(named) && this.schema.isSubType(named, type)
  }

  /** Whether the variables let a selection be. */
  isIncluded({ directives }: SelectionNode): boolean {
    for (const { name, arguments: given } of directives ?? []) {
      if (name.value !== 'skip' && name.value !== 'include') continue
      const value = given?.find((argument) => argument.name.value === 'if')?.value
      const holds =
        value?.kind === Kind.VARIABLE ? this.#variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value
      if (Boolean(holds) === (name.value === 'skip')) return false
    }
    return true
  }
}

function typeOf(schema: GraphQLSchema, parent: ShapedType, name: string): GraphQLOutputType | null {
  if (name === '__typename') return null
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef.type
  }
  return parent.getFields()[name]!.type
}
