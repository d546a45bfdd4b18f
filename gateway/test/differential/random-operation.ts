import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'
import { Random } from '../graph/random.ts'
import { exclusiveFields } from './known-limits.ts'

/** An operation and the variables of each time it is sent. */
export type RandomOperation = {
  readonly query: string
  readonly operationName: string | null
  readonly variableSets: readonly Record<string, unknown>[]
}

/** The operation of a seed: valid, and as unlike the others as can be. */
export function randomOperation(schema: GraphQLSchema, seed: number, variableSets = 2): RandomOperation {
  const random = new Random(seed)
  for (let attempt = 0; ; attempt++) {
    if (attempt === 200) throw new Error(`No valid operation was found for the seed ${seed}.`)
    const operation = new Writer(schema, random, Math.max(6, 45 - 2 * attempt)).operation(variableSets)
    if (validate(schema, parse(operation.query)).length === 0) return operation
  }
}

/** Names that a careless executor confuses with its own or with those of every object. */
const oddAliases = [
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  'length',
  'then',
  'toJSON',
  'data',
  'errors',
  'path',
  'null',
  '_',
  '_entities',
  '_0',
  '__proto__',
  '__defineGetter__',
]
const texts = ['', 'iron', 'Ü "quoted" \\ \n', '\u2028 \ud83d lone', '🏭', '$notAVariable', '__proto__']
const ids: Readonly<Record<string, readonly string[]>> = {
  'Query.organization': ['o', '8'],
  'Query.party': ['o', '8', 'u', '14', 'r', '2'],
  'Query.remarked': ['o', '8', 'u', '14'],
  'Query.shipment': ['s', '14'],
  'Query.calculation': ['k', '10'],
  'Query.report': ['e', '10'],
  'Mutation.renameOrganization': ['o', '8'],
  'Mutation.appointUser': ['u', '14'],
  'Mutation.moveInstallation': ['i', '12'],
  'Mutation.shipGood': ['g', '14'],
  'Mutation.closeShipments': ['s', '14'],
  'Mutation.calculate': ['s', '14'],
  'Mutation.remark': ['u', '14'],
}

type Variable = {
  readonly name: string
  readonly type: string
  readonly defaultText: string | null
  /** Omission is `undefined`. */
  readonly value: () => unknown
}
type Fragment = { readonly name: string; readonly type: GraphQLCompositeType; readonly text: string }

class Writer {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #variables: Variable[] = []
  readonly #fragments: Fragment[] = []
  readonly #argumentTexts = new Map<string, string>()
  readonly #argumentsByType: boolean
  readonly #avoided: Set<string>
  #fieldsLeft: number
  #names = 0

  constructor(schema: GraphQLSchema, random: Random, mostFields: number) {
    this.#schema = schema
    this.#random = random
    this.#fieldsLeft = 4 + random.integer(mostFields)
    this.#argumentsByType = random.chance(0.5)
    this.#avoided = new Set(exclusiveFields.flatMap((group) => random.shuffled(group).slice(1)))
    if (random.chance(0.7)) this.#avoided.add('greeting') // one of the planners does not plan it
  }

