/** A GraphQL request over HTTP as its body says it. */
export type GraphQLRequest = {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

/** The request if it is a plain one: a text, perhaps a name and variables, and nothing else. Null if others should look at it. */
export function plainRequest(body: unknown): GraphQLRequest | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  const { query, operationName = null, variables = null, extensions = null } = body as Record<string, unknown>
  if (typeof query !== 'string' || (operationName !== null && typeof operationName !== 'string')) return null
  if (typeof variables !== 'object' || Array.isArray(variables) || extensions !== null) return null
  return { query, operationName, variables: (variables ?? {}) as Record<string, unknown> }
}

const jsonContent = /^application\/json *(?:; *charset=utf-8)?$/i

/** Whether a body says that it is JSON, in the plain ways to say it. */
export const isJsonContent = (contentType: string | undefined): boolean =>
  contentType === 'application/json' || (contentType !== undefined && jsonContent.test(contentType))
