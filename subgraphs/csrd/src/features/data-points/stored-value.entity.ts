import { defineEntity, p } from '@mikro-orm/core'
import { decimal } from '@greenlang/kernel/decimal.ts'
import type { Content, DataPointValue, FigureContent, Provenance } from '../../domain/data-point-value.ts'

/** Content as it is stored: decimals are text, so that no digit is lost. */
export type StoredContent =
  | Exclude<Content, FigureContent>
  | (Omit<FigureContent, 'amount' | 'dataQualityTier'> & {
      readonly amount: string
      readonly dataQualityTier: string | null
    })

const StoredValueSchema = defineEntity({
  name: 'StoredValue',
  tableName: 'data_point_values',
  properties: {
    orgId: p.uuid().primary(),
    id: p.uuid().primary(),
    reportId: p.uuid(),
    dataPointId: p.string(),
    category: p.integer().nullable(),
    content: p.json<StoredContent>(),
    provenance: p.json<Provenance>(),
    version: p.integer(),
    createdAt: p.datetime(),
    supersededAt: p.datetime().nullable(),
  },
})

/** One of the values that a report has said at a data point. It gets an end when another takes its place, and never changes. */
export class StoredValue extends StoredValueSchema.class {
  value(): DataPointValue {
    const { dataPointId, provenance, content } = this
    return { dataPointId, category: this.category ?? null, content: readContent(content), provenance }
  }
}
StoredValueSchema.setClass(StoredValue)

export function storedContent(content: Content): StoredContent {
  if (content.kind !== 'FIGURE') return content
  const { amount, dataQualityTier } = content
  return { ...content, amount: amount.toFixed(), dataQualityTier: dataQualityTier?.toFixed() ?? null }
}

function readContent(content: StoredContent): Content {
  if (content.kind !== 'FIGURE') return content
  const { amount, dataQualityTier } = content
  return {
    ...content,
    amount: decimal(amount),
    dataQualityTier: dataQualityTier === null ? null : decimal(dataQualityTier),
  }
}
