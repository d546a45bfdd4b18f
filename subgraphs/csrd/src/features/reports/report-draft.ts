import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { audit } from '@greenlang/database/audit.ts'
import { newUuid, publicId } from '@greenlang/kernel/id.ts'
import { UnknownDataPoint } from '../../domain/data-point-value.ts'
import type { DataPointValue, Provenance } from '../../domain/data-point-value.ts'
import { derivedValues } from '../../domain/derived-values.ts'
import { enteredContent } from '../../domain/entered-value.ts'
import type { Entry } from '../../domain/entered-value.ts'
import type { FrameworkVersion } from '../../domain/framework-version.ts'
import { receive, valuesOfInventory } from '../../domain/inbound-figure.ts'
import { isEditable } from '../../domain/report-state.ts'
import type { Reference } from '../../reference/reference.ts'
import { StoredValue, storedContent } from '../data-points/stored-value.entity.ts'
import { AdoptedFigure } from '../inbound-figures/adopted-figure.entity.ts'
import { InboundFigure } from '../inbound-figures/inbound-figure.entity.ts'
import type { SourceApp } from '../inbound-figures/inbound-figure.entity.ts'
import { DataPointsNotKnown, ReportExists, ReportNotFound } from './errors.ts'
import { Report } from './report.entity.ts'

type NewReport = { readonly organizationId: string; readonly year: number; readonly version: FrameworkVersion }
type Author = { readonly actor: string; readonly enteredBy: string; readonly evidence: string | null }

const insertReport = `
  insert into csrd.reports (org_id, id, year, framework_version, state, version, created_at)
  values (?, ?, ?, ?, 'DRAFT', 1, ?) on conflict (org_id, year) do nothing`

const lastVersions = `
  select data_point_id as "dataPointId", category, max(version) as version
  from csrd.data_point_values where report_id = ? group by data_point_id, category`

/**
 * A report while it is changed: in one transaction its row is locked, values that change get an end and a successor, and what
 * follows from them is computed anew.
 */
export class ReportDraft {
  readonly report: Report
  readonly #em: EntityManager
  readonly #reference: Reference
  readonly #now: Date

  private constructor(em: EntityManager, report: Report, reference: Reference, now: Date) {
    this.#em = em
    this.report = report
    this.#reference = reference
    this.#now = now
  }

  /** @throws {ReportNotFound} */
  static async byId(em: EntityManager, id: string, reference: Reference, now: Date): Promise<ReportDraft> {
    const report = await em.findOne(Report, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!report) throw new ReportNotFound(publicId('rep', id))
    return new ReportDraft(em, report, reference, now)
  }

  /** The report of a year; a new one follows the version given. Two who make it at once get the same. */
  static async ofYear(
    em: EntityManager,
    { organizationId, year, version }: NewReport,
    reference: Reference,
    now: Date,
  ): Promise<ReportDraft> {
    await em.execute(insertReport, [organizationId, newUuid(now.getTime()), year, version.version, now])
    const report = await em.findOneOrFail(Report, { year }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    return new ReportDraft(em, report, reference, now)
  }

  /**
   * Takes over a figure that arrived, unless the report has a newer one or is not a draft any more. An inventory that
   * contradicts itself is not taken over: what stands there stays, and the finding says why.
   */
  async adopt(figure: InboundFigure): Promise<void> {
    const { report } = this
    const adopted = await this.#adopted(figure.sourceApp)
    if (receive(adopted, figure, isEditable(report.state)) !== 'ADOPT') return
    if (figure.sourceApp === 'vcci') {
      const { values } = valuesOfInventory(figure.inventory())
      if (values.length === 0) return
      await this.#replace(this.#placed(values), isFromVcci)
    }
    const { sourceApp, calculationId, version, id: figureId } = figure
    const key = { orgId: report.orgId, reportId: report.id, sourceApp, version }
    this.#em.create(AdoptedFigure, { ...key, figureId, adoptedAt: this.#now })
    await this.#finish('data_point.update', null, { sourceApp, calculationId, version })
  }

  /**
   * @throws {ReportNotEditable} {@link UnknownDataPoint} {@link DataPointNotEntered}
   * @throws {WrongKindOfValue} {@link ValueOutOfRange}
   */
  async enter(dataPointId: string, entry: Entry, { actor, enteredBy, evidence }: Author): Promise<void> {
    this.report.assertEditable()
    const { dataPoints } = this.#reference.slice(this.report.frameworkVersion)
    const dataPoint = dataPoints.find(({ id }) => id === dataPointId)
    if (!dataPoint) throw new UnknownDataPoint(dataPointId)
    const content = enteredContent(dataPoint, entry)
    const enteredAt = this.#now.toISOString()
    const provenance = { kind: 'ENTERED', enteredBy, enteredAt, evidence, version: 1 } as const
    const value: DataPointValue = { dataPointId, category: null, content, provenance }
    await this.#replace([value], (stored) => stored.dataPointId === dataPointId)
    await this.#finish('data_point.update', actor, { dataPointId })
  }

  /**
   * Settles which edition the report follows. Values without place in it get an end, and the inventory is laid out anew.
   *
   * @throws {DataPointsNotKnown} {@link ReportNotEditable}
   * @throws {ReportExists} if somebody has settled it before
   */
  async choose({ version }: FrameworkVersion, chosenBy: string): Promise<void> {
    const { report } = this
    const { dataPoints } = this.#reference.slice(version)
    if (report.chosenBy) throw new ReportExists(report.year, report.publicId)
    if (dataPoints.length === 0) throw new DataPointsNotKnown(version)
    report.assertEditable()
    report.chosenBy = chosenBy
    if (report.frameworkVersion !== version) {
      report.frameworkVersion = version
      const inventory = await this.#adopted('vcci')
      const values = inventory ? valuesOfInventory(inventory.inventory()).values : []
      const hasPlace = (id: string) => dataPoints.some((dataPoint) => dataPoint.id === id)
      await this.#replace(this.#placed(values), (stored) => isFromVcci(stored) || !hasPlace(stored.dataPointId))
    }
    await this.#finish('report.generate', chosenBy, { frameworkVersion: version })
  }

  /** Those for which the edition has a place. */
  #placed(values: readonly DataPointValue[]): DataPointValue[] {
    const { dataPoints } = this.#reference.slice(this.report.frameworkVersion)
    return values.filter(({ dataPointId }) => dataPoints.some(({ id }) => id === dataPointId))
  }