  operation(variableSets: number): RandomOperation {
    const random = this.#random
    const isMutation = random.chance(0.1)
    const root = isMutation ? this.#schema.getMutationType()! : this.#schema.getQueryType()!
    const selections = this.#selections(root, 6, 1, isMutation ? 4 : 3)
    if (!isMutation && random.chance(0.04)) {
      selections.push(
        random.pick([
          '__schema { queryType { name } mutationType { name kind } }',
          'type: __type(name: "Party") { name kind possibleTypes { name } fields { name } }',
          '__type(name: "Robot") { name }',
          'kinds: __type(name: "Kind") { enumValues { name } __typename }',
        ]),
      )
    }
    const operationName = random.chance(0.3) ? 'Wanted' : null
    const definitions = this.#variables.map(
      ({ name, type, defaultText }) => `$${name}: ${type}${defaultText === null ? '' : ` = ${defaultText}`}`,
    )
    const head = `${isMutation ? 'mutation' : 'query'} ${operationName ?? ''}`
    const variables = definitions.length > 0 ? `(${definitions.join(', ')})` : ''
    const other =
      operationName && random.chance(0.3) ? 'query Other($flag: Boolean! = true) { version @include(if: $flag) }' : ''
    const fragments = this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`)
    const query = [`${head}${variables} { ${selections.join(' ')} }`, other, ...fragments].filter(Boolean)
    const sets = definitions.length > 0 || isMutation ? variableSets : 1
    return {
      query: (random.chance(0.5) ? query : query.toReversed()).join('\n'),
      operationName,
      variableSets: Array.from({ length: sets }, () => this.#variableValues()),
    }
  }

  #variableValues(): Record<string, unknown> {
    const values = this.#variables.map(({ name, value }) => [name, value()] as const)
    return Object.fromEntries(this.#random.shuffled(values.filter(([, value]) => value !== undefined)))
  }

  /** @param weight - about how many objects of this kind there will be in the answer */
  #selections(type: GraphQLCompositeType, depth: number, weight: number, most = 5): string[] {
    const random = this.#random
    const selections = Array.from({ length: 1 + random.integer(most) }, () => this.#selection(type, depth, weight))
    const written = selections.filter((text) => text !== null)
    if (written.length === 0) written.push('__typename')
    if (random.chance(0.05)) written.push(random.pick(written)) // twice the same
    return written
  }

  #selection(type: GraphQLCompositeType, depth: number, weight: number): string | null {
    const random = this.#random
    const kind = random.fraction()
    if (kind < 0.06) return this.#alias() + '__typename' + this.#conditions()
    const mustNarrow = isUnionType(type) || (isAbstractType(type) && random.chance(0.3))
    if (kind < 0.16 || (mustNarrow && kind < 0.7)) return this.#inlineFragment(type, depth, weight)
    if (kind < 0.26 || (mustNarrow && kind < 0.85)) return this.#spread(type, depth, weight)
    return isUnionType(type) ? '__typename' : this.#field(type, depth, weight)
  }

  #field(type: Exclude<GraphQLCompositeType, { getTypes: unknown }>, depth: number, weight: number): string | null {
    if (this.#fieldsLeft <= 0) return null
    const fields = Object.values(type.getFields()).filter(({ name }) => !this.#avoided.has(name))
    const composite = fields.filter((one) => isCompositeType(getNamedType(one.type)))
    const deeper = composite.length > 0 && depth > 1 && this.#random.chance(0.4)
    const field = this.#random.pick(deeper ? composite : fields)
    const inner = getNamedType(field.type)
    if (!isCompositeType(inner)) {
      this.#fieldsLeft--
      return `${this.#aliasAndArguments(type, field)}${this.#conditions()}`
    }
    const objects = weight * 2 ** listDepth(field.type) * (listDepth(field.type) > 0 ? 1.5 : 1)
    if (depth <= 0 || objects > 80) return null
    this.#fieldsLeft--
    const head = `${this.#aliasAndArguments(type, field)}${this.#conditions()}`
    return `${head} { ${this.#selections(inner, depth - 1, objects).join(' ')} }`
  }

  #aliasAndArguments(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): string {
    const alias = this.#alias()
    const place = `${type.name}.${field.name}`
    if (alias) return `${alias}${field.name}${this.#arguments(field.args, place)}`
    // Without an alias the same field merges with itself, if it has the same arguments.
    const known = this.#argumentsByType ? place : field.name
    const text = this.#argumentTexts.get(known) ?? this.#arguments(field.args, place)
    this.#argumentTexts.set(known, text)
    return `${field.name}${text}`
  }

  #alias(): string {
    const random = this.#random
    if (random.chance(0.8)) return ''
    if (random.chance(0.3)) return `${random.pick(oddAliases)}: `
    return `${random.pick(['a', '_b', 'x_', 'Z'])}${this.#names++}: `
  }

  #arguments(args: readonly GraphQLArgument[], place: string): string {
    const written = args.flatMap((arg) => {
      const isRequired = isNonNullType(arg.type) && arg.defaultValue === undefined
      if (!isRequired && this.#random.chance(0.4)) return []
      return [`${arg.name}: ${this.#input(arg.type, arg.defaultValue !== undefined, place, arg.name, 3)}`]
    })
    return written.length > 0 ? `(${this.#random.shuffled(written).join(', ')})` : ''
  }

  #inlineFragment(type: GraphQLCompositeType, depth: number, weight: number): string {
    const random = this.#random
    const narrow = isUnionType(type) || random.chance(0.85) ? this.#overlapping(type) : type
    const condition = narrow === type && random.chance(0.5) && !isUnionType(type) ? '' : ` on ${narrow.name}`
    return `...${condition}${this.#conditions()} { ${this.#selections(narrow, depth - 1, weight, 3).join(' ')} }`
  }

  #spread(type: GraphQLCompositeType, depth: number, weight: number): string {
    const random = this.#random
    const usable = this.#fragments.filter((fragment) => doTypesOverlap(this.#schema, fragment.type, type))
    if (usable.length > 0 && weight < 30 && random.chance(0.5))
      return `...${random.pick(usable).name}${this.#conditions()}`
    const narrow = this.#overlapping(type)
    const text = `{ ${this.#selections(narrow, depth - 1, weight, 4).join(' ')} }`
    const name = `${random.pick(['F', 'constructor', '_f'])}${this.#names++}`
    this.#fragments.push({ name, type: narrow, text })
    return `...${name}${this.#conditions()}`
  }

  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    const all = Object.values(this.#schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType => isCompositeType(other) && !other.name.startsWith('__'),
    )
    const overlapping = all.filter((other) => doTypesOverlap(this.#schema, type, other))
    const objects = overlapping.filter((other) => isObjectType(other))
    const interfaces = overlapping.filter((other) => isInterfaceType(other))
    if (this.#random.chance(0.6) || interfaces.length === 0) return this.#random.pick(objects)
    return this.#random.chance(0.8) ? this.#random.pick(interfaces) : this.#random.pick(overlapping)
  }

  #conditions(): string {
    const random = this.#random
    if (random.chance(0.88)) return ''
    const condition = (name: string) => {
      const kind = random.fraction()
      if (kind < 0.3) return ` @${name}(if: ${random.chance(0.5)})`
      return ` @${name}(if: $${this.#condition(kind < 0.5)})`
    }
    if (random.chance(0.2)) return condition('skip') + condition('include')
    return condition(random.pick(['skip', 'include']))
  }

  #condition(withDefault: boolean): string {
    const random = this.#random
    const known = this.#variables.filter(({ name }) => name.startsWith('if'))
    if (known.length > 0 && random.chance(known.length > 3 ? 1 : 0.5)) return random.pick(known).name
    const name = `if${this.#names++}`
    const defaultText = withDefault ? String(random.chance(0.5)) : null
    const type = withDefault && random.chance(0.5) ? 'Boolean' : 'Boolean!'
    const value = () => (withDefault && random.chance(0.5) ? undefined : random.chance(0.5))
    this.#variables.push({ name, type, defaultText, value })
    return name
  }

  /** A value or a variable. */
  #input(type: GraphQLInputType, hasDefault: boolean, place: string, name: string, depth: number): string {
    const random = this.#random
    if (random.chance(0.35)) return this.#variable(type, hasDefault, place, name, depth)
    if (isNonNullType(type)) return this.#literal(type.ofType, place, name, depth)
    return random.chance(0.07) ? 'null' : this.#literal(type, place, name, depth)
  }

  #variable(type: GraphQLInputType, hasDefault: boolean, place: string, argument: string, depth: number): string {
    const random = this.#random
    const known = this.#variables.filter((variable) => variable.type === String(type) && !isCarefulType(type))
    if (known.length > 0 && random.chance(0.3)) return `$${random.pick(known).name}`
    const name = `${random.pick(['v', '_v', 'constructor', 'V'])}${this.#names++}`
    const nullable = isNonNullType(type) ? type.ofType : type
    const withDefault = random.chance(0.3)
    // A nullable variable may stand where null may not, if one of the two has a default.
    const stricter = isNonNullType(type) ? !((withDefault || hasDefault) && random.chance(0.5)) : random.chance(0.2)
    const mayBeNull = !stricter && !isNonNullType(type)
    this.#variables.push({
      name,
      type: stricter ? `${String(nullable)}!` : String(nullable),
      defaultText: withDefault ? this.#literal(nullable, place, argument, depth, true) : null,
      value: () => {
        if ((!stricter || withDefault) && random.chance(0.3)) return undefined
        if (mayBeNull && random.chance(0.12)) return null
        return this.#value(nullable, place, argument, depth)
      },
    })
    return `$${name}`
  }

  #literal(type: GraphQLInputType, place: string, name: string, depth: number, constant = false): string {
    const random = this.#random
    const inner = (innerType: GraphQLInputType, innerName: string, hasDefault: boolean) =>
      constant
        ? this.#literal(isNonNullType(innerType) ? innerType.ofType : innerType, place, innerName, depth - 1, true)
        : this.#input(innerType, hasDefault, place, innerName, depth - 1)
    if (isListType(type)) {
      const itemType = type.ofType
      if (random.chance(0.1) && !isListType(itemType))
        return this.#literal(unwrapped(itemType), place, name, depth - 1, true)
      return `[${Array.from({ length: random.integer(4) }, () => inner(itemType, name, false)).join(', ')}]`
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).flatMap((field) => {
        const isRequired = isNonNullType(field.type) && field.defaultValue === undefined
        if (!isRequired && (depth <= 0 || random.chance(0.5))) return []
        return [`${field.name}: ${inner(field.type, field.name, field.defaultValue !== undefined)}`]
      })
      return `{ ${random.shuffled(fields).join(', ')} }`
    }
    if (String(type) === 'Json') return this.#jsonLiteral(depth, constant)
    const value = this.#value(type, place, name, depth)
    return isEnumType(type) ? String(value) : quoted(value)
  }

  /** Literals of custom scalars may have variables inside. */
  #jsonLiteral(depth: number, constant: boolean): string {
    const random = this.#random
    const kind = random.integer(depth > 0 ? 7 : 4)
    if (kind === 0) return random.pick(['1', '-2.5', 'true', 'null', 'AN_ENUM'])
    if (kind < 4) return quoted(random.pick(texts))
    if (kind === 4)
      return `[${Array.from({ length: random.integer(3) }, () => this.#jsonLiteral(depth - 1, constant)).join(' ')}]`
    return `{ ${random.pick(['a', 'constructor'])}: ${this.#jsonLiteral(depth - 1, constant)}, b: 1 }`
  }

  #value(type: GraphQLInputType, place: string, name: string, depth: number): unknown {
    const random = this.#random
    if (isNonNullType(type)) return this.#value(type.ofType, place, name, depth)
    if (isListType(type)) {
      const itemType = type.ofType
      if (random.chance(0.1)) return this.#value(unwrapped(itemType), place, name, depth - 1)
      return Array.from({ length: random.integer(4) }, () =>
        !isNonNullType(itemType) && random.chance(0.1) ? null : this.#value(itemType, place, name, depth - 1),
      )
    }
    if (isInputObjectType(type)) {
      const entries = Object.values(type.getFields()).flatMap((field) => {
        const isRequired = isNonNullType(field.type) && field.defaultValue === undefined
        if (!isRequired && (depth <= 0 || random.chance(0.5))) return []
        if (!isNonNullType(field.type) && random.chance(0.1)) return [[field.name, null]]
        return [[field.name, this.#value(field.type, place, field.name, depth - 1)]]
      })
      return Object.fromEntries(random.shuffled(entries))
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name
    switch (type.name) {
      case 'Int':
        return name === 'first' ? random.integer(5) : random.pick([0, 1, -1, 7, 2147483647, -2147483648])
      case 'Float':
        return random.pick([0, 1, -1.5, 0.1, 1e21, 1e-7, 40])
      case 'Boolean':
        return random.chance(0.5)
      case 'Long':
        return random.pick([0, -1, 4294967296, 9007199254740991, -9007199254740991])
      case 'Decimal':
        return random.pick(['0', '-1.50', '99999999999999999999.99'])
      case 'Json':
        return random.pick<() => unknown>([
          () => ({ b: [1, null, { a: 'ü' }], a: '\ud83d' }),
          () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "2": 0, "1": 0}'),
          () => [[]],
          () => 'text',
          () => 0.1,
        ])()
      case 'ID':
        return this.#id(place)
      default:
        return this.#text(name)
    }
  }

  #id(place: string): string {
    const random = this.#random
    const known = Object.hasOwn(ids, place) ? ids[place]! : ['x', '3']
    const start = random.integer(known.length / 2) * 2
    return random.chance(0.04) ? 'nobody' : `${known[start]}${random.integer(Number(known[start + 1]))}`
  }

  #text(name: string): string {
    const random = this.#random
    if (name === 'country' || name === 'countries') return random.pick(['TR', 'IN', 'CN'])
    if (name === 'permit') return `P ${random.integer(6)}`
    if (name === 'codes') return `72${10 + random.integer(14)}`
    return random.pick(texts)
  }
}

/** Literals of GraphQL cannot hold half a character, variables can. */
const quoted = (value: unknown) => JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value)

const isCarefulType = (type: GraphQLInputType) => ['ID', 'Boolean'].some((name) => String(type).includes(name))

const unwrapped = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) || isListType(type) ? unwrapped(type.ofType) : type

function listDepth(type: unknown): number {
  if (isNonNullType(type)) return listDepth(type.ofType)
  return isListType(type) ? 1 + listDepth(type.ofType) : 0
}
