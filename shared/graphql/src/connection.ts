import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** Arguments of a Relay connection that reads forward. */
export type PageArguments = { first: number; after?: string | null | undefined }

export type Connection<Node> = {
  edges: { cursor: string; node: Node }[]
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** A page that cannot be: its size or its place. */
class BadPage extends DomainError {
  constructor(message: string) {
    super('BAD_USER_INPUT', message)
  }
}

/** How many rows to ask for: one more than the page, to know whether another follows. @throws if `first` is not 1 to 100 */
export function pageLimit({ first }: PageArguments): number {
  if (!Number.isInteger(first) || first < 1 || first > 100)
    throw new BadPage(`first must be 1 to 100, but it is ${first}.`)
  return first + 1
}

/** The sort key behind an `after` cursor, or null for the first page. @throws if it is not one that we gave */
export function keyAfter({ after }: PageArguments): string[] | null {
  if (after === null || after === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString())
    if (Array.isArray(key) && key.every((part) => typeof part === 'string')) return key
  } catch {
    /* not ours */
  }
  throw new BadPage('after is not a cursor of this list. Take endCursor of the page before.')
}

/** A page from up to `first + 1` rows in order. */
export function connection<Node>(
  rows: readonly Node[],
  { first }: PageArguments,
  keyOf: (node: Node) => string[],
): Connection<Node> {
  const nodes = rows.slice(0, first)
  const edges = nodes.map((node) => ({ node, cursor: Buffer.from(JSON.stringify(keyOf(node))).toString('base64url') }))
  return { edges, nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } }
}
