import { Random } from './random.ts'

/** An object of the graph: an entity, or a part of one. */
export class Item {
  readonly type: string
  /** Tells it apart from all others of its type; parts carry their owner's. */
  readonly id: string
  /** A map, because fields may be called `constructor`. */
  readonly values: Map<string, unknown>
  /** Subgraphs that do not know this entity. */
  readonly absentFrom = new Set<string>()

  constructor(type: string, id: string, values: Record<string, unknown>) {
    this.type = type
    this.id = id
    this.values = new Map(Object.entries(values))
  }
}

/** Everything that the graph can tell, the same for the same seed. */
export type DataSet = {
  readonly seed: number
  readonly organizations: readonly Item[]
  readonly users: readonly Item[]
  readonly robots: readonly Item[]
  readonly installations: readonly Item[]
  readonly depots: readonly Item[]
  readonly goods: readonly Item[]
  readonly shipments: readonly Item[]
  readonly carriers: readonly Item[]
  readonly consignments: readonly Item[]
  readonly batches: readonly Item[]
  readonly calculations: readonly Item[]
  readonly reports: readonly Item[]
  readonly photos: readonly Item[]
  readonly clips: readonly Item[]
  readonly drafts: readonly Item[]
  readonly remarks: readonly Item[]
  readonly figures: Item
  readonly byType: ReadonlyMap<string, readonly Item[]>
}

/** Texts that break scanners. */
const oddTexts = [
  'steel',
  '',
  'Zürich – Größe 5 µm',
  '日本の鉄鋼',
  'emoji 🏭🚢',
  'quote " backslash \\ slash /',
  'line\nbreak\ttab\r\b\f',
  'separator \u2028 and \u2029',
  'lone \ud83d high',
  'lone \udc00 low',
  'null \u0000 bell \u0007 delete \u007f',
  '{"looks":"like","json":[1,2]}',
  'ends with \\',
  '}],"',
  '__proto__',
  'á combining',
  'é latin-1 ÿ',
]
const oddJson: readonly (() => unknown)[] = [
  () => ({ b: 1, a: [true, null, { c: 'ü' }], '': '' }),
  () => [1, [2, [3, []]], {}],
  () => 'only text',
  () => 12.5,
  () => false,
  () =>
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "10": 1, "2": 2}'),
  () => ({ __typename: 'NotAType', id: 'x', nested: { '"': '\\', '\u2028': '\ud83d' } }),
  () => ({}),
  () => [],
]
const longs = [0, -1, 42, 2 ** 31, -(2 ** 40), 9007199254740991, 2 ** 53 + 2, 1e21]
const floats = [0, -0.5, 1, 1.25, 1e-7, 123456789.125, 1e21, -3, 5e-324, 100]
const decimals = ['0', '0.10', '-12.5000', '99999999999999999999.99']

