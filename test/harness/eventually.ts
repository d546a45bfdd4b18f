import { setTimeout as sleep } from 'node:timers/promises'

/** Runs what must become true until it does, for 20 s at most; then it fails with the last reason. */
export async function eventually(assertion: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + 20_000; ; await sleep(100)) {
    try {
      return await assertion()
    } catch (cause) {
      if (Date.now() > deadline) throw cause
    }
  }
}
