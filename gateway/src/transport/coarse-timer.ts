const tickMs = 50

/**
 * One timer for all deadlines of a pool: a timer per call would cost more than the rest of its bookkeeping. It runs
 * only while there is something to watch, and holds no process open.
 */
export class CoarseTimer {
  readonly #tick: (now: number) => boolean
  #timer: NodeJS.Timeout | null = null

  /** @param tick - looks at what is due; tells whether anything is left to watch */
  constructor(tick: (now: number) => boolean) {
    this.#tick = tick
  }

  /** There is something to watch. */
  wake(): void {
    if (this.#timer) return
    this.#timer = setInterval(() => {
      if (!this.#tick(performance.now())) this.stop()
    }, tickMs)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
