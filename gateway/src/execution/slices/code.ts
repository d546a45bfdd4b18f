import { getNamedType, getNullableType, isEnumType, isListType, isNonNullType, type GraphQLOutputType } from 'graphql'
import { asBytes } from '../json.ts'
import type { Part, PositionLayout } from './layout.ts'
import { leafKind, type ExpectedKey, type Position, type PositionField, type SlicedFetch } from './positions.ts'

const text = JSON.stringify
const quoted = (key: string) => asBytes(text(key))

/** Names in generated code: `t` the answer as text of one character per byte, `u` its bytes, `d` a view of them, `p` the place, `o` the object. */
export class ScannerCode {
  readonly #layouts: ReadonlyMap<Position, PositionLayout>
  readonly #functions: string[] = []
  #names = 0

  constructor(layouts: ReadonlyMap<Position, PositionLayout>) {
    this.#layouts = layouts
    for (const { position, slots } of layouts.values()) {
      const fields = slots.map((slot) => `this.${slot}=undefined;`).join('')
      this.#functions.push(`class P${position.number}{constructor(){${fields}}}`)
    }
    for (const layout of layouts.values()) this.#functions.push(this.#projection(layout))
  }

  get functions(): string {
    return this.#functions.join('\n')
  }

  /** The function `(t,u,d,p,o) => p` that reads one object of a fetch's answer. */
  objectScanner(fetch: SlicedFetch, position: Position, expected: readonly ExpectedKey[]): string {
    const { parts, captured } = this.#layouts.get(position)!
    const runs = parts.flatMap((part) => (part.kind === 'run' ? [part.run] : []))
    const code = expected.map(({ key, field, inner }, index) => {
      const own = field && field.provider === fetch ? field : null
      const run = own && runs.find(({ fields }) => fields.includes(own))
      const objects = own && parts.find((part) => part.kind === 'objects' && part.field === own)
      const slot = captured.get(key)
      return [
        expect(`${index === 0 ? '{' : ','}${quoted(key)}:`),
        run?.fields[0] === own && run ? `b=p-${quoted(key).length + (run.hasStart ? 2 : 1)};` : '',
        slot ? 'q=p;' : '',
        !own
          ? passedOver(key, position)
          : objects?.kind === 'objects'
            ? this.#objects(fetch, own, objects.slot, inner)
            : this.#closedValue(own.type, own, position, inner),
        slot ? `o.${slot}=t.slice(q,p);` : '',
        run?.fields.at(-1) === own && run && !run.hasEnd ? `o.${run.slot}=t.slice(b,p);` : '',
      ].join('')
    })
    const start = expected.length === 0 ? 'if(u[p++]!==123)throw unexpected;' : ''
    const last = runs.find((run) => run.fetch === fetch && run.hasEnd)
    const end = last ? `o.${last.slot}=t.slice(b,p+1);` : ''
    return this.#add(`(t,u,d,p,o){let q=0,b=0;${start}${code.join('')}if(u[p]!==125)throw unexpected;${end}return p+1}`)
  }

