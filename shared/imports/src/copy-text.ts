/** A value of one column; numbers are whole. Decimals come as exact text. */
export type CopyValue = string | number | boolean | null

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value in the text format of COPY, where tabs end fields and line breaks end rows: none in the value can do so. */
export function copyField(value: CopyValue): string {
  if (value === null) return String.raw`\N`
  if (typeof value !== 'string') return String(value)
  return special.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : value
}
