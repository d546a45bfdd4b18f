import type { Severity } from '@greenlang/kernel/issue.ts'

const error = (meaning: string): { severity: Severity; meaning: string } => ({ severity: 'ERROR', meaning })
const warning = (meaning: string): { severity: Severity; meaning: string } => ({ severity: 'WARNING', meaning })

/** Every code that an imported row may carry: errors keep the row out, warnings do not. */
export const importIssues = {
  ROW_MISSING_FIELD: error('A field that the row needs is empty.'),
  ROW_BAD_TYPE: error('A field is not the number, date or word that it should be.'),
  ROW_DUPLICATE: error('The file has an earlier row with the same external_ref.'),
  ROW_WRONG_COLUMN_COUNT: error('The row has more or fewer fields than the header.'),
  ROW_NOT_UTF8: error('The row holds bytes that are not UTF-8.'),
  CONTROL_CHARACTER: error('A field holds a character that cannot be printed.'),
  TEXT_TOO_LONG: error('A field has more characters than a reference, name or description may have.'),
  DATE_PERIOD: error('The date lies outside the reporting period.'),
  CATEGORY_UNKNOWN: error('The standard has no category of that number.'),
  CATEGORY_FACTOR_MISMATCH: warning('The factor is made for other categories than the one stated.'),
  CURRENCY_UNKNOWN: error('The currency is not a code of ISO 4217.'),
  CURRENCY_RATE_MISSING: error('No mean exchange rate is at hand for the currency and period.'),
  PRICE_INDEX_MISSING: error('No price index is at hand for the year.'),
  CLASSIFICATION_UNKNOWN: error('The classification is not of a known scheme.'),
  FACTOR_NOT_FOUND: error('The pinned factor sets have no factor for the classification.'),
  FACTOR_AMBIGUOUS: error('Several factors fit the classification.'),
  UNIT_MISMATCH: error('No fixed conversion leads from the unit to that of the factor.'),
  AMOUNT_AND_QUANTITY: error('The row gives both money and a quantity.'),
  COUNTRY_UNKNOWN: error('The country is not a code of ISO 3166-1 alpha-2.'),
  NEGATIVE_AMOUNT: warning('The amount or quantity is negative: kept as a credit note.'),
} as const satisfies Record<string, { severity: Severity; meaning: string }>

/** Code of an issue of an imported row. */
export type ImportIssueCode = keyof typeof importIssues