  /** Objects that are told apart: read one by one into the slot. */
  #objects(fetch: SlicedFetch, field: PositionField, slot: string, expected: readonly ExpectedKey[]): string {
    const inner = field.inner!
    const scan = this.objectScanner(fetch, inner, expected)
    const one = (into: string) => `{const x=new P${inner.number}();p=${scan}(t,u,d,p,x);${into}}`
    const isRequired = isNonNullType(field.type)
    const otherwise = isRequired ? 'throw unexpected;' : `{p=nothing(u,p);o.${slot}=null}`
    if (!field.isList) return `if(u[p]===123)${one(`o.${slot}=x`)}else ${otherwise}`
    const item = (getNullableType(field.type!) as { ofType: GraphQLOutputType }).ofType
    const itemOtherwise = isNonNullType(item) ? 'throw unexpected;' : '{p=nothing(u,p);a.push(null)}'
    return `if(u[p]===91){const a=[];${items(`if(u[p]===123)${one('a.push(x)')}else ${itemOtherwise}`)}o.${slot}=a}else ${otherwise}`
  }

  /** A value that stays as it is: only walked over, with its type and its nulls checked. */
  #closedValue(
    type: GraphQLOutputType | null,
    field: PositionField,
    position: Position,
    expected: readonly ExpectedKey[],
  ): string {
    if (type === null) return expect(text(position.type.name))
    const nullable = getNullableType(type)
    const code = this.#presentValue(nullable, field, position, expected)
    return isNonNullType(type) ? `{${code}}` : `if(u[p]===110)p=nothing(u,p);else{${code}}`
  }

  #presentValue(
    type: GraphQLOutputType,
    field: PositionField,
    position: Position,
    expected: readonly ExpectedKey[],
  ): string {
    if (isListType(type)) {
      const item = this.#closedValue(type.ofType as GraphQLOutputType, field, position, expected)
      return `if(u[p]!==91)throw unexpected;${items(item)}`
    }
    if (field.inner) return `if(u[p]!==123)throw unexpected;p=${this.#closedObject(field.inner, expected)}(u,d,p);`
    const kind = leafKind(type)
    if (kind === 'String') return 'if(u[p]!==34)throw unexpected;p=string(u,p);'
    if (kind === 'Int') return 'p=int(u,p);'
    if (kind === 'Float') return 'p=float(u,p);'
    if (kind === 'Boolean') return 'p=boolean(u,p);'
    if (kind === 'other') return 'if(u[p]===110)throw unexpected;p=value(u,p);'
    const named = getNamedType(type)
    const values = isEnumType(named) ? named.getValues().map(({ name }) => text(name)) : []
    values.sort((one, other) => one.length - other.length) // so that looking for a longer one never goes past the end
    return `${values.map((value) => `if(${isText(value)})p+=${value.length};else `).join('')}throw unexpected;`
  }

  #closedObject(position: Position, expected: readonly ExpectedKey[]): string {
    const code = expected.map(({ key, field, inner }, index) => {
      const start = expect(`${index === 0 ? '{' : ','}${quoted(key)}:`)
      return start + this.#closedValue(field!.type, field!, position, inner)
    })
    const start = expected.length === 0 ? 'p++;' : ''
    return this.#add(`(u,d,p){${start}${code.join('')}if(u[p]!==125)throw unexpected;return p+1}`)
  }

  /** The function `write{number}(o) => text | null`; null where a field that must not be null is not there. */
  #projection({ position, parts }: PositionLayout): string {
    const code = parts.map((part, index) => this.#write(part, index === 0 ? '{' : ','))
    const last = parts.at(-1)
    const end = last?.kind === 'run' && last.run.hasEnd ? '' : `+'}'`
    return `function write${position.number}(o){let s=${parts.length === 0 ? `'{'` : `''`};${code.join('')}return s${end}}`
  }

  #write(part: Part, separator: string): string {
    if (part.kind === 'constant') return `s+=${text(separator + asBytes(part.text))};`
    if (part.kind === 'run') {
      const { slot, fields, hasStart, hasEnd } = part.run
      const isNeeded = fields.some(({ type }) => type === null || isNonNullType(type))
      const nulls = separator + fields.map(({ key }) => `${quoted(key)}:null`).join(',') + (hasEnd ? '}' : '')
      const missing = isNeeded ? 'return null' : `s+=${text(nulls)}`
      const start = hasStart ? '' : `${text(separator)}+`
      return `if(o.${slot}===undefined){${missing}}else s+=${start}o.${slot};`
    }
    const { field, slot } = part
    const write = `write${field.inner!.number}`
    const start = text(`${separator}${quoted(field.key)}:`)
    const whenNull = isNonNullType(field.type) ? 'return null;' : `s+=${start}+'null';`
    if (!field.isList)
      return `if(o.${slot}==null){${whenNull}}else{const e=${write}(o.${slot});if(e===null)return null;s+=${start}+e}`
    const item = `const x=a[i],e=x===null?'null':${write}(x);if(e===null)return null;l+=i?','+e:e;`
    return `{const a=o.${slot};if(a==null){${whenNull}}else{let l='[';for(let i=0;i<a.length;i++){${item}}s+=${start}+l+']'}}`
  }

  #add(functionText: string): string {
    const name = `scan${this.#names++}`
    this.#functions.push(`function ${name}${functionText}`)
    return name
  }
}

/** Code for a value that nobody takes. A type must be the one that representations name. */
const passedOver = (key: string, { type }: Position) =>
  key === '__typename' ? expect(text(type.name)) : 'p=value(u,p);'

/** Code that goes over the items of a list, `u[p]` being its bracket. */
const items = (item: string) =>
  `p++;if(u[p]===93)p++;else for(;;){${item}const c=u[p++];if(c===93)break;if(c!==44)throw unexpected}`

/** Code that passes over exactly this text. */
export const expect = (bytes: string): string => `if(!(${isText(bytes)}))throw unexpected;p+=${bytes.length};`

/** A condition: whether exactly this text stands at `p`; four bytes at a time, the last four overlapping those before. */
export function isText(bytes: string, place = 'p'): string {
  const buffer = Buffer.from(bytes, 'latin1')
  const at = (offset: number) => (offset ? `${place}+${offset}` : place)
  if (buffer.length < 4) return [...buffer].map((byte, offset) => `u[${at(offset)}]===${byte}`).join('&&')
  const words: string[] = []
  for (let offset = 0; offset + 4 <= buffer.length; offset += 4)
    words.push(`d.getInt32(${at(offset)},true)===${buffer.readInt32LE(offset)}`)
  if (buffer.length % 4)
    words.push(`d.getInt32(${at(buffer.length - 4)},true)===${buffer.readInt32LE(buffer.length - 4)}`)
  return words.join('&&')
}
