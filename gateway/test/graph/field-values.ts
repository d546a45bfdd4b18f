import { GraphQLError, isListType, isNonNullType, type GraphQLOutputType } from 'graphql'
import { Item, type DataSet } from './items.ts'
import { fractionOf } from './random.ts'

/** What one execution sees and changes. */
export type World = {
  readonly data: DataSet
  /** Whether fields fail and are null at random places. */
  readonly faulty: boolean
  changes: number
}

/** One field of one object, asked with arguments. `inputs` is what the field requires of other subgraphs. */
export type AskedField = {
  readonly world: World
  readonly parentType: string
  readonly field: string
  /** Null at the roots. */
  readonly item: Item | null
  readonly args: Readonly<Record<string, unknown>>
  readonly inputs: Readonly<Record<string, unknown>>
  /** Type of the field in the composed schema. */
  readonly type: GraphQLOutputType
  /** Whether other fields depend on it: it may be null, but never fails. */
  readonly dependedOn: boolean
  /** Whether it belongs to a key: it is always there. */
  readonly isKey: boolean
}

type Source = { readonly __typename: string; readonly item: Item; readonly inputs: Readonly<Record<string, unknown>> }
type Definition = (asked: AskedField & { item: Item; data: DataSet }) => unknown

/** Code of the errors that the graph raises on purpose. */
export const faultCode = 'TEST_FAULT'

/** The answer to a field, with the faults of the world. Both the subgraphs and the monolith answer with this function. */
export function answerField(asked: AskedField): unknown {
  const { item, field, world, parentType, args } = asked
  const definition = item
    ? (definitions.get(`${item.type}.${field}`) ?? definitions.get(`Party.${field}`))
    : definitions.get(`${parentType}.${field}`)
  const isDefined = definition !== undefined
  const value = isDefined ? definition({ ...asked, item: item!, data: world.data }) : item?.values.get(field)
  if (!world.faulty || asked.isKey || item?.type === 'Draft' || item?.type === 'Robot') return present(value)
  const owner = item ? `${item.type} ${item.id}` : canonical(args)
  return withFaults(present(value), asked.type, `${world.data.seed} ${owner} ${field}`, asked)
}

/** Puts nulls and errors into a value where its type lets them be, and rarely where it does not. */
function withFaults(value: unknown, type: GraphQLOutputType, place: string, asked: AskedField): unknown {
  if (value === null || value === undefined || value instanceof Error) return value ?? null
  const chance = fractionOf(place)
  const nullable = !isNonNullType(type)
  const [errors, nulls] = nullable ? [0.03, 0.1] : [0.004, 0.01]
  if (chance < nulls && (nullable || !asked.dependedOn)) {
    return chance < errors && !asked.dependedOn ? fault(asked) : null
  }
  const inner = isNonNullType(type) ? type.ofType : type
  if (!isListType(inner) || !Array.isArray(value)) return value
  return value.map((item, index) => withFaults(item, inner.ofType as GraphQLOutputType, `${place}.${index}`, asked))
}

function fault({ item, field, parentType }: AskedField): GraphQLError {
  const message = `${item ? `${item.type} ${item.id}` : parentType} has no "${field}" today – “désolé”.`
  return new GraphQLError(message, { extensions: { code: faultCode } })
}

/** Objects as both executors take them; everything else copied, so that nobody can change the data. */
function present(value: unknown): unknown {
  if (value instanceof Item) return source(value, value.type, {})
  if (Array.isArray(value)) return value.map(present)
  return typeof value === 'object' && value !== null && !(value instanceof Error) ? copyOf(value) : value
}

/** An object on its way through an executor. */
export function source(item: Item, typename: string, inputs: Readonly<Record<string, unknown>>): Source {
  return { __typename: typename, item, inputs }
}

/** The object a resolver is asked about; null at the roots. */
export function itemOf(value: unknown): Source | null {
  return typeof value === 'object' && value !== null && 'item' in value ? (value as Source) : null
}

