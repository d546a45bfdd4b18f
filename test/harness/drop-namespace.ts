import { durableQueues } from '@greenlang/events/consumers.ts'
import { RabbitBus } from '@greenlang/messaging/rabbit-bus.ts'

/** Removes what a platform of a test left on the broker. */
export async function dropNamespace(url: string, namespace: string): Promise<void> {
  const ignore = () => undefined
  const broker = await RabbitBus.connect({
    url,
    namespace,
    queues: durableQueues,
    onDeadLetter: ignore,
    onConnection: ignore,
  })
  await broker.dropNamespace()
  await broker.close()
}
