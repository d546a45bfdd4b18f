import type { DatedRow } from './dated-row.ts'
import type { Sector } from './goods.ts'

/**
 * What a document code of the import declaration says about the goods.
 * DECLARES: a CBAM declarant answers for them. APPLICATION: someone who has applied to be one. BELOW_THRESHOLD: exempt while the importer stays below it, but counted.
 * EXEMPTS: not covered by the mechanism. EXEMPT_TERRITORY: from a territory without a country code. UNION_ORIGIN: from the Union.
 */
export const documentEffects = [
  'DECLARES',
  'APPLICATION',
  'BELOW_THRESHOLD',
  'EXEMPTS',
  'EXEMPT_TERRITORY',
  'UNION_ORIGIN',
] as const
export type DocumentEffect = (typeof documentEffects)[number]

/** A customs document code (Y128 …) and the goods it may stand beside. */
export type DocumentCode = DatedRow & {
  readonly code: string
  readonly meaning: string
  readonly effect: DocumentEffect
  /** The only CN codes it may stand beside; empty for all. */
  readonly onlyCnCodes: readonly string[]
  readonly exceptSectors: readonly Sector[]
}

/** The document codes by their code. */
export type DocumentCodes = ReadonlyMap<string, DocumentCode>