function copyOf(value: object): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** JSON with sorted keys and without `__typename`: the same text for equal values. */
export function canonical(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const entries = Object.entries(value).filter(([name]) => name !== '__typename')
  return `{${entries
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join()}}`
}

const first = (value: unknown, args: Readonly<Record<string, unknown>>) => {
  const count = args['first']
  return typeof count === 'number' && count >= 0 && Array.isArray(value) ? value.slice(0, count) : value
}
const stored: Definition = ({ item, field, args }) => first(item.values.get(field), args)
const byId = (items: readonly Item[], id: unknown) => items.find((item) => item.id === id) ?? null
const known = (items: readonly Item[], subgraph: string) => items.filter(({ absentFrom }) => !absentFrom.has(subgraph))

/** Fields that are more than a stored value. */
const definitions = new Map<string, Definition>(
  Object.entries({
    'Query.version': () => 'v1 “é”',

    // identity
    'Query.me': ({ data }) => data.users[0],
    'Query.organization': ({ data, args }) => byId(known(data.organizations, 'identity'), args['id']),
    'Query.organizations': ({ data, args }) => {
      const kinds = args['kinds'] as readonly unknown[] | null | undefined
      const all = known(data.organizations, 'identity')
      return first(
        all.filter((item) => !kinds || kinds.includes(item.values.get('kind'))),
        args,
      )
    },
    'Query.parties': ({ data, args }) => {
      const { organizations, users, robots } = data
      return first([organizations[0], users[3], robots[0], users[1], organizations[2], organizations[5]], args)
    },
    'Query.party': ({ data, args }) => byId(known(data.byType.get('Party')!, 'identity'), args['id']),
    'Query.named': ({ data }) => [data.users[2], data.organizations[1], data.users[5], data.organizations[3]],
    'Query.echo': ({ args }) => canonical(args),
    'Organization.members': ({ item, args }) => {
      const users = (item.values.get('members') as Item[]).filter(
        (user) => !args['role'] || user.values.get('role') === args['role'],
      )
      const modes = args['modes'] as readonly unknown[]
      return first(modes.length > 1 ? users.toReversed() : users, args)
    },
    'Mutation.renameOrganization': ({ world, data, args }) => {
      const organization = byId(known(data.organizations, 'identity'), args['id'])
      return new Item('OrganizationChange', `rename ${canonical(args)}`, {
        sequence: ++world.changes,
        text: canonical(args),
        organization,
      })
    },
    'Mutation.appointUser': ({ world, data, args }) =>
      new Item('UserChange', `appoint ${canonical(args)}`, {
        sequence: ++world.changes,
        user: byId(data.users, args['id']),
      }),

    // sites
    'Query.installation': ({ data, args }) =>
      data.installations.find(
        ({ values }) => values.get('country') === args['country'] && values.get('permit') === args['permit'],
      ) ?? null,
    'Query.installations': ({ data, args }) => {
      const count = Math.floor(fractionOf(canonical(args)) * 4)
      return data.installations.slice(count, count + 3)
    },
    'Query.nearest': ({ data, args }) =>
      data.installations[Math.floor(fractionOf(canonical(args)) * data.installations.length)],
    'Query.located': ({ data }) => [data.installations[2], data.depots[0], data.installations[7], data.depots[1]],
    'Organization.installations': stored,
    'Mutation.moveInstallation': ({ world, data, args }) =>
      new Item('InstallationChange', `move ${canonical(args)}`, {
        sequence: ++world.changes,
        moved: canonical(args),
        installation: byId(data.installations, args['id']),
      }),

    // trade
    'Query.goods': ({ data, args }) => {
      const codes = args['codes'] as readonly unknown[] | null | undefined
      return first(
        data.goods.filter((item) => !codes || codes.includes(item.values.get('code'))),
        args,
      )
    },
    'Query.topGood': ({ data }) => data.goods[5],
    'Query.shipment': ({ data, args }) => byId(data.shipments, args['id']),
    'Query.shipments': ({ data, args }) => first(data.shipments, args),
    'Query.consignments': ({ data }) => data.consignments.slice(0, 3),
    'Query.batches': ({ data }) => data.batches,
    'Query.handlers': ({ data }) => [
      data.users[1],
      data.organizations[2],
      data.carriers[0],
      data.users[7],
      data.organizations[7],
    ],
    'Query.window': ({ args }) => canonical(args),
    'Good.weight': ({ item, args }) => {
      const tonnes = item.values.get('tonnes') as number
      return args['unit'] === 'KILOGRAM' ? tonnes * 1000 : tonnes
    },
    'Installation.exports': stored,
    'User.purchases': stored,
    'Organization.shipments': stored,
    'Mutation.shipGood': ({ world, data, args }) =>
      new Item('ShipmentChange', `ship ${canonical(args)}`, {
        sequence: ++world.changes,
        note: canonical(args),
        shipment: data.shipments[Math.floor(fractionOf(canonical(args)) * data.shipments.length)],
      }),
    'Mutation.closeShipments': ({ world, data, args }) =>
      (args['ids'] as readonly unknown[]).map(
        (id, index) =>
          new Item('ShipmentChange', `close ${String(id)} ${index}`, {
            sequence: ++world.changes,
            note: null,
            shipment: byId(data.shipments, id),
          }),
      ),

    // calculations
    'Query.calculation': ({ data, args }) => byId(data.calculations, args['id']),
    'Query.calculations': ({ data, args }) => first(data.calculations, args),
    'Query.figures': ({ data }) => data.figures,
    'Shipment.emissions': ({ inputs }) => (typeof inputs['distance'] === 'number' ? inputs['distance'] * 2 : -1),
    'Shipment.breakdown': ({ inputs }) => canonical([inputs['lines'], inputs['good']]),
    'Good.factor': ({ inputs, args }) => canonical([inputs['weight'], args]),
    'Good.packagingFactor': ({ inputs }) => canonical(inputs['packaging']),
    'Good.density': ({ inputs }) => canonical([inputs['weight'], inputs['dimensions']]).length,
    'Mutation.calculate': ({ world, data, args }) =>
      new Item('CalculationChange', `calculate ${canonical(args)}`, {
        sequence: ++world.changes,
        calculation: data.calculations[Math.floor(fractionOf(canonical(args)) * data.calculations.length)],
      }),

    // evidence
    'Query.evidence': ({ data, args }) =>
      first([data.reports[0], data.photos[0], data.drafts[0], data.reports[4], data.photos[2]], args),
    'Query.media': ({ data }) => [data.photos[1], data.clips[0], data.reports[1], data.clips[1]],
    'Query.anyMedia': ({ data }) => [data.clips[2], data.reports[2], data.photos[3]],
    'Query.report': ({ data, args }) => byId(data.reports, args['id']),
    'Query.search': ({ data }) => [
      data.reports[3],
      data.goods[2],
      data.organizations[4],
      data.photos[4],
      data.goods[6],
    ],
    'Good.proofs': stored,
    'Shipment.tax': ({ inputs, args }) => canonical([inputs['emissions'], args]),

    // notes
    'Query.remarkedParties': ({ data, args }) =>
      first([data.users[4], data.organizations[0], data.users[6], data.organizations[6]], args),
    'Query.remarked': ({ data, args }) => byId([...data.organizations.slice(0, 7), ...data.users], args['id']),
    'Query.noted': ({ data }) => [data.reports[5], data.photos[5], data.reports[6]],
    'Party.remark': ({ item, args }) => `${String(args['tone'])} about ${item.id}`,
    'Party.greeting': ({ inputs }) => `Dear ${canonical(inputs['name'])}`,
    'Mutation.remark': ({ world, data, args }) =>
      new Item('RemarkChange', `remark ${canonical(args)}`, {
        sequence: ++world.changes,
        text: canonical(args),
        party: byId([...data.organizations.slice(0, 7), ...data.users], args['party']),
      }),
  } satisfies Record<string, Definition>),
)
