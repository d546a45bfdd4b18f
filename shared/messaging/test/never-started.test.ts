import { expect, it } from '@jest/globals'
import { newUuid } from '@greenlang/kernel/id.ts'
import { newEvent, type EventContract, type EventEnvelope } from '@greenlang/events/contract.ts'
import { queueOf } from '@greenlang/events/consumers.ts'
import { embeddedEmissionsCalculated } from '@greenlang/events/emissions-calculated.ts'
import { describeWith } from '../../../test/harness/describe-with.ts'
import { eventually } from '../../../test/harness/eventually.ts'
import { RabbitBus } from '../src/rabbit-bus.ts'

const contract = embeddedEmissionsCalculated as EventContract<never>
const data = {
  calculationId: 'clc_1',
  year: 2026,
  version: 1,
  netMassTonnes: '1',
  embeddedTonnesCO2e: '1',
  certificates: '1',
  lineCount: 1,
  sectors: [],
  provisional: false,
  calculatedAt: '2026-11-22T08:00:00.000Z',
}

describeWith('rabbitmq', 'a service that has never been started', (url) => {
  it('given an event is told, and heard by a listener, before it starts, then it takes the event at its first start', async () => {
    const settings = {
      url,
      namespace: `test-${newUuid()}.`,
      queues: [queueOf('csrd', contract)],
      onDeadLetter: () => undefined,
      onConnection: () => undefined,
    }
    const teller = await RabbitBus.connect(settings)
    const gateway = await RabbitBus.connect(settings)
    await gateway.listen({ exchange: contract.exchange, pattern: '#', listener: () => undefined })
    const event = newEvent(embeddedEmissionsCalculated, data, {
      organizationId: newUuid(),
      correlationId: 'test',
      now: new Date(),
    })
    await teller.publish(contract.exchange, event)

    const csrd = await RabbitBus.connect(settings)
    const taken: EventEnvelope[] = []
    await csrd.subscribe({ ...queueOf('csrd', contract), handler: async (news) => void taken.push(news) })
    await eventually(async () => expect(taken).toEqual([event]))
    await csrd.dropNamespace()
    for (const bus of [teller, gateway, csrd]) await bus.close()
  })
})
