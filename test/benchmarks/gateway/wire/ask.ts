import type { GraphRequest } from '../graph/graph.ts'

/** What a gateway says to one request. @throws if it is no GraphQL answer */
export async function ask(
  port: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly data?: unknown; readonly errors?: readonly unknown[] }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  try {
    return JSON.parse(text) as { data?: unknown; errors?: readonly unknown[] }
  } catch {
    throw new Error(`HTTP ${response.status}, and the body is no JSON: ${text.slice(0, 200)}`)
  }
}

export const bodyOf = (request: GraphRequest): string => JSON.stringify(request)
