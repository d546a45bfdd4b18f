import { newEvent, type EventEnvelope } from '@greenlang/events/contract.ts'
import { embeddedEmissionsCalculated } from '@greenlang/events/emissions-calculated.ts'
import { newUuid } from '@greenlang/kernel/id.ts'

/** News of cbam about the year 2026; the version tells one event from another. */
export function news(version: number, organizationId = newUuid()): EventEnvelope<{ version: number }> {
  const now = new Date('2026-11-22T08:00:00Z')
  const figures = { netMassTonnes: '1000', embeddedTonnesCO2e: '850', certificates: '850' }
  const data = {
    ...figures,
    calculationId: `clc_${version}`,
    year: 2026,
    version,
    lineCount: 1,
    sectors: [],
    provisional: true,
  }
  const occasion = { organizationId, correlationId: 'test', now }
  return newEvent(embeddedEmissionsCalculated, { ...data, calculatedAt: now.toISOString() }, occasion)
}

export const versionOf = (event: EventEnvelope): number => (event.data as { version: number }).version

export const oneTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

export const ascending = (one: number, other: number): number => one - other
