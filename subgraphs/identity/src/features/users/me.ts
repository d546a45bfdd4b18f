/** The person who asks. */
export type Me = { readonly userId: string }
