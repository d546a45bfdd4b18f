import type { Then } from './graphql-front.ts'

type Flight = { readonly waiting: Set<Then>; abandon: () => void }

/** Lets identical requests of one identity that come at the same time share one execution. Only for queries. */
export class InboundFlights {
  readonly #flights = new Map<string, Flight>()

  /** @returns how one of them leaves; the last one takes the execution with it */
  join(identity: string, body: Buffer, perform: (then: Then) => () => void, then: Then): () => void {
    const key = `${identity}\n${body.toString('latin1')}`
    const known = this.#flights.get(key)
    const flight: Flight = known ?? { waiting: new Set(), abandon: () => undefined }
    flight.waiting.add(then)
    if (!known) {
      this.#flights.set(key, flight)
      flight.abandon = perform((result) => {
        this.#flights.delete(key)
        for (const one of flight.waiting) one(result)
        flight.waiting.clear()
      })
    }
    return () => {
      if (!flight.waiting.delete(then) || flight.waiting.size > 0) return
      this.#flights.delete(key)
      flight.abandon()
    }
  }
}
