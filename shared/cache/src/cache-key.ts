import type { Service } from '@greenlang/kernel/services.ts'

declare const key: unique symbol

/** A key that names its service and its organization. Only {@link cacheKey} makes one. */
export type CacheKey = string & { readonly [key]: true }

/** Who keeps things in the cache. On a shared Redis each may be held to the keys that begin with its name. */
export type CacheOwner = Service | 'gateway'

/**
 * The key of one thing of one organization: `{owner}:{bytes}:{organization}:{bytes}:{part}…`. Each part carries its length,
 * so that no two lists of parts give the same key, whatever they contain.
 */
export function cacheKey(owner: CacheOwner, organizationId: string, ...parts: readonly string[]): CacheKey {
  const measured = [organizationId, ...parts].map((part) => `:${Buffer.byteLength(part)}:${part}`)
  return `${owner}${measured.join('')}` as CacheKey
}
