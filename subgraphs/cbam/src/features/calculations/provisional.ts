import type { CertificateCost } from '../../domain/certificates.ts'
import type { CbamIssue } from '../../generated/schema.ts'

export type UnresolvedReason = { readonly code: string; readonly message: string; readonly lineCount: number }

/** Why a result is provisional; empty if it is not: lines that could not be calculated, and prices that are not published. */
export function provisionalBecause(
  unresolved: readonly UnresolvedReason[],
  { quartersWithoutPrice }: CertificateCost,
): CbamIssue[] {
  return [
    ...unresolved.map((reason) => ({ ...reason, severity: 'ERROR' as const })),
    ...quartersWithoutPrice.map((quarter) => ({
      code: 'PARAMETER_NOT_PUBLISHED',
      severity: 'WARNING' as const,
      message: `The certificate price of ${quarter} is not in the reference data: its certificates are counted, their cost is not.`,
      lineCount: null,
    })),
  ]
}
