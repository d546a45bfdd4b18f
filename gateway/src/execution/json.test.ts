import { describe, expect, it } from '@jest/globals'
import { Random } from '../../test/graph/random.ts'
import { generate } from './generate.ts'
import { asBytes, isJsonObject, keyText, parseJson, read, readText, write, type JsonObject } from './json.ts'

const printedAgain = (text: string) => JSON.stringify(parseJson(Buffer.from(text), true))

describe('numbers of services', () => {
  it.each([
    '9007199254740993',
    '-9223372036854775808',
    '18446744073709551615',
    '0.1234567890123456789',
    '12345678.123456789',
    '9007199.254740993',
    '100000000000000000000000.5',
    '1e400',
    '-1E+400',
    '1e-400',
    '1.2345e-322',
    '1.5e300',
    '-0',
    '-0.0',
  ])('given %s in exact reading, then it is printed again as it came, wherever it stands', (number) => {
    for (const text of [number, `[${number},1]`, `{"a":{"b":[0,${number}]}}`]) expect(printedAgain(text)).toBe(text)
    expect(printedAgain(`{ "a" : ${number} }`)).toBe(`{"a":${number}}`)
  })

  it('given numbers that a double holds, then they are plain numbers', () => {
    const said = '{"a":[1,-1.5,0,123456789012345,0.1,9007199254740991],"b":"9007199254740993e400-0"}'
    expect(parseJson(Buffer.from(said), true)).toStrictEqual(JSON.parse(said))
  })

  it('given 5 000 random numbers, then the value that is printed again is the value that came', () => {
    const random = new Random(1)
    const digits = (most: number) => Array.from({ length: 1 + random.integer(most) }, () => random.integer(10)).join('')
    for (let count = 0; count < 5_000; count++) {
      const whole = digits(22).replace(/^0+(?=\d)/, '')
      const number = `${random.chance(0.3) ? '-' : ''}${whole}${random.chance(0.5) ? `.${digits(22)}` : ''}${random.chance(0.2) ? `e${random.pick(['', '+', '-'])}${digits(3)}` : ''}`
      expect(decimal(JSON.stringify(parseJson(Buffer.from(`[${number}]`), true)).slice(1, -1))).toBe(decimal(number))
    }
  })

  it('given reading that is not exact, then it is as JSON.parse reads', () => {
    expect(parseJson(Buffer.from('[9007199254740993]'), false)).toEqual([9_007_199_254_740_992])
    expect(Object.is(parseJson(Buffer.from('-0'), false), -0)).toBe(true)
  })

  it.each([true, false])('given something else than JSON, then it throws a SyntaxError (exact: %s)', (exact) => {
    for (const text of ['', '{', '1234567890123456789,', '\ufeff{}', '{"a":01}'])
      expect(() => parseJson(Buffer.from(text), exact)).toThrow(SyntaxError)
  })
})

describe('JSON read as bytes', () => {
  const asUnicode = (value: unknown) => Buffer.from(JSON.stringify(value), 'latin1').toString()
  const pieces = ['a', '"', String.raw`\u`, '\n', '\u{80}', 'é', 'Ł', '\u2028', '€', '😀', '\ud83d', '\ude00', '\\']

  it('given 3 000 random texts, escaped in part, then it prints the same as what is read as Unicode', () => {
    const random = new Random(1)
    const escaped = (unit: string) => {
      const code = unit.charCodeAt(0).toString(16).padStart(4, '0')
      return String.raw`\u${random.chance(0.5) ? code : code.toUpperCase()}`
    }
    for (let count = 0; count < 3_000; count++) {
      const said = Array.from({ length: random.integer(6) }, () => random.pick(pieces)).join('')
      const printed = JSON.stringify({ [said]: [said] })
      const body = printed.replaceAll(/\\.|[^\\\w{}[\]":]/g, (unit) =>
        unit.length === 1 && random.chance(0.5) ? escaped(unit) : unit,
      )
      const bytes = Buffer.from(body)
      const value = parseJson(bytes, random.chance(0.5), 'bytes')
      expect(asUnicode(value)).toBe(JSON.stringify(JSON.parse(bytes.toString())))
    }
  })

  it('given bytes that are no UTF-8, then they are replaced as a decoder does', () => {
    const body = Buffer.from([0x22, 0xc3, 0x22])
    expect(asUnicode(parseJson(body, false, 'bytes'))).toBe('"\ufffd"')
  })

  it.each([String.raw`"\u00g0"`, String.raw`"\u12"`, String.raw`\u0041`, '"\n"', '\ufeff{}', '\u00a0{}'])(
    'given %s, which is no JSON, then it throws a SyntaxError',
    (text) => expect(() => parseJson(Buffer.from(text), false, 'bytes')).toThrow(SyntaxError),
  )
})

/** A number's digits and exponent in one form for each value. */
function decimal(text: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)!
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const stripped = digits.replace(/0+$/, '')
  return stripped
    ? `${sign}${stripped}e${Number(exponent) - fraction.length + digits.length - stripped.length}`
    : `${sign}0`
}

describe('keys that objects inherit', () => {
  it.each(['__proto__', 'constructor', 'toString', 'a'])(
    'given an object without the key %s, then there is nothing, until it is set',
    (key) => {
      const object: JsonObject = {}
      const readByText = generate<(o: JsonObject) => unknown>(`return o=>${readText('o', key)}`, {})
      expect([read(object, key), readByText(object)]).toEqual([undefined, undefined])
      write(object, key, 5)
      expect([read(object, key), readByText(object)]).toEqual([5, 5])
      expect(JSON.stringify(object)).toBe(`{"${key}":5}`)
      expect(JSON.stringify(generate<JsonObject>(`return {${keyText(key)}:5}`, {}))).toBe(`{"${key}":5}`)
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
    },
  )

  it('given lists, null and texts, then they are no objects', () => {
    expect([[], null, 'x', 5, undefined, {}].map(isJsonObject)).toEqual([false, false, false, false, false, true])
  })
})

describe('texts as bytes', () => {
  it.each(['', 'plain', 'é', '“\u2028”', '😀', '\ud800'])(
    'given %j, then each character is one byte of its UTF-8',
    (text) => {
      expect(Buffer.from(asBytes(text), 'latin1').equals(Buffer.from(text, 'utf8'))).toBe(true)
    },
  )
})
