/** One calendar year of imports of the requester's organization. */
export type Year = { readonly year: number }

/** The organization, as far as this subgraph knows it. */
export type OrganizationReference = {
  /** The id that clients see. */
  readonly id: string
}
