import type { EntityManager } from '@mikro-orm/postgresql'
import { newUuid } from '@greenlang/kernel/id.ts'
import { defaultVersion } from '../../domain/framework-version.ts'
import type { Reference } from '../../reference/reference.ts'
import { ReportDraft } from '../reports/report-draft.ts'
import { InboundFigure } from './inbound-figure.entity.ts'
import type { EmbeddedEmissionsCalculated, Scope3Calculated, SourceApp } from './inbound-figure.entity.ts'

type Told = {
  readonly organizationId: string
  readonly sourceApp: SourceApp
  readonly eventId: string
  readonly unit: string
  readonly data: Scope3Calculated | EmbeddedEmissionsCalculated
}

/**
 * Keeps what another module calculated, and takes it over into the draft of its year, which is made if there is none. For a
 * year before the standards there is no report: the figure is kept and shown by itself.
 */
export async function takeFigure(em: EntityManager, told: Told, reference: Reference, now: Date): Promise<void> {
  const { organizationId, sourceApp, eventId, unit, data } = told
  const figure = em.create(InboundFigure, {
    orgId: organizationId,
    id: newUuid(now.getTime()),
    sourceApp,
    eventId,
    calculationId: data.calculationId,
    year: data.year,
    version: data.version,
    unit,
    payload: data,
    calculatedAt: new Date(data.calculatedAt),
    receivedAt: now,
  })
  await em.flush()
  const version = defaultVersion(data.year, reference.versions)
  if (!version) return
  const draft = await ReportDraft.ofYear(em, { organizationId, year: data.year, version }, reference, now)
  await draft.adopt(figure)
}
