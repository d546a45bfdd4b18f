import { defineEntity, p } from '@mikro-orm/core'
import type { embeddedEmissionsCalculated, scope3Calculated } from '@greenlang/events/emissions-calculated.ts'
import { tonnesCO2e } from '@greenlang/kernel/quantity.ts'
import type { EventProvenance } from '../../domain/data-point-value.ts'
import type { ImportedEmissions, Scope3Inventory } from '../../domain/inbound-figure.ts'
import { calendarYear } from '../../domain/reporting-period.ts'

export type Scope3Calculated = ReturnType<typeof scope3Calculated.data.parse>
export type EmbeddedEmissionsCalculated = ReturnType<typeof embeddedEmissionsCalculated.data.parse>
export type SourceApp = EventProvenance['sourceApp']

const InboundFigureSchema = defineEntity({
  name: 'InboundFigure',
  tableName: 'inbound_figures',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    sourceApp: p.string().$type<SourceApp>(),
    eventId: p.string(),
    calculationId: p.string(),
    year: p.integer(),
    version: p.integer(),
    unit: p.string(),
    payload: p.json<Scope3Calculated | EmbeddedEmissionsCalculated>(),
    calculatedAt: p.datetime(),
    receivedAt: p.datetime(),
  },
})

/** What another module calculated, as its event told it. It never changes. */
export class InboundFigure extends InboundFigureSchema.class {
  /** The data of the event, if vcci told it. */
  scope3(): Scope3Calculated {
    return this.payload as Scope3Calculated
  }

  /** The data of the event, if cbam told it. */
  embedded(): EmbeddedEmissionsCalculated {
    return this.payload as EmbeddedEmissionsCalculated
  }

  provenance(): EventProvenance {
    const { sourceApp, eventId, calculationId, version, unit } = this
    const isScope3 = sourceApp === 'vcci'
    return {
      kind: 'EVENT',
      sourceApp,
      eventId,
      calculationId,
      version,
      period: calendarYear(this.year),
      boundary: null, // the contracts do not tell it
      unit,
      calculatedAt: this.calculatedAt.toISOString(),
      gwpSet: isScope3 ? this.scope3().gwp : null,
      factorSets: isScope3 ? this.scope3().factorSets : [],
    }
  }

  inventory(): Scope3Inventory {
    const { totalKgCO2e, biogenicKgCO2, primaryDataShare, categories } = this.scope3()
    return {
      provenance: this.provenance(),
      total: totalKgCO2e,
      biogenicCO2: biogenicKgCO2,
      primaryDataShare,
      categories: categories.map(({ category, kgCO2e, dataQualityTier }) => ({
        category,
        emissions: kgCO2e,
        dataQualityTier,
      })),
    }
  }

  imports(): ImportedEmissions {
    const { embeddedTonnesCO2e, netMassTonnes, provisional } = this.embedded()
    return {
      provenance: this.provenance(),
      embeddedEmissions: tonnesCO2e(embeddedTonnesCO2e),
      netMass: netMassTonnes,
      provisional,
    }
  }
}
InboundFigureSchema.setClass(InboundFigure)
