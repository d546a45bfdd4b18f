/** An organization that another subgraph knows more of. */
export type OrganizationReference = { readonly id: string }

/** A calendar year in which a financial year begins. */
export type Year = { readonly year: number }
