const numbers = (count: number) => Array.from({ length: count }, (_one, index) => index)

/** Parts that are deferred each under its own condition: Apollo makes a plan for each combination. */
export function conditionalDefers(count: number): string {
  const variables = numbers(count).map((at) => `$v${at}: Boolean!`)
  const parts = numbers(count).map(
    (at) => `... @defer(if: $v${at}, label: "l${at}") { c${at}: shippingCosts(country: "${at}") }`,
  )
  return `query (${variables.join(' ')}) { products { name ${parts.join(' ')} } }`
}

/** As many questions as one likes, each with an argument of 2 000 characters. */
export function longArguments(count: number): string {
  const field = (at: number) => `c${at}: shippingCosts(country: "${String(at).repeat(2_000).slice(0, 2_000)}")`
  return `{ products { ${numbers(count).map(field).join(' ')} } }`
}

/** Fragments that name the next one twice: 2 to the power of `depth` selections in a few bytes. */
export function fragmentTree(depth: number): string {
  const fragments = numbers(depth).map((at) => {
    const next = `{ medium { ...F${at + 1} } }`
    return `fragment F${at} on Medium { ${at === depth - 1 ? 'id' : `a${at}: reviews ${next} b${at}: reviews ${next}`} }`
  })
  return `{ media { ...F0 } } ${fragments.join(' ')}`
}

/** One name below two types with other arguments: Hive's planner ends its process. */
export const twoTypesWithOtherArguments = `{ shelves {
  ... on New { products { parcels(weight: 1) } }
  ... on Used { products { parcels(weight: 2) } } } }`
