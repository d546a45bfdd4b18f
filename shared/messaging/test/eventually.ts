import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until a condition holds. @throws if it does not within the time, with what it was waited for */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await holds()); await sleep(20))
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}.`)
}
