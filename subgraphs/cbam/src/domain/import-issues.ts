import type { RowIssue, Severity } from '@greenlang/kernel/issue.ts'

/** Every kind of fault that a row of an import file can have, with what it means. Errors keep the row out, warnings do not. */
export const importIssues = {
  ROW_COLUMN_COUNT: { severity: 'ERROR', meaning: 'The row has more or fewer fields than the header.' },
  ROW_ENCODING: { severity: 'ERROR', meaning: 'The row is not UTF-8.' },
  ROW_CONTROL_CHARACTER: { severity: 'ERROR', meaning: 'An identifier holds invisible or control characters.' },
  ROW_TEXT_TOO_LONG: { severity: 'ERROR', meaning: 'A text is longer than its field may be.' },
  ROW_MISSING_FIELD: { severity: 'ERROR', meaning: 'A required field is empty.' },
  ROW_BAD_TYPE: { severity: 'ERROR', meaning: 'A field is not a number, date or code of the form it must have.' },
  ROW_AMBIGUOUS_NUMBER: {
    severity: 'ERROR',
    meaning: 'A number may be read in two ways: its only separator could group thousands or mark decimals.',
  },
  ROW_DUPLICATE: {
    severity: 'ERROR',
    meaning: 'The same declarant, MRN and item, or the same external reference, stands in an earlier row.',
  },
  EORI_FORMAT: { severity: 'ERROR', meaning: 'The EORI number is not 2 capital letters and up to 15 characters.' },
  MRN_FORMAT: { severity: 'WARNING', meaning: 'The MRN is not 18 characters that begin with year and country.' },
  DATE_PERIOD: { severity: 'ERROR', meaning: 'The import date lies outside the period of the import.' },
  CN_FORMAT: { severity: 'ERROR', meaning: 'The CN code is not 8 digits.' },
  CN_UNKNOWN: { severity: 'ERROR', meaning: 'The CN code is not in Annex I.' },
  CN_NOT_VALID_ON_DATE: { severity: 'ERROR', meaning: 'The CN code is not valid on the import date.' },
  CN_OUT_OF_SCOPE: {
    severity: 'WARNING',
    meaning:
      'The goods are known to lie outside the mechanism (scrap, certain ferro-alloys, CN 3105 60): kept out of totals.',
  },
  TARIC_FORMAT: { severity: 'ERROR', meaning: 'The TARIC code is not 10 digits.' },
  TARIC_CN_MISMATCH: { severity: 'ERROR', meaning: 'The TARIC code does not begin with the CN code.' },
  TARIC_REQUIRED: { severity: 'ERROR', meaning: 'The CN code is ambiguous without one of the named TARIC codes.' },
  COUNTRY_UNKNOWN: { severity: 'ERROR', meaning: 'A country is not an ISO 3166-1 alpha-2 code.' },
  ORIGIN_EXEMPT: { severity: 'WARNING', meaning: 'Goods of an exempt origin (Annex III): kept out of totals.' },
  ORIGIN_EU: { severity: 'WARNING', meaning: 'Goods of Union origin: kept out of totals.' },
  MASS_NOT_POSITIVE: { severity: 'ERROR', meaning: 'The mass or the quantity of electricity is not above zero.' },
  QUANTITY_UNIT: { severity: 'ERROR', meaning: 'Electricity (CN 2716) is given in MWh, everything else in tonnes.' },
  DOC_CODE_MISSING: { severity: 'WARNING', meaning: 'No customs document code says who answers for the goods.' },
  DOC_CODE_UNKNOWN: { severity: 'ERROR', meaning: 'The customs document code is not one of the mechanism.' },
  DOC_CODE_CONFLICT: {
    severity: 'ERROR',
    meaning: 'The customs document code cannot stand beside these goods, this origin or this date.',
  },
  DOC_CODE_EXEMPTS: {
    severity: 'WARNING',
    meaning: 'The customs document code says that the goods are not covered: kept out of totals.',
  },
  ACCOUNT_FORMAT: { severity: 'ERROR', meaning: 'The account number is not CBAM-CC-YYYY-AAA and 11 digits.' },
} as const satisfies Record<string, { severity: Severity; meaning: string }>

export type ImportIssueCode = keyof typeof importIssues

/** One finding in a row. Control characters in the raw text are made visible, so that any store can hold it. */
export function importIssue(
  row: number,
  column: string | null,
  code: ImportIssueCode,
  message: string,
  rawValue: string | null,
): RowIssue {
  const shown = rawValue === null ? null : rawValue.slice(0, 200).replaceAll(/\p{Cc}/gu, '\u{fffd}')
  return { row, column, code, severity: importIssues[code].severity, message, rawValue: shown }
}
