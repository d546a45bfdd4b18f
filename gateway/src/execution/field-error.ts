/** Where in the response: response keys and list indexes. */
export type ResponsePath = readonly (string | number)[]

/** An error of an answer, before it is presented to the client. */
export type FieldError = {
  readonly message: string
  readonly path?: ResponsePath | undefined
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
  /** What happened inside; never shown. */
  readonly originalError?: unknown
}
