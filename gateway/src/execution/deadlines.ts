import { CoarseTimer } from '../transport/coarse-timer.ts'

type Waiting = { readonly deadline: number; readonly act: () => void }

const waiting = new Set<Waiting>()
const timer = new CoarseTimer((now) => {
  for (const one of waiting) {
    if (one.deadline > now) continue
    waiting.delete(one)
    one.act()
  }
  return waiting.size > 0
})

/**
 * Acts soon after a moment of `performance.now()`.
 * @returns how to prevent it
 */
export function atDeadline(deadline: number, act: () => void): () => void {
  const one = { deadline, act }
  waiting.add(one)
  timer.wake()
  return () => void waiting.delete(one)
}
