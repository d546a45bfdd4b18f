import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** Weaviate is set and does not answer at start. */
export class WeaviateNotReachable extends DomainError {
  constructor(url: string) {
    super(
      'WEAVIATE_NOT_REACHABLE',
      `Weaviate does not answer at ${new URL(url).host}. Start it, correct WEAVIATE_URL, or leave WEAVIATE_URL unset.`,
    )
  }
}

/** Whether a Weaviate server is ready. Nothing depends on it yet: search is not built. */
export const weaviateCheck = (url: string) => async (): Promise<boolean> => {
  const answer = await fetch(new URL('/v1/.well-known/ready', url), { signal: AbortSignal.timeout(2_000) })
  return answer.ok
}

/** @throws {WeaviateNotReachable} */
export async function requireWeaviate(url: string): Promise<void> {
  const ready = await weaviateCheck(url)().catch(() => false)
  if (!ready) throw new WeaviateNotReachable(url)
}
