import { embeddedEmissionsCalculated } from '@greenlang/events/emissions-calculated.ts'
import type { SubgraphParts } from '@greenlang/graphql/start-subgraph.ts'
import { consume } from '@greenlang/messaging/inbox.ts'
import { takeFigure } from '../features/inbound-figures/take-figure.ts'
import type { Reference } from '../reference/reference.ts'

/** cbam calculated the emissions embedded in a year's imports: context beside category 1, never added to it. */
export function listenToEmbeddedEmissions(
  { bus, em }: SubgraphParts,
  reference: Reference,
  now: () => Date,
): Promise<void> {
  return consume(bus, em, {
    service: 'csrd',
    contract: embeddedEmissionsCalculated,
    effect: (transaction, data, { id: eventId, orgid: organizationId }) =>
      takeFigure(transaction, { organizationId, sourceApp: 'cbam', eventId, unit: 't CO2e', data }, reference, now()),
  })
}
