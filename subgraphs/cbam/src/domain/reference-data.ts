import type { Benchmarks } from './benchmark.ts'
import type { CertificatePrices } from './certificates.ts'
import type { Countries } from './countries.ts'
import type { DefaultValues } from './default-value.ts'
import type { DocumentCodes } from './document-codes.ts'
import type { Goods } from './goods.ts'

/** Everything published that the calculations look up. */
export type ReferenceData = {
  readonly goods: Goods
  readonly countries: Countries
  readonly documentCodes: DocumentCodes
  readonly defaultValues: DefaultValues
  readonly benchmarks: Benchmarks
  readonly certificatePrices: CertificatePrices
}
