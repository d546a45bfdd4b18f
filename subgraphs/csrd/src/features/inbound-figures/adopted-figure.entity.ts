import { defineEntity, p } from '@mikro-orm/core'
import type { SourceApp } from './inbound-figure.entity.ts'

const AdoptedFigureSchema = defineEntity({
  name: 'AdoptedFigure',
  tableName: 'adopted_figures',
  properties: {
    orgId: p.uuid().primary(),
    reportId: p.uuid().primary(),
    sourceApp: p.string().$type<SourceApp>().primary(),
    version: p.integer().primary(),
    figureId: p.uuid(),
    adoptedAt: p.datetime(),
  },
})

/** That a report took an inbound figure over. It rests on the highest version of each module. */
export class AdoptedFigure extends AdoptedFigureSchema.class {}
AdoptedFigureSchema.setClass(AdoptedFigure)
