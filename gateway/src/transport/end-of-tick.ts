/** Something that has collected what it will write. */
export type Flushable = { flush(): void }

let waiting: Flushable[] = []

/**
 * Has it written once everything that has arrived with this tick is read. A process that was woken by the first write finds the others; writes
 * between reads would each wake it anew, which costs more than the write.
 */
export function flushAtEndOfTick(flushable: Flushable): void {
  if (waiting.push(flushable) === 1) setImmediate(flushAll)
}

function flushAll(): void {
  const flushables = waiting
  waiting = []
  for (const flushable of flushables) flushable.flush()
}