  /** The figure on which the report rests. */
  async #adopted(sourceApp: SourceApp): Promise<InboundFigure | null> {
    const of = { reportId: this.report.id, sourceApp }
    const adopted = await this.#em.findOne(AdoptedFigure, of, { orderBy: { version: 'desc' } })
    return adopted && this.#em.findOneOrFail(InboundFigure, { id: adopted.figureId })
  }

  #current(): Promise<StoredValue[]> {
    return this.#em.find(StoredValue, { reportId: this.report.id, supersededAt: null })
  }

  /** Gives an end to the current values that are meant, and stores the new ones as their successors. */
  async #replace(values: readonly DataPointValue[], ends: (stored: StoredValue) => boolean): Promise<void> {
    for (const stored of await this.#current()) if (ends(stored)) stored.supersededAt = this.#now
    await this.#em.flush() // before the successors, of which there may be one at a time
    type Last = { dataPointId: string; category: number | null; version: number }
    const last = await this.#em.execute<Last[]>(lastVersions, [this.report.id])
    for (const { dataPointId, category, content, provenance } of values) {
      const before = last.find((one) => one.dataPointId === dataPointId && one.category === category)
      const version = (before?.version ?? 0) + 1
      this.#em.create(StoredValue, {
        orgId: this.report.orgId,
        id: newUuid(this.#now.getTime()),
        reportId: this.report.id,
        dataPointId,
        category,
        content: storedContent(content),
        provenance: provenance.kind === 'ENTERED' ? { ...provenance, version } : provenance,
        version,
        createdAt: this.#now,
        supersededAt: null,
      })
    }
    await this.#em.flush()
  }

  /** Computes what follows from the values, counts the change and notes it. */
  async #finish(action: string, actor: string | null, details: Record<string, string | number>): Promise<void> {
    await this.#derive()
    const { report } = this
    report.version += 1
    await this.#em.flush()
    const organizationId = report.orgId
    await audit(this.#em, { organizationId, actor, action, subject: report.publicId, details })
  }

  async #derive(): Promise<void> {
    const stored = await this.#current()
    const before = stored.filter(({ provenance }) => provenance.kind === 'DERIVED')
    const given = stored.filter((one) => !before.includes(one)).map((one) => one.value())
    const run = { calculationId: publicId('clc', newUuid()), calculatedAt: this.#now.toISOString() }
    const derived = this.#placed(derivedValues(given, run))
    const stays = (one: StoredValue) => derived.some((value) => says(value) === says(one.value()))
    const fresh = derived.filter((value) => !before.some((one) => says(one.value()) === says(value)))
    await this.#replace(fresh, (one) => before.includes(one) && !stays(one))
  }
}

const isFromVcci = ({ provenance }: { provenance: Provenance }): boolean =>
  provenance.kind === 'EVENT' && provenance.sourceApp === 'vcci'

/** What a derived figure says and how it was computed, without when. */
function says({ dataPointId, content, provenance }: DataPointValue): string {
  if (content.kind !== 'FIGURE' || provenance.kind !== 'DERIVED') throw new Error(`${dataPointId} is not derived.`)
  const { amount, unit, decimals } = content
  return `${dataPointId} = ${provenance.formula} = ${amount.toFixed()} ${unit} (${decimals})`
}
