import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { CacheKey } from './cache-key.ts'

/**
 * Keeps texts for a while: in one process, or in Redis. Both pass one suite of tests. What it keeps is a copy of something
 * that can be had again: reading may miss at any time, and neither reading nor writing ever fails.
 */
export interface Cache {
  /** The text, or null if there is none any more. */
  get(key: CacheKey): Promise<string | null>
  /** Keeps a text for a time; a time of 0 ms or less forgets the key. */
  set(key: CacheKey, value: string, ttlMs: number): Promise<void>
  /** Forgets a key. If the server cannot be reached, the text stays until its time is over. */
  delete(key: CacheKey): Promise<void>
  /**
   * Adds one and gives the new count. The time begins with the first count and is not prolonged by later ones.
   * @throws {CacheDidNotCount} so that the caller decides what an unknown count means
   */
  increment(key: CacheKey, ttlMs: number): Promise<number>
  /** Whether it answers just now. */
  healthy(): Promise<boolean>
  close(): Promise<void>
}

/** The cache could not count. */
export class CacheDidNotCount extends DomainError {
  constructor(reason: string) {
    super('CACHE_DID_NOT_COUNT', `The cache could not count (${reason}). Try again in a moment.`)
  }
}

/** The cache cannot be reached at start. */
export class CacheNotReachable extends DomainError {
  constructor(reason: string) {
    super(
      'CACHE_NOT_REACHABLE',
      `Redis cannot be reached (${reason}). Start it, correct REDIS_URL, or leave REDIS_URL unset for the cache in the process.`,
    )
  }
}
