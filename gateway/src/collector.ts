import { setFlagsFromString } from 'node:v8'

/**
 * Sets V8's collector up for what dies with its request.
 *
 * It keeps V8 from putting young objects among the old ones by guess. It does so where objects outlived a few collections, as those of requests
 * do under load; from there each dead request keeps alive what it points to, and that what comes after it, until the next full collection.
 * Measured on a deep query with 8 requests at once: 40 % less CPU and a third less memory without it.
 */
export function collectYoungObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring')
  // What survives is little: threads that share the work cost more than the work.
  setFlagsFromString('--no-parallel-scavenge')
}
