import { randomBytes } from 'node:crypto'
import type { DeadLetter, EventBus } from '../src/bus.ts'
import { InProcessBus } from '../src/in-process-bus.ts'
import { RabbitBus } from '../src/rabbit-bus.ts'

const queues = ['q.csrd.test', 'q.vcci.test', 'q.csrd.cbam.emissions.calculated.v1'] as const

/** The bus as one test sees it. */
export type Buses = {
  readonly letters: DeadLetter[]
  /** The bus of one process; asked again, that of a copy of the process. */
  readonly connect: () => Promise<EventBus>
  /** Closes all, and leaves nothing behind. */
  readonly drop: () => Promise<void>
}

export function inProcessBuses(): Buses {
  const letters: DeadLetter[] = []
  const bus = new InProcessBus((letter) => letters.push(letter), 20)
  return { letters, connect: () => Promise.resolve(bus), drop: () => bus.close() }
}

export function rabbitBuses(
  url: string,
  namespace = `test-${randomBytes(4).toString('hex')}.`,
): Buses & { readonly namespace: string } {
  const letters: DeadLetter[] = []
  const open: RabbitBus[] = []
  const settings = {
    namespace,
    onDeadLetter: (letter: DeadLetter) => void letters.push(letter),
    onConnection: () => undefined,
  }
  const connect = async () => {
    const bus = await RabbitBus.connect({ ...settings, url })
    open.push(bus)
    return bus
  }
  const drop = async () => {
    for (const bus of open) await bus.close()
    const last = await RabbitBus.connect({ ...settings, url })
    for (const queue of queues)
      await last.subscribe({ queue, exchange: 'cbam.events', pattern: '#', handler: () => Promise.resolve() })
    await last.dropNamespace()
    await last.close()
  }
  return { letters, connect, drop, namespace }
}
