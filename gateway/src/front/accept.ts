/** Which form of an answer a client takes. */
export type Accepted = {
  /** The content type of an answer in one piece; null if the client takes none. */
  readonly whole: string | null
  /** How it takes an answer in parts; null if it does not. */
  readonly parts: PartFraming | null
}

/** Parts of an answer as those of a MIME message, or as server-sent events by the protocol graphql-sse. */
export type PartFraming = 'multipart' | 'events'

const json = 'application/json; charset=utf-8'
const graphqlJson = 'application/graphql-response+json; charset=utf-8'

type Range = {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
  readonly quality: number
}

const known = new Map<string | undefined, Accepted>([
  [undefined, { whole: json, parts: null }],
  ['*/*', { whole: json, parts: null }],
  ['application/json', { whole: json, parts: null }],
  ['application/graphql-response+json', { whole: graphqlJson, parts: null }],
])
const mostKnown = 200

/** Reads the header `accept`. Parts are only sent to who names them. */
export function accepted(accept: string | undefined): Accepted {
  const before = known.get(accept)
  if (before) return before
  const ranges = accept!.split(',').map(readRange)
  const read = { whole: preferredWhole(ranges), parts: preferredParts(ranges) }
  if (known.size < mostKnown && accept!.length < 500) known.set(accept, read)
  return read
}

function readRange(text: string): Range {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim())
  const parameters = new Map(
    rest.map((parameter) => {
      const [name = '', value = ''] = parameter.split('=', 2).map((part) => part.trim())
      return [name.toLowerCase(), value.replace(/^"(.*)"$/, '$1').toLowerCase()] as const
    }),
  )
  const quality = Number(parameters.get('q') ?? 1)
  parameters.delete('q')
  return { type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 0 : quality }
}

/** The one that the client likes best; of those it likes alike, the one it names more exactly, then first. */
function preferredWhole(ranges: readonly Range[]): string | null {
  const offers = [json, graphqlJson].flatMap((offer) => {
    const type = offer.slice(0, offer.indexOf(';'))
    const fits = ranges
      .map((range, order) => ({ range, order, exactness: exactness(range, type) }))
      .filter((fit) => fit.exactness > 0)
      .sort((one, other) => other.exactness - one.exactness || one.order - other.order)
    const [best] = fits
    return best && best.range.quality > 0 ? { offer, ...best } : []
  })
  offers.sort(
    (one, other) =>
      other.range.quality - one.range.quality || other.exactness - one.exactness || one.order - other.order,
  )
  return offers[0]?.offer ?? null
}

/** 0 if a range does not hold the type. */
function exactness({ type, parameters }: Range, offered: string): number {
  for (const [name, value] of parameters) if (name !== 'charset' || value !== 'utf-8') return 0
  if (type === offered) return 3 + parameters.size
  if (type === 'application/*') return 2
  return type === '*/*' ? 1 : 0
}

function preferredParts(ranges: readonly Range[]): PartFraming | null {
  const best = (holds: (range: Range) => boolean) => Math.max(0, ...ranges.filter(holds).map(({ quality }) => quality))
  const multipart = best(isOurMultipart)
  const events = best(({ type }) => type === 'text/event-stream')
  if (multipart === 0 && events === 0) return null
  return multipart >= events ? 'multipart' : 'events'
}

/** The format of 2022-08-24, which clients that do not say another one take as well. */
function isOurMultipart({ type, parameters }: Range): boolean {
  if (type !== 'multipart/mixed') return false
  const format = parameters.get('deferspec')
  return format === undefined ? ![...parameters.keys()].some((name) => name.endsWith('spec')) : format === '20220824'
}
