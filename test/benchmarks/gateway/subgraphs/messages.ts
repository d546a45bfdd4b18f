/** What the bench tells a process of prepared subgraphs; it answers with what it has counted. */
export type SubgraphsTold = { readonly delayMs: number }

export type SubgraphsSay =
  | { readonly kind: 'ready'; readonly ports: Readonly<Record<string, number>> }
  /** Calls since the start. */
  | { readonly kind: 'counted'; readonly calls: number }
