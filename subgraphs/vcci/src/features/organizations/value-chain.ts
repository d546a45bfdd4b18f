/** The requester's organization, as the graph names it. */
export type OrganizationReference = { readonly id: string }

/** The value chain of the requester's organization in a year. */
export type ValueChainYear = { readonly year: number }