/** Makes the data of one world. */
export function createDataSet(seed: number): DataSet {
  const random = new Random(seed)
  const text = () => (random.chance(0.5) ? random.pick(['cement', 'iron', 'urea', 'hydrogen']) : random.pick(oddTexts))
  const json = () => random.pick(oddJson)()
  const many = (count: number, make: (index: number) => Item) =>
    Array.from({ length: count }, (_, index) => make(index))
  const part = (owner: string, type: string, values: Record<string, unknown>) =>
    new Item(type, `${owner}/${type}${random.integer(1_000_000)}`, values)
  const list = <T>(most: number, make: () => T): T[] => Array.from({ length: random.integer(most + 1) }, make)
  const set = (item: Item, values: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(values)) item.values.set(name, value)
  }

  const address = (owner: string) => part(owner, 'Address', { street: text(), city: text(), lines: list(3, text) })
  const location = (owner: string) =>
    part(owner, 'Location', {
      latitude: random.pick(floats),
      longitude: random.pick(floats),
      address: address(owner),
      grid: list(2, () => list(3, () => random.integer(9))),
    })
  const contact = (owner: string) =>
    part(owner, 'Contact', {
      email: `${owner}@example.org`,
      phones: list(2, text),
      card: json(),
      postal: address(owner),
    })
  const step = (owner: string, depth: number): Item =>
    part(owner, 'Step', {
      order: random.integer(100),
      label: text(),
      children: depth > 0 ? list(2, () => step(owner, depth - 1)) : [],
      figures: depth > 0 ? figures(owner, depth - 1) : null,
    })
  const figures = (owner: string, depth: number): Item => {
    const row = () => list(3, () => random.integer(50))
    return part(owner, 'Figures', {
      a: row(),
      b: row(),
      c: row(),
      d: row(),
      ...Object.fromEntries(['e', 'f', 'g', 'h', 'i'].map((name) => [name, list(2, row)])),
      j: list(2, () => list(2, () => list(2, () => random.chance(0.5)))),
      k: depth > 0 ? list(2, () => step(owner, depth - 1)) : [],
      l: depth > 0 ? list(2, () => step(owner, depth - 1)) : [],
      m: depth > 0 ? list(2, () => list(2, () => step(owner, depth - 1))) : [],
      n: random.pick(floats),
      o: random.pick(floats),
      p: `p${random.integer(9)}`,
      q: text(),
    })
  }

  const organizations = many(
    8,
    (index) => new Item('Organization', `o${index}`, { id: `o${index}`, code: `ORG-${index}` }),
  )
  const users = many(14, (index) => new Item('User', `u${index}`, { id: `u${index}` }))
  const robots = many(2, (index) => new Item('Robot', `r${index}`, { id: `r${index}`, name: null, contact: null }))
  const installations = many(12, (index) => {
    const country = ['TR', 'IN', 'CN'][index % 3]
    return new Item('Installation', `i${index}`, { id: `i${index}`, country, permit: `P ${index >> 1}` })
  })
  const depots = many(3, (index) => new Item('Depot', `d${index}`, { label: text(), location: location(`d${index}`) }))
  const goods = many(14, (index) => new Item('Good', `g${index}`, { id: `g${index}`, code: `72${10 + index}` }))
  const shipments = many(14, (index) => new Item('Shipment', `s${index}`, { id: `s${index}` }))
  const carriers = many(3, (index) => new Item('Carrier', `c${index}`, { name: text(), plate: `AB ${index}` }))
  const consignments = many(4, (index) => {
    const reference = new Item('Reference', `n${index}`, { series: index < 2 ? 'X' : 'ÿ"', number: index })
    return new Item('Consignment', `n${index}`, { reference })
  })
  const batches = many(4, (index) => {
    const parts = Array.from(
      { length: index },
      (_, number) => new Item('Part', `b${index}.${number}`, { number: index + number }),
    )
    return new Item('Batch', `b${index}`, { lot: `L${index >> 1}`, parts })
  })
  const calculations = many(10, (index) => new Item('Calculation', `k${index}`, { id: `k${index}` }))
  const reports = many(10, (index) => new Item('Report', `e${index}`, { id: `e${index}` }))
  const photos = many(6, (index) => new Item('Photo', `f${index}`, { id: `f${index}` }))
  const drafts = many(2, (index) => new Item('Draft', `a${index}`, { id: `a${index}`, title: null, about: null }))

  // Who is missing where. A subgraph that others are reached through knows everybody.
  const lose = (items: readonly Item[], subgraph: string, probability: number) => {
    for (const item of items) if (random.chance(probability)) item.absentFrom.add(subgraph)
  }
  for (const subgraph of ['sites', 'trade', 'evidence', 'notes']) lose(organizations, subgraph, 0.15)
  for (const subgraph of ['trade', 'notes']) lose(users, subgraph, 0.15)
  for (const subgraph of ['calculations', 'trade']) lose(installations, subgraph, 0.2)
  for (const subgraph of ['calculations', 'evidence']) lose(goods, subgraph, 0.2)
  for (const subgraph of ['calculations', 'evidence']) lose(shipments, subgraph, 0.2)
  lose([...reports, ...photos], 'notes', 0.2)
  lose(consignments, 'evidence', 0.3)
  lose(batches, 'evidence', 0.3)
  // One organization is unknown to its own subgraph, and so out of reach for those that know it by its code.
  for (const subgraph of ['identity', 'evidence']) organizations[7]!.absentFrom.add(subgraph)
  const known = organizations.slice(0, 7)

  const clips = many(
    3,
    (index) => new Item('Clip', `l${index}`, { seconds: random.pick(floats), about: random.pick(goods) }),
  )
  const media = [...photos, ...reports, ...clips]
  const evidence = [...photos, ...reports, ...drafts]
  const parties = [...known, ...users]
  const remarks = many(12, (index) => {
    const on = random.pick([...reports, ...photos])
    return new Item('Remark', `m${index}`, { text: text(), party: random.pick(parties), on })
  })

  for (const organization of organizations) {
    set(organization, {
      name: text(),
      contact: contact(organization.id),
      kind: random.pick(['IMPORTER', 'PRODUCER', 'DECLARANT', 'AUDITOR']),
      kinds: list(3, () =>
        random.pick(['IMPORTER', 'PRODUCER', 'DECLARANT', random.chance(0.2) ? 'AUDITOR' : 'PRODUCER']),
      ),
      secret: 'secret',
      parent: random.chance(0.6) ? random.pick(known) : null,
      members: random.some(users, 5),
      board: list(2, () => random.some(users, 3)),
      balance: random.pick(longs),
      audited: random.chance(0.5),
      settings: json(),
      history: list(3, json),
      installations: random.some(installations, 4),
      headquarters: random.pick(installations),
      locations: list(2, () => location(organization.id)),
      shipments: random.some(shipments, 3),
      reports: random.some(reports, 3),
    })
  }
  for (const user of users) {
    set(user, {
      name: text(),
      contact: contact(user.id),
      role: random.pick(['ADMIN', 'ANALYST', 'VIEWER']),
      organization: random.pick(known),
      deputies: random.some(users, random.integer(3)),
      manager: random.pick(users),
      constructor: text(),
      toString: random.integer(100),
      hasOwnProperty: random.chance(0.5),
      valueOf: list(3, text),
      purchases: random.some(shipments, 3),
    })
  }
  for (const party of [...organizations, ...users, ...robots]) {
    set(party, {
      remarks: party.type === 'Robot' ? [] : random.some(remarks, random.integer(3)),
      score: random.integer(10),
    })
  }
  for (const installation of installations) {
    set(installation, {
      name: text(),
      location: location(installation.id),
      capacity: random.pick(floats),
      active: random.chance(0.5),
      operator: random.pick(organizations),
      neighbours: list(2, () => random.some(installations, 2)),
      phase: random.pick(['PLANNED', 'RUNNING']),
      rating: random.integer(5),
      exports: random.some(goods, 3),
      intensity: random.pick(floats),
      calculations: random.some(calculations, 2),
      inspections: random.some(reports, 2),
    })
  }
  for (const good of goods) {
    const packaging = random.chance(0.5)
      ? part(good.id, 'Box', { material: text(), height: random.pick(floats), stackable: random.chance(0.5) })
      : part(good.id, 'Barrel', { material: text(), radius: random.pick(floats) })
    set(good, {
      title: text(),
      tonnes: random.pick(floats),
      price: random.pick(decimals),
      tags: list(3, text),
      packaging,
      dimensions: part(good.id, 'Dimensions', {
        height: random.pick(floats),
        width: random.pick(floats),
        unit: 'KILOGRAM',
      }),
      producer: random.pick(installations),
      components: random.some(goods, random.integer(3)),
      supplier: random.pick(organizations),
      proofs: random.some(evidence, 3),
    })
  }
  for (const shipment of shipments) {
    const line = () =>
      part(shipment.id, 'Line', {
        number: random.integer(100),
        mass: random.pick(floats),
        good: random.pick(goods),
        remark: text(),
      })
    set(shipment, {
      number: random.pick(longs),
      good: random.pick(goods),
      goods: random.some(goods, 3),
      buyer: random.pick(users),
      handler: random.pick([...users, ...organizations, ...carriers]),
      distance: random.pick(floats),
      lines: list(3, line),
      origin: location(shipment.id),
      route: list(2, () => list(2, () => location(shipment.id))),
      consignment: random.pick(consignments),
      sender: random.pick(organizations),
      phase: random.pick(['RUNNING', 'CLOSED']),
      calculations: random.some(calculations, 2),
      papers: random.some(evidence, 2),
    })
  }
  for (const consignment of consignments) {
    set(consignment, { shipments: random.some(shipments, 3), sealed: random.chance(0.5), seals: list(3, text) })
  }
  for (const batch of batches) set(batch, { made: text(), quality: random.integer(9) })
  for (const calculation of calculations) {
    set(calculation, {
      value: random.pick(decimals),
      steps: list(2, () => step(calculation.id, 2)),
      shipment: random.pick(shipments),
      subject: random.pick([...goods, ...installations, ...shipments]),
      subjects: list(2, () => random.some([...goods, ...installations, ...shipments], 2)),
      inputs: json(),
      figures: figures(calculation.id, 1),
    })
  }
  for (const report of reports) {
    const page = () => part(report.id, 'Page', { number: random.integer(100), text: text(), media: random.pick(media) })
    set(report, {
      title: text(),
      about: random.pick(goods),
      author: random.pick(users),
      pages: list(2, () => list(2, page)),
      attachments: random.some(evidence, 2),
      organization: random.pick(known),
      signed: random.chance(0.5),
      comments: random.some(remarks, 2),
    })
  }
  for (const photo of photos) {
    set(photo, {
      title: text(),
      about: random.pick(goods),
      pixels: random.integer(9_000),
      taken: text(),
      likes: random.integer(9),
    })
  }

  const kinds = {
    organizations,
    users,
    robots,
    installations,
    depots,
    goods,
    shipments,
    carriers,
    consignments,
    batches,
  }
  const all = { ...kinds, calculations, reports, photos, clips, drafts, remarks }
  const byType = new Map(Object.values(all).map((items) => [items[0]!.type, items]))
  byType.set('Party', [...organizations, ...users, ...robots])
  return { seed, ...all, figures: figures('root', 2), byType }
}
