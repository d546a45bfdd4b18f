import { type NumberFormat, parseLocalizedNumber } from '@greenlang/kernel/localized-number.ts'
import type { ImportIssueCode } from './import-issues.ts'

/** A quantity as exact decimal text, or what is wrong with it. */
export type ReadQuantity =
  | { readonly value: string; readonly fault: null }
  | { readonly value: null; readonly fault: { readonly code: ImportIssueCode; readonly message: string } }

const longestText = 40
const plainPoint = /^(?:[1-9]\d{0,9}|0)(?:\.\d{0,5}[1-9])?$/
const loneSeparator = { POINT: /^-?\d{1,3},\d{3}$/, COMMA: /^-?\d{1,3}\.\d{3}$/ }
const example = { POINT: '1234.5', COMMA: '1234,5' }
const stored = /^\d{1,10}(?:\.\d{1,6})?$/

/**
 * A mass or an amount of electricity as written in a file: above zero, with at most 10 digits before and 6 after the
 * decimal sign. The text comes back without grouping, leading or trailing zeros. A number whose only separator could be
 * read either way (1,234) is refused.
 */
export function readQuantity(text: string, format: NumberFormat): ReadQuantity {
  if (format === 'POINT' && text !== '0' && plainPoint.test(text)) return { value: text, fault: null }
  if (text.length > longestText) return fault('ROW_BAD_TYPE', `must be a number like ${example[format]}`)
  if (loneSeparator[format].test(text)) {
    return fault('ROW_AMBIGUOUS_NUMBER', `may mean two numbers: write it without grouping, like ${example[format]}`)
  }
  const number = parseLocalizedNumber(text, format)
  if (number === null) return fault('ROW_BAD_TYPE', `must be a plain number like ${example[format]}`)
  const value = withoutIdleZeros(number)
  if (value.startsWith('-') || value === '0') return fault('MASS_NOT_POSITIVE', 'must be above 0')
  if (!stored.test(value)) {
    return fault('ROW_BAD_TYPE', 'must have at most 10 digits before and 6 digits after the decimal sign')
  }
  return { value, fault: null }
}

function withoutIdleZeros(number: string): string {
  const trimmed = number.replace(/^(-?)0+(?=\d)/, '$1')
  if (!trimmed.includes('.')) return trimmed
  return trimmed.replace(/0+$/, '').replace(/\.$/, '')
}

function fault(code: ImportIssueCode, message: string): ReadQuantity {
  return { value: null, fault: { code, message } }
}
