const slabBytes = 128 * 1024
/** Larger answers get memory of their own. */
const largestShared = slabBytes / 8

let slab = Buffer.allocUnsafeSlow(slabBytes)
let used = 0

/**
 * A copy that outlives the buffer into which sockets read. Answers share larger pieces of memory: one piece for each would cost the
 * collector more than the answer does.
 */
export function keptCopy(bytes: Buffer, start: number, end: number): Buffer {
  const length = end - start
  if (length > largestShared) {
    const own = Buffer.allocUnsafeSlow(length)
    bytes.copy(own, 0, start, end)
    return own
  }
  if (used + length > slabBytes) {
    slab = Buffer.allocUnsafeSlow(slabBytes)
    used = 0
  }
  const copy = slab.subarray(used, used + length)
  bytes.copy(copy, 0, start, end)
  used += length
  return copy
}
