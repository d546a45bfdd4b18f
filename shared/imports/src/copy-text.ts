/** A value of one column; numbers are whole. Decimals come as exact text. */
export type CopyValue = string | number | boolean | null

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One row in the text format of COPY: nothing in a value can end its field or its row. */
export function copyRow(values: readonly CopyValue[]): string {
  let row = ''
  for (let index = 0; index < values.length; index++) row += (index === 0 ? '' : '\t') + copyField(values[index]!)
  return `${row}\n`
}

function copyField(value: CopyValue): string {
  if (value === null) return String.raw`\N`
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : value
}
