import { isJsonObject } from '../../src/execution/json.ts'
import type { Random } from '../graph/random.ts'

const values = [
  'null', 'true', '5', '-0', '-0.0', '1e5', '1e400', '1.0', '2147483648', '12345678901234567890', '0.1234567890123456789', '01', '.5', 'NaN', '',
  '""', '"x"', '"A"', '"ABCDEFGHIJ"', '"T0"', '"\\u00e9"', '"\\ud800"', '"\\x"', '"\u0000"', '"\n"', '"', '{}', '[]', '[null]', '[[]]', '[{}]', '{"a":1,"a":2}',
  '{"id":"1"}', '{"__proto__":{"f0":1}}', '{"__typename":"T0","id":"1"}', '[1e400]', '[ 1 ]', '{"a":[}',
] // prettier-ignore

/** A service's answer with one thing about it that is not as usual; some of these are right all the same. */
export function wrongAnswer(answer: unknown, random: Random): Buffer {
  const kind = random.integer(10)
  const text = JSON.stringify(answer)
  if (kind === 0) return Buffer.from(JSON.stringify(answer, null, random.pick([1, '\t'])))
  if (kind === 1) return Buffer.from(text).subarray(0, random.integer(text.length))
  if (kind === 2)
    return Buffer.from(random.pick([`${text} `, `${text}}`, `${text}{}`, ` ${text}`, `\ufeff${text}`, `${text},`]))
  if (kind === 3)
    return Buffer.from(
      text.replace(
        /}$/,
        random.pick([
          ',"errors":[{"message":"no"}]}',
          ',"errors":[]}',
          ',"extensions":{}}',
          ',"data":null}',
          ',"data":{}}',
        ]),
      ),
    )
  if (kind === 4) return withOtherBytes(Buffer.from(text), random)
  const victim = random.integer(count(answer))
  return Buffer.from(print(answer, { left: victim }, random))
}

const count = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + count(inner), 1)
    : 1

function print(value: unknown, victim: { left: number }, random: Random): string {
  const isVictim = victim.left-- === 0
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => print(item, victim, random))
    if (isVictim && random.chance(0.5))
      items.splice(
        random.integer(items.length + 1),
        random.integer(2),
        ...(items.length > 0 && random.chance(0.5) ? [random.pick(items)] : []),
      )
    else if (isVictim) return random.pick(values)
    return `[${items.join()}]`
  }
  if (!isJsonObject(value)) return isVictim ? random.pick(values) : JSON.stringify(value)
  let members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${print(inner, victim, random)}`)
  if (!isVictim) return `{${members.join()}}`
  if (random.chance(0.3)) return random.pick(values)
  const some = random.integer(members.length + 1)
  const [key] = random.pick(Object.keys(value).length > 0 ? Object.keys(value) : ['x']).split('"')
  const change = random.integer(6)
  if (change === 0) members = random.shuffled(members)
  else if (change === 1) members.splice(some, 1)
  else if (change === 2)
    members.splice(
      some,
      0,
      `${JSON.stringify(random.pick(['extra', '__proto__', '__typename', 'id']))}:${random.pick(values)}`,
    )
  else if (change === 3) members.splice(some, 0, `${JSON.stringify(key)}:${random.pick(values)}`)
  else if (change === 4)
    members = members.map((member) =>
      member.replace(/^"(.)/, (_, first: string) => `"\\u00${first.charCodeAt(0).toString(16)}`),
    )
  else members.splice(some, 0, members[random.integer(members.length)] ?? '')
  return `{${members.join()}}`
}

function withOtherBytes(bytes: Buffer, random: Random): Buffer {
  const changed = [...bytes]
  for (let changes = 1 + random.integer(2); changes > 0; changes--)
    changed.splice(
      random.integer(changed.length),
      random.integer(2),
      ...(random.chance(0.8)
        ? [
            random.pick([
              0,
              31,
              32,
              34,
              44,
              45,
              48,
              58,
              91,
              92,
              93,
              101,
              110,
              123,
              125,
              0xc3,
              0xff,
              random.integer(256),
            ]),
          ]
        : []),
    )
  return Buffer.from(changed)
}
