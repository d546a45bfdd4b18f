import type { Service } from '@greenlang/kernel/services.ts'
import { everyOrganization, type EventContract, type Exchange } from './contract.ts'
import { embeddedEmissionsCalculated, scope3Calculated } from './emissions-calculated.ts'

/** A queue that keeps the events of one type for one service, whether the service runs or not. */
export type DurableQueue = { readonly queue: string; readonly exchange: Exchange; readonly pattern: string }

/** The queue of a service for one type of event: `q.{service}.{type}`. */
export function queueOf(service: Service, contract: EventContract<never>): DurableQueue {
  return { queue: `q.${service}.${contract.type}`, exchange: contract.exchange, pattern: everyOrganization(contract) }
}

/**
 * Which service takes which events. Everybody who connects to the broker declares all of these queues, so that no event is lost because the
 * service that takes it has never been started.
 */
export const durableQueues: readonly DurableQueue[] = [
  queueOf('csrd', scope3Calculated as EventContract<never>),
  queueOf('csrd', embeddedEmissionsCalculated as EventContract<never>),
]
