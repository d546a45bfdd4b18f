/** How a file writes its numbers. It is declared with the file, never guessed from a row. */
export type NumberFormat = 'POINT' | 'COMMA'

const plain = { POINT: /^-?\d+(\.\d+)?$/, COMMA: /^-?\d+(,\d+)?$/ }
const grouped = { POINT: /^-?\d{1,3}(,\d{3})+(\.\d+)?$/, COMMA: /^-?\d{1,3}([.   ]\d{3})+(,\d+)?$/ }

/**
 * A number as written in a file, as plain decimal text ("-1234.5"), or null if it is not a number in that format.
 * POINT reads 1234.5 and 1,234.5; COMMA reads 1234,5, 1.234,5 and 1 234,5. Exponents, signs like + and units are refused.
 */
export function parseLocalizedNumber(text: string, format: NumberFormat): string | null {
  const trimmed = text.trim()
  const ungrouped = plain[format].test(trimmed)
    ? trimmed
    : grouped[format].test(trimmed)
      ? trimmed.replaceAll(format === 'POINT' ? ',' : /[.   ]/g, '')
      : null
  return ungrouped === null ? null : ungrouped.replace(',', '.')
}
