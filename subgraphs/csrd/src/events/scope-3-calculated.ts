import { scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import type { SubgraphParts } from '@greenlang/graphql/start-subgraph.ts'
import { consume } from '@greenlang/messaging/inbox.ts'
import { takeFigure } from '../features/inbound-figures/take-figure.ts'
import type { Reference } from '../reference/reference.ts'

/** vcci calculated the Scope 3 inventory of a year: it fills the draft of that year. */
export function listenToScope3({ bus, em }: SubgraphParts, reference: Reference, now: () => Date): Promise<void> {
  return consume(bus, em, {
    service: 'csrd',
    contract: scope3Calculated,
    effect: (transaction, data, { id: eventId, orgid: organizationId }) =>
      takeFigure(transaction, { organizationId, sourceApp: 'vcci', eventId, unit: 'kg CO2e', data }, reference, now()),
  })
}
