/** A step of a path that keeps the objects of one of these types. */
export function typeStep(types: readonly string[]): string {
  return types.length === 1 ? `... on ${types[0]}` : `|[${types.join(',')}]`
}
