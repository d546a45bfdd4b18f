import type { EntityManager } from '@mikro-orm/postgresql'
import { Tenant } from '@greenlang/database/tenant.ts'
import { queueOf } from '@greenlang/events/consumers.ts'
import { dataOf, type EventContract, type EventEnvelope } from '@greenlang/events/contract.ts'
import type { Service } from '@greenlang/kernel/services.ts'
import type { EventBus } from './bus.ts'

type Consumer<Data> = {
  service: Service
  contract: EventContract<Data>
  /** The effect, in the transaction that also notes the event as taken. */
  effect: (em: EntityManager, data: Data, event: EventEnvelope<Data>) => Promise<void>
}

/** Makes a service hear one kind of event, each with effect once, in the tenant of the event. */
export function consume<Data>(
  bus: EventBus,
  em: EntityManager,
  { service, contract, effect }: Consumer<Data>,
): Promise<void> {
  const handler = (event: EventEnvelope) => {
    const data = dataOf(contract, event)
    return Tenant.of(em, event.orgid).write(async (transaction) => {
      const taken = `insert into ${service}.inbox (consumer, event_id, org_id) values (?, ?, ?) on conflict do nothing returning 1 as new`
      const fresh = await transaction.execute<{ new: number }[]>(taken, [contract.type, event.id, event.orgid])
      if (fresh.length > 0) await effect(transaction, data, { ...event, data })
    })
  }
  return bus.subscribe({ ...queueOf(service, contract as EventContract<never>), handler })
}
