import { defineEntity, p } from '@mikro-orm/core'
import { publicId } from '@greenlang/kernel/id.ts'
import type { FrameworkVersionName } from '../../domain/framework-version.ts'
import { isEditable } from '../../domain/report-state.ts'
import type { ReportState } from '../../domain/report-state.ts'
import { ReportNotEditable } from './errors.ts'

const ReportSchema = defineEntity({
  name: 'Report',
  tableName: 'reports',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    year: p.integer(),
    frameworkVersion: p.string().$type<FrameworkVersionName>(),
    chosenBy: p.uuid().nullable(),
    state: p.string().$type<ReportState>(),
    version: p.integer(),
    createdAt: p.datetime(),
  },
})

/** The report of a financial year. What it says stands in its values. */
export class Report extends ReportSchema.class {
  get publicId(): string {
    return publicId('rep', this.id)
  }

  /** @throws {ReportNotEditable} if it is not a draft */
  assertEditable(): void {
    if (!isEditable(this.state)) throw new ReportNotEditable(this.publicId, this.state)
  }
}
ReportSchema.setClass(Report)
