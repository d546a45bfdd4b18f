import {
  buildSchema,
  getNamedType,
  getNullableType,
  GraphQLObjectType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { JsonObject } from '../../src/execution/json.ts'
import type { FlattenPath, PlanNode, QueryPlan } from '../../src/planning/plan.ts'
import { fractionOf, Random } from '../graph/random.ts'
import { at, entitiesOf, fetchOf, inSequence } from './plans.ts'

const services = ['s0', 's1', 's2']
const leaves = [
  'ID',
  'ID!',
  'String',
  'String!',
  'Int',
  'Int!',
  'Float',
  'Boolean!',
  'Kind',
  'Kind!',
  '[String!]',
  '[[Int]!]',
  'Any',
  '[Any!]!',
]
const texts = ['', 'plain', 'é😀', '"quoted"\\', '\u0000\n', '\u2028', '\ud800', '{"data":', 'x'.repeat(60)]

/** Objects only, each with a key, some with two; each field belongs to one of three services. */
export class RandomGraph {
  readonly schema: GraphQLSchema
  readonly #random: Random
  readonly #seed: number
  readonly #keys: ReadonlyMap<string, readonly string[]>

  constructor(seed: number) {
    const random = (this.#random = new Random(seed))
    this.#seed = seed
    const types = ['T0', 'T1', 'T2'].slice(0, 1 + random.integer(3))
    this.#keys = new Map(types.map((type) => [type, random.chance(0.3) ? ['id', 'code'] : ['id']]))
    const objects = () => random.pick(['', '!', '[]', '[]!', '[!]!'])
    const wrapped = (type: string, form: string) =>
      form.startsWith('[') ? form.replace(/\[(!?)\]/, `[${type}$1]`) : type + form
    const field = (index: number) =>
      random.chance(0.55)
        ? `f${index}: ${random.pick(leaves)}`
        : `f${index}: ${wrapped(random.pick([...types, ...types, 'V']), objects())}`
    const fields = (count: number) => Array.from({ length: count }, (_, index) => field(index)).join(' ')
    const definitions = types.map((type) => `type ${type} { id: ID! code: Int! ${fields(3 + random.integer(4))} }`)
    this.schema = buildSchema(`
      scalar Any enum Kind { A AB ABCDEFGHIJ Z }
      type Query { ${fields(2 + random.integer(3))} t: [T0!] }
      type V { v: String w: Int! x: V t: T0 }
      ${definitions.join(' ')}`)
  }

  /** A random operation over the graph. */
  query(): string {
    return `query($v: Boolean!, $w: Boolean!) {${this.#selection(this.schema.getQueryType()!, 3)}}`
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const random = this.#random
    const fields = Object.values(type.getFields())
    const parts: string[] = []
    for (let count = 1 + random.integer(4); count > 0; count--) {
      const when = random.chance(0.1) ? random.pick([' @skip(if: $v)', ' @include(if: $w)']) : ''
      if (random.chance(0.1)) {
        parts.push(`${random.chance(0.3) ? 'x: ' : ''}__typename${when}`)
      } else if (random.chance(0.15) && depth > 0) {
        parts.push(`... on ${type.name}${when} {${this.#selection(type, depth - 1)}}`)
      } else {
        const field = random.pick(fields)
        const inner = getNamedType(field.type)
        if (isObjectType(inner) && depth === 0) continue
        const alias = random.chance(0.15) ? `${field.name}_: ` : ''
        parts.push(
          `${alias}${field.name}${when}${isObjectType(inner) ? ` {${this.#selection(inner, depth - 1)}}` : ''}`,
        )
      }
    }
    return parts.length > 0 ? parts.join(' ') : '__typename'
  }

  #owner({ name }: GraphQLObjectType, field: string): string | null {
    if (name === 'V' || field === 'id' || field === 'code') return null // whoever tells of the object knows them
    return services[Math.floor(fractionOf(`${this.#seed} ${name} ${field}`) * services.length)]!
  }

  /** The plan that a planner would give: each service is asked for its fields of the objects that others have told of. */
  plan(query: string): QueryPlan {
    const [definition] = parse(query, { noLocation: true }).definitions
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('This is no operation.')
    const root = this.schema.getQueryType()!
    const steps: PlanNode[] = []
    const usages = (text: string) => ['v', 'w'].filter((name) => text.includes(`$${name}`))
    const below = (foreign: Foreign) => {
      for (const { type, path, texts } of foreign.places.values())
        for (const [service, text] of texts) {
          const inner = new ForeignFields()
          const [selection] = parse(`{${text}}`, { noLocation: true }).definitions
          const own = this.#own(
            (selection as { selectionSet: SelectionSetNode }).selectionSet,
            type,
            service,
            path,
            inner,
          )
          const keys = `__typename ${this.#keys.get(type.name)!.join(' ')}`
          const fetch = entitiesOf(`... on ${type.name} { ${keys} }`, `...on ${type.name}{${own}}`, {
            serviceName: service,
            variableUsages: usages(own),
          })
          steps.push(at(path, fetch))
          below(inner)
        }
    }
    const later: Foreign[] = []
    for (const service of services) {
      const foreign = new ForeignFields()
      const own = this.#own(definition.selectionSet, root, service, [], foreign)
      if (own) {
        steps.push(fetchOf(`{${own}}`, { serviceName: service, variableUsages: usages(own) }))
        later.push(foreign)
      }
    }
    later.forEach(below)
    return { kind: 'QueryPlan', ...(steps.length > 0 && { node: inSequence(...steps) }) }
  }

  /** What of a selection one service tells itself, as text; the rest is noted. */
  #own(set: SelectionSetNode, type: GraphQLObjectType, service: string, path: FlattenPath, foreign: Foreign): string {
    const isRoot = type === this.schema.getQueryType()
    let isShared = false
    const write = ({ selections }: SelectionSetNode, wrap: (text: string) => string): string =>
      selections
        .map((selection) => {
          const directives = (selection.directives ?? []).map(({ name, arguments: given }) => {
            const value = given![0]!.value
            return `@${name.value}(if:$${value.kind === Kind.VARIABLE ? value.name.value : ''})`
          })
          if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('There are no named fragments.')
          if (selection.kind === Kind.INLINE_FRAGMENT) {
            const around = (text: string) => `...on ${type.name}${directives.join('')}{${text}}`
            const inner = write(selection.selectionSet, (text) => wrap(around(text)))
            return inner && around(inner)
          }
          const name = selection.name.value
          const key = (selection.alias ?? selection.name).value
          const start = `${selection.alias ? `${key}:` : ''}${name}${directives.join('')}`
          if (name === '__typename') return isRoot ? '' : start
          const field = type.getFields()[name]!
          const owner = this.#owner(type, name)
          if (owner !== null && owner !== service) {
            if (isRoot) return ''
            isShared = true
            foreign.add(path, type, owner, wrap(printField(start, selection.selectionSet)))
            return ''
          }
          const inner = getNamedType(field.type)
          if (!isObjectType(inner)) return start
          const steps = [...path, key, ...(isListType(getNullableType(field.type)) ? ['@'] : [])]
          return `${start}{${this.#own(selection.selectionSet!, inner, service, steps, foreign) || '__typename'}}`
        })
        .filter(Boolean)
        .join(' ')
    const own = write(set, (text) => text)
    return isShared ? `__typename ${this.#keys.get(type.name)!.join(' ')} ${own}`.trim() : own
  }

  /** What a service says to a question. Some entities it does not know. */
  answer(service: string, { query, variables = {} }: { query: string; variables?: JsonObject }): JsonObject {
    const [definition] = parse(query, { noLocation: true }).definitions
    const { selectionSet } = definition as { selectionSet: SelectionSetNode }
    const [first] = selectionSet.selections
    if (first?.kind !== Kind.FIELD || first.name.value !== '_entities')
      return { data: this.#object(this.schema.getQueryType()!, 'root', [selectionSet], variables) }
    const entities = (variables['representations'] as JsonObject[]).map((representation) => {
      const { __typename: type, id } = representation
      if (fractionOf(`${this.#seed} ${service} ${String(type)} ${String(id)}`) < 0.1) return null
      return this.#object(
        this.schema.getType(String(type)) as GraphQLObjectType,
        `${String(type)} ${String(id)}`,
        [first.selectionSet!],
        variables,
      )
    })
    return { data: { _entities: entities } }
  }

  #object(
    type: GraphQLObjectType,
    place: string,
    sets: readonly SelectionSetNode[],
    variables: JsonObject,
  ): JsonObject {
    const found = new Map<string, { name: string; sets: SelectionSetNode[] }>()
    const walk = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        const isLeftOut = selection.directives?.some(({ name, arguments: given }) => {
          const value = given![0]!.value
          return value.kind === Kind.VARIABLE && variables[value.name.value] === (name.value === 'skip')
        })
        if (isLeftOut) continue
        if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet)
        if (selection.kind !== Kind.FIELD) continue
        const key = (selection.alias ?? selection.name).value
        const one = found.get(key) ?? { name: selection.name.value, sets: [] }
        found.set(key, one)
        if (selection.selectionSet) one.sets.push(selection.selectionSet)
      }
    }
    sets.forEach(walk)
    const object: JsonObject = {}
    for (const [key, { name, sets }] of found)
      object[key] = name === '__typename' ? type.name : this.#field(type.getFields()[name]!, place, sets, variables)
    return object
  }

  #field(
    { name, type }: GraphQLField<unknown, unknown>,
    place: string,
    sets: readonly SelectionSetNode[],
    variables: JsonObject,
  ): unknown {
    const random = new Random(Math.floor(fractionOf(`${this.#seed} ${place} ${name}`) * 2 ** 31))
    if (name === 'id') return place.split(' ')[1] ?? 'none'
    if (name === 'code') return Number(place.split(' ')[1]) || 0
    const value = (type: GraphQLOutputType, index: string): unknown => {
      if (!isNonNullType(type) && random.chance(0.15)) return null
      const inner = getNullableType(type)
      if (isListType(inner))
        return Array.from({ length: random.integer(3) }, (_, item) => value(inner.ofType, `${index}/${item}`))
      if (isObjectType(inner)) {
        const id =
          inner.name === 'V'
            ? `V ${place.length > 40 ? '' : place}/${name}${index}`
            : `${inner.name} ${random.integer(5)}`
        return this.#object(inner, id, sets, variables)
      }
      if (isEnumType(inner)) return random.pick(['A', 'AB', 'ABCDEFGHIJ', 'Z'])
      if (inner.name === 'Int') return random.pick([0, -1, 123456789, 2147483647])
      if (inner.name === 'Float') return random.pick([0, 1.5, -0.25, 1e21, 12345.678])
      if (inner.name === 'Boolean') return random.chance(0.5)
      if (inner.name !== 'Any') return random.pick(texts)
      return random.pick([5, 'x', true, { a: [1, { __proto__x: null }], b: 'é' }, [[]], {}, '2026-11-02', -1.5])
    }
    return value(type, '')
  }
}

