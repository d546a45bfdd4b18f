import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** There is nothing to calculate. */
export class NothingImported extends DomainError {
  constructor(year: number) {
    const message = `There are no import lines of ${year}. Import them with importGoods, then calculate.`
    super('CBAM_NOTHING_IMPORTED', message, { year })
  }
}

/** The year has not been calculated yet. */
export class NotCalculated extends DomainError {
  constructor(year: number) {
    const message = `The imports of ${year} have not been calculated. Call calculateEmbeddedEmissions, then draft the declaration.`
    super('CBAM_NOT_CALCULATED', message, { year })
  }
}

/** Lines have changed since the calculation. */
export class CalculationStale extends DomainError {
  constructor(year: number, version: number) {
    const message = `Import lines of ${year} have changed since calculation ${version}. Call calculateEmbeddedEmissions again, then draft the declaration.`
    super('CBAM_CALCULATION_STALE', message, { year, version })
  }
}
