import { describe, expect, it } from '@jest/globals'
import { Random } from '../../../test/graph/random.ts'
import * as scan from './bytes.ts'

type Scanner = (bytes: Uint8Array, at: number) => number
const kinds: Record<string, { scan: Scanner; accepts: (value: unknown) => boolean; values: readonly string[] }> = {
  string: {
    scan: scan.string,
    accepts: (value) => typeof value === 'string',
    values: [
      '""',
      '"a"',
      '"é😀"',
      '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
      '"\\u00e9\\uD800\\uffff"',
      '"\u007f\u2028"',
      `"${'x'.repeat(50)}"`,
    ],
  },
  int: { scan: scan.int, accepts: Number.isSafeInteger, values: ['0', '-7', '123456789', '-123456789', '10'] },
  float: {
    scan: scan.float,
    accepts: (value) => typeof value === 'number' && Number.isFinite(value),
    values: ['0', '-7', '0.5', '-0.25', '3.14159265358979', '1234567890.0'],
  },
  boolean: { scan: scan.boolean, accepts: (value) => typeof value === 'boolean', values: ['true', 'false'] },
  nothing: { scan: scan.nothing, accepts: (value) => value === null, values: ['null'] },
  value: {
    scan: scan.value,
    accepts: () => true,
    values: [
      '"a"',
      '5',
      '-1.5',
      'true',
      'null',
      '{}',
      '[]',
      '{"a":[1,{"b":"]}"}],"c":"\\""}',
      '[[],[{}]]',
      '12345678901234567890',
      '{"a":1e400}',
    ],
  },
}

/** Where the scanner ends, or undefined if it does not take what is there; it throws nothing else and never goes past the end. */
function end(scanner: Scanner, text: Buffer, at = 0): number | undefined {
  try {
    return scanner(text, at)
  } catch (cause) {
    if (cause === scan.unexpected) return undefined
    throw cause
  }
}

const parsed = (text: Buffer): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text.toString('utf8')) as unknown }
  } catch {
    return undefined
  }
}

const cases = Object.entries(kinds).flatMap(([name, { values }]) =>
  values.map((value): [string, string] => [name, value]),
)

describe('scanners', () => {
  it.each(cases)('given a %s %s, then it ends with it, wherever it stands', (kind, text) => {
    const bytes = Buffer.from(text)
    for (const [before, after] of [
      ['', ','],
      ['[', ']'],
      ['{"k":', '}'],
      ['', '}}'],
      ['é', ',"x"'],
    ] as const) {
      const start = Buffer.byteLength(before)
      expect(end(kinds[kind]!.scan, Buffer.from(`${before}${text}${after}`), start)).toBe(start + bytes.length)
    }
  })

  it.each(cases)('given a %s %s that is cut off anywhere, then it is not taken', (kind, text) => {
    const bytes = Buffer.from(text)
    for (let length = 0; length < bytes.length; length++) {
      const whole = Buffer.concat([bytes.subarray(0, length), Buffer.from(',')])
      const cut = end(kinds[kind]!.scan, bytes.subarray(0, length))
      expect(cut).toBeUndefined()
      const found = end(kinds[kind]!.scan, whole)
      if (found !== undefined) expect(parsed(whole.subarray(0, found))).toBeDefined() // 12 of 123
    }
  })

  it.each([
    '01',
    '-01',
    '-',
    '+1',
    '.5',
    '1.',
    '1.e5',
    '0x1',
    '1_0',
    'Infinity',
    'NaN',
    '-a',
    '--1',
    '1.2.3',
    '00',
    '',
    ' 1',
    '1 ',
  ])('given the number %j, then no scanner takes it', (text) => {
    for (const { scan } of Object.values(kinds)) expect(end(scan, Buffer.from(`${text},`))).toBeUndefined()
  })

  it.each(['-0', '-0.0', '1e5', '1E-5', '0.5e400', '-0.00'])(
    'given the number %s, which is printed otherwise, then it is left to the general path',
    (text) => {
      for (const kind of ['int', 'float', 'value'])
        expect(end(kinds[kind]!.scan, Buffer.from(`${text},`))).toBeUndefined()
    },
  )

  it.each(['1234567890', '2147483647', '1.0', '5.5'])(
    'given %s, then it is not taken for an Int without a look',
    (text) => {
      expect(end(scan.int, Buffer.from(`${text},`))).toBeUndefined()
    },
  )

  it.each(['"\u0000"', '"\n"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', '"', '"\\u', '"a\\"', "'a'", 'a'])(
    'given the text %j, then it is not taken',
    (text) => {
      expect(end(scan.string, Buffer.from(text))).toBeUndefined()
      expect(end(scan.value, Buffer.from(`${text},`))).toBeUndefined()
    },
  )

  it.each([
    '{]',
    '[}',
    '{"a"}',
    '{"a":}',
    '[1,]',
    '[,1]',
    '{"a":1,}',
    '[01]',
    '{a:1}',
    "{'a':1}",
    '[1',
    '{"a":"',
    '{"a":[}]',
    '[1 2]',
    '[\u00001]',
    '["\n"]',
    '[NaN]',
  ])('given %j, then it is no value', (text) => {
    expect(end(scan.value, Buffer.from(text))).toBeUndefined()
  })

  it('given a value of 100 000 lists within each other, then it is read or refused, not more', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect([undefined, 200_000]).toContain(end(scan.value, Buffer.from(`${deep},`)))
  })
})

describe('given 60 000 values with changed bytes', () => {
  it('when they are scanned, then what is taken is what JSON.parse takes, and compact values that it takes are taken', () => {
    const random = new Random(1)
    const alphabet = Buffer.from('0123456789-+.eE"\\/u{}[]:, \ntrufalsn\u0000\u001fé')
    let taken = 0
    for (let count = 0; count < 60_000; count++) {
      const [kind, text] = random.pick(cases)
      const changed = [...Buffer.from(`${text}${random.pick([',', '}', ']'])}`)]
      for (let changes = random.integer(3); changes > 0; changes--)
        changed.splice(
          random.integer(changed.length),
          random.integer(2),
          ...(random.chance(0.7) ? [random.pick([...alphabet])] : []),
        )
      const bytes = Buffer.from(changed)
      if (kind === 'string' && bytes[0] !== 34) continue // who calls has seen the quote
      const found = end(kinds[kind]!.scan, bytes)
      if (found !== undefined) {
        taken++
        const value = parsed(bytes.subarray(0, found))
        if (found > bytes.length || !value || !kinds[kind]!.accepts(value.value))
          throw new Error(`${kind} took ${bytes.toString()}`)
        continue
      }
      // Whatever is left out must be something else, white space or in a form that the general path prints otherwise.
      const value = parsed(bytes.subarray(0, -1))
      const isPlain =
        value &&
        kinds[kind]!.accepts(value.value) &&
        !/[\s]|^-?[\d.]+[eE]|^-0[.0]*$/.test(bytes.subarray(0, -1).toString())
      const isShort = typeof value?.value !== 'number' || bytes.length - 1 <= (kind === 'int' ? 9 : 20)
      const isEnded = ',}]'.includes(String.fromCharCode(bytes.at(-1)!))
      const isFraction = kind === 'int' && bytes.includes('.')
      if (isPlain && isShort && isEnded && !isFraction) throw new Error(`${kind} left ${bytes.toString()}`)
    }
    expect(taken).toBeGreaterThan(20_000)
  })
})
