import type { ExpectedKey, Position, PositionField, Positions, SlicedFetch } from './positions.ts'

/** A stretch of a service's answer that goes into the response as it is: neighbouring fields, written in the response's order. */
export type Run = {
  readonly slot: string
  readonly fetch: SlicedFetch
  readonly fields: readonly PositionField[]
  /** Whether it begins with the brace or comma before it, which the response wants there too. */
  readonly hasStart: boolean
  /** Whether it ends with the brace behind it, with which the response's object ends too. */
  readonly hasEnd: boolean
}

type OpenRun = Omit<Run, 'fields' | 'hasEnd'> & { readonly fields: PositionField[]; hasEnd: boolean }

/** What the response writes at a position, in order. */
export type Part =
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'run'; readonly run: Run }
  /** Objects that several fetches fill, or that representations are made of. */
  | { readonly kind: 'objects'; readonly field: PositionField; readonly slot: string }

/** What is kept of the objects at a position, each under a slot of its own. */
export type PositionLayout = {
  readonly position: Position
  readonly parts: readonly Part[]
  /** The slot of each key that representations need. */
  readonly captured: ReadonlyMap<string, string>
  readonly slots: readonly string[]
}

/** Decides for each position what stays together as bytes and what is told apart. */
export function layouts({ positions, fetches }: Positions): ReadonlyMap<Position, PositionLayout> {
  const expectedAt = expectedKeys(fetches)
  const isClosed = closedFields(expectedAt)
  return new Map(positions.map((position) => [position, layout(position, expectedAt, isClosed)]))
}

type ExpectedAt = (position: Position, fetch: SlicedFetch) => readonly ExpectedKey[]

function layout(
  position: Position,
  expectedAt: ExpectedAt,
  isClosed: (field: PositionField) => boolean,
): PositionLayout {
  const parts: Part[] = []
  const slots: string[] = []
  const newSlot = (letter: string) => {
    slots.push(`${letter}${slots.length}`)
    return slots.at(-1)!
  }
  let open: { run: OpenRun; last: number } | null = null
  for (const field of position.fields.values()) {
    const { provider } = field
    if (provider === null) {
      parts.push({ kind: 'constant', text: `${JSON.stringify(field.key)}:${JSON.stringify(position.type.name)}` })
      open = null
    } else if (!isClosed(field)) {
      parts.push({ kind: 'objects', field, slot: newSlot('o') })
      open = null
    } else {
      const place = expectedAt(position, provider).findIndex(({ key }) => key === field.key)
      if (open && open.run.fetch === provider && open.last + 1 === place) {
        open.run.fields.push(field)
        open.last = place
      } else {
        const hasStart: boolean = (place === 0) === (parts.length === 0)
        open = { run: { slot: newSlot('r'), fetch: provider, fields: [field], hasStart, hasEnd: false }, last: place }
        parts.push({ kind: 'run', run: open.run })
      }
    }
  }
  if (open) open.run.hasEnd = open.last === expectedAt(position, open.run.fetch).length - 1
  const captured = new Map([...position.captured].map((key) => [key, newSlot('k')]))
  return { position, parts, captured, slots }
}

/** Where each fetch's answer has the keys of a position. */
function expectedKeys(fetches: readonly SlicedFetch[]): ExpectedAt {
  const found = new Map<SlicedFetch, Map<Position, readonly ExpectedKey[]>>()
  for (const fetch of fetches) {
    const of = new Map<Position, readonly ExpectedKey[]>()
    const walk = (position: Position, expected: readonly ExpectedKey[]) => {
      of.set(position, expected)
      for (const { field, inner } of expected) if (field?.inner) walk(field.inner, inner)
    }
    walk(fetch.position, fetch.expected)
    found.set(fetch, of)
  }
  return (position, fetch) => found.get(fetch)?.get(position) ?? []
}

/** Whether all that lies under a field comes from one fetch, just as the response writes it, and nothing in it is needed by itself. */
function closedFields(expectedAt: ExpectedAt): (field: PositionField) => boolean {
  const known = new Map<PositionField, boolean>()
  const isClosed = (field: PositionField): boolean => {
    let closed = known.get(field)
    if (closed === undefined) known.set(field, (closed = look(field)))
    return closed
  }
  const look = ({ inner, provider }: PositionField): boolean => {
    if (!inner) return true
    if (inner.isEntity || inner.captured.size > 0) return false
    const fields = [...inner.fields.values()]
    const expected = expectedAt(inner, provider!)
    return (
      fields.length === expected.length &&
      fields.every((field, index) => expected[index]!.field === field && field.provider === provider && isClosed(field))
    )
  }
  return isClosed
}
