import type { Random } from './random.ts'

/**
 * JSON that means the same but looks unlike what our services print: white space, other key order, fields that nobody asked for, escapes,
 * other spellings of numbers. Objects of graphql-js have no prototype; others are values of custom scalars and keep their keys and order.
 */
export function disturbedJson(value: unknown, random: Random): string {
  const space = () => (random.chance(0.15) ? random.pick([' ', '\n', '\t', '\r\n  ', '    ']) : '')
  const print = (inner: unknown): string => `${space()}${printBare(inner)}${space()}`
  const printBare = (inner: unknown): string => {
    if (typeof inner === 'string') return disturbedText(inner, random)
    if (typeof inner === 'number') return disturbedNumber(inner, random)
    if (typeof inner !== 'object' || inner === null) return JSON.stringify(inner)
    if (Array.isArray(inner)) return `[${inner.length === 0 ? space() : inner.map(print).join()}]`
    const members = Object.entries(inner).map(([key, member]) => [key, print(member)] as const)
    const isSelection = Object.getPrototypeOf(inner) === null
    const arranged = isSelection && random.chance(0.3) ? random.shuffled(members) : members
    if (isSelection && random.chance(0.15)) {
      const extra = ['extra', print(random.pick(surplus)())] as const
      arranged.splice(random.integer(arranged.length + 1), 0, extra)
    }
    return `{${space()}${arranged.map(([key, member]) => `${disturbedText(key, random)}${space()}:${member}`).join()}}`
  }
  return print(value)
}

const surplus: readonly (() => unknown)[] = [
  () => null,
  () => 'a "text" with \\ and }',
  () => [1, [2]],
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  () => 1e300,
]

function disturbedText(text: string, random: Random): string {
  const plain = JSON.stringify(text)
  if (!random.chance(0.1)) return plain
  return `"${Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index)
    const isPlain = unit >= 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x5c
    if (isPlain && random.chance(0.7)) return text[index]
    if (unit === 0x2f) return '\\/'
    const digits = unit.toString(16).padStart(4, '0')
    return `\\u${random.chance(0.5) ? digits : digits.toUpperCase()}`
  }).join('')}"`
}

function disturbedNumber(number: number, random: Random): string {
  const plain = JSON.stringify(number)
  if (!random.chance(0.1) || plain.includes('e')) return plain
  return random.pick([plain.includes('.') ? `${plain}0` : `${plain}.0`, `${plain}e0`, `${plain}E+0`])
}
