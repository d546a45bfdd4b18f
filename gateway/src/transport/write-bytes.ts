import type { Socket } from 'node:net'

const slabBytes = 512 * 1024

let slab = Buffer.allocUnsafeSlow(slabBytes)
/** Bytes at the beginning that sockets still hold. */
let held = 0

/**
 * Writes a text of one character per byte. Given the text itself, a socket would have it put into one piece, then copied again.
 *
 * @returns as `socket.write` does, whether more may be written at once
 */
export function writeBytes(socket: Socket, text: string): boolean {
  const { length } = text
  if (length > slabBytes - held) {
    if (length > slabBytes / 2) return socket.write(text, 'latin1')
    slab = Buffer.allocUnsafeSlow(slabBytes)
    held = 0
  }
  slab.write(text, held, 'latin1')
  const isFlushed = socket.write(slab.subarray(held, held + length))
  if (socket.writableLength > 0) held += length // it was not taken whole
  return isFlushed
}
