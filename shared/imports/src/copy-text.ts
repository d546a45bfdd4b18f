/** A value of one column; numbers are whole. Decimals come as exact text. */
export type CopyValue = string | number | boolean | null

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One row in the text format of COPY: nothing in a value can end its field or its row. */
export function copyRow(values: readonly CopyValue[]): string {
  let row = ''
  for (const [index, value] of values.entries()) row += (index === 0 ? '' : '\t') + copyField(value)
  return `${row}\n`
}

function copyField(value: CopyValue): string {
  if (value === null) return '\\N'
  const text = String(value)
  return special.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : text
}