const printField = (start: string, set: SelectionSetNode | undefined): string =>
  set ? `${start}{${printSet(set)}}` : start

function printSet({ selections }: SelectionSetNode): string {
  return selections
    .map((selection) => {
      const directives = (selection.directives ?? []).map(({ name, arguments: given }) => {
        const value = given![0]!.value
        return `@${name.value}(if:$${value.kind === Kind.VARIABLE ? value.name.value : ''})`
      })
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return `...on ${selection.typeCondition!.name.value}${directives.join('')}{${printSet(selection.selectionSet)}}`
      if (selection.kind !== Kind.FIELD) return ''
      const alias = selection.alias ? `${selection.alias.value}:` : ''
      return printField(`${alias}${selection.name.value}${directives.join('')}`, selection.selectionSet)
    })
    .join(' ')
}

type Foreign = ForeignFields

/** Fields of objects that one service has told of and others own. */
class ForeignFields {
  readonly places = new Map<string, { path: FlattenPath; type: GraphQLObjectType; texts: Map<string, string> }>()

  add(path: FlattenPath, type: GraphQLObjectType, service: string, text: string): void {
    const key = path.join('/')
    const place = this.places.get(key) ?? { path, type, texts: new Map<string, string>() }
    this.places.set(key, place)
    place.texts.set(service, `${place.texts.get(service) ?? ''} ${text}`)
  }
}
