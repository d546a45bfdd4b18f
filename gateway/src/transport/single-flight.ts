import { CoarseTimer } from './coarse-timer.ts'
import { SubgraphTimeout } from './subgraph-failures.ts'
import type { Caller, GiveUp, Reply, TextLink } from './subgraph-transport.ts'

/** A caller. `over` once it was answered, gave up or came to its deadline. */
type Waiting = { readonly deadline: number; readonly reply: Reply; over: boolean }

/** One call that several callers may wait for. */
type Flight = {
  readonly body: string
  readonly identity: string
  readonly waiting: Waiting[]
  /** How many of them are not over. */
  left: number
  giveUp: GiveUp
  /** Another one with the same sketch. */
  other: Flight | undefined
}

/** So many bodies that differ have the same sketch by intent only: what comes on top of them is not shared. */
const alikeAtMost = 16

/**
 * Lets identical calls that are under way at the same time share one: the same body for the same identity, and nothing
 * that changes data. All get the same bytes, which nobody writes to.
 *
 * The shared call has no deadline of its own but the service's: each caller ends at its own, and when none is left the
 * call is given up. So it lasts until the latest deadline, also that of a caller who joins later.
 */
export function singleFlight(service: string, link: TextLink): TextLink {
  const flights = new Map<number, Flight>()

  const remove = (flight: Flight) => {
    const key = sketch(flight.body)
    const first = flights.get(key)
    if (first === flight) {
      if (flight.other) flights.set(key, flight.other)
      else flights.delete(key)
      return
    }
    for (let before = first; before; before = before.other) if (before.other === flight) before.other = flight.other
  }

  const leave = (flight: Flight, waiting: Waiting) => {
    if (waiting.over) return
    waiting.over = true
    if (--flight.left > 0) return
    remove(flight)
    flight.giveUp()
  }

  const timer = new CoarseTimer((now) => {
    const late: Waiting[] = []
    for (const first of flights.values()) {
      for (let flight: Flight | undefined = first; flight; flight = flight.other) {
        for (const waiting of flight.waiting) {
          if (waiting.over || waiting.deadline > now) continue
          leave(flight, waiting)
          late.push(waiting)
        }
      }
    }
    for (const { reply } of late) reply(new SubgraphTimeout(service), null)
    return flights.size > 0
  })

  const takeOff = (key: number, body: string, { requester, identity, requestId, headers }: Caller): Flight => {
    const flight: Flight = { body, identity, waiting: [], left: 0, giveUp: () => undefined, other: flights.get(key) }
    flights.set(key, flight)
    timer.wake()
    const forAll: Caller = { requester, identity, requestId, deadline: Infinity, headers }
    flight.giveUp = link.send(body, forAll, true, (failure, answer) => {
      remove(flight)
      for (const waiting of flight.waiting) {
        if (waiting.over) continue // also one that the reply to another has made give up
        waiting.over = true
        waiting.reply(failure, answer)
      }
    })
    return flight
  }

  return {
    speaks: 'text',
    send(body, caller, repeatable, reply) {
      if (!repeatable) return link.send(body, caller, repeatable, reply)
      const key = sketch(body)
      let alike = 0
      let flight = flights.get(key)
      while (flight && (flight.identity !== caller.identity || flight.body !== body)) {
        if (++alike === alikeAtMost) return link.send(body, caller, repeatable, reply)
        flight = flight.other
      }
      const joined = flight ?? takeOff(key, body, caller)
      const waiting: Waiting = { deadline: caller.deadline, reply, over: false }
      joined.waiting.push(waiting)
      joined.left++
      return () => leave(joined, waiting)
    },
  }
}

/**
 * A number that is seldom the same for two bodies. As the key of a map the body itself would be hashed letter by letter,
 * 1 µs for each kB; this looks at its last 32 letters, where variables end, and at 32 others.
 */
function sketch(body: string): number {
  const { length } = body
  let value = length
  const nearEnd = Math.max(0, length - 32)
  for (let at = nearEnd; at < length; at++) value = (Math.imul(value, 31) + body.charCodeAt(at)) | 0
  const step = Math.max(1, nearEnd >> 5)
  for (let at = 0; at < nearEnd; at += step) value = (Math.imul(value, 31) + body.charCodeAt(at)) | 0
  return value
}
