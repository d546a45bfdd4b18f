import { generate } from '../generate.ts'
import { asBytes } from '../json.ts'
import * as scan from './bytes.ts'
import { expect, isText, ScannerCode } from './code.ts'
import { layouts, type PositionLayout } from './layout.ts'
import type { Position, Positions, SlicedFetch } from './positions.ts'

/** An object of the response under way: slices of answers under its position's slots. */
export type Sliced = Record<string, unknown>

/** An answer's bytes in the three ways in which the scanners look at them. */
export type AnswerBytes = { readonly text: string; readonly bytes: Uint8Array; readonly view: DataView }

/** Where an entity stands in an answer that another fetch with the same question has had, or will have. */
export type Remembered = {
  answer: AnswerBytes | null
  place: number
  waiting: (() => void)[] | null
  /** The fetch that met it last, and for which object. */
  step: number
  object: Sliced
}

/** What a fetch asks for of the objects at its position. */
export type Gathered = {
  /** Texts of the representations with commas between them. */
  representations: string
  /** The objects that they stand for. */
  readonly asked: Sliced[]
  /** Pairs of an object and another one that stands for the same entity. */
  readonly same: Sliced[]
  /** Where the asked ones will be remembered, if others ask the same. */
  readonly remembered: Remembered[] | null
  /** Pairs of what another fetch has asked for and the object that wants it. */
  readonly before: (Remembered | Sliced)[] | null
}

/** What is generated for one fetch. */
export type FetchCode = {
  /** Reads the answer to a root fetch into the root. */
  readonly root: (text: string, bytes: Uint8Array, view: DataView, root: Sliced) => void
  /** Finds the objects of the fetch and what it asks for them, each entity once. */
  readonly gather: (root: Sliced, into: Gathered) => void
  /** The same where another fetch asks the same question. */
  readonly gatherOnce: (root: Sliced, into: Gathered, known: Map<string, Remembered>) => void
  /** Reads an answer's entities into the objects that they were asked for. @param places - to note where each stands */
  readonly entities: (
    text: string,
    bytes: Uint8Array,
    view: DataView,
    asked: readonly Sliced[],
    places: readonly Remembered[] | null,
  ) => void
  /** Reads one entity at a place, which may be `null`. */
  readonly entity: (text: string, bytes: Uint8Array, view: DataView, place: number, object: Sliced) => void
  /** Gives the second object of each pair what the fetch brought for the first. */
  readonly share: (pairs: readonly Sliced[]) => void
}

export type GeneratedCode = {
  readonly newRoot: () => Sliced
  /** The response's data; null if something that must be there is not. */
  readonly write: (root: Sliced) => string | null
  readonly fetches: readonly FetchCode[]
}

type Layouts = ReadonlyMap<Position, PositionLayout>

/** Generates an operation's functions. Loops are within them: called per object, one call site would see all fetches. */
export function generateCode(positions: Positions): GeneratedCode {
  const laidOut = layouts(positions)
  const scanners = new ScannerCode(laidOut)
  const fetches = positions.fetches.map((fetch) => fetchCode(fetch, scanners, laidOut))
  const { number } = positions.root
  const body = `${scanners.functions}\nreturn {newRoot:()=>new P${number}(),write:write${number},fetches:[${fetches.join(',\n')}]}`
  return generate(body, { ...scan })
}

const entitiesStart = '{"data":{"_entities":['
const dataStart = '{"data":'

function fetchCode(fetch: SlicedFetch, scanners: ScannerCode, laidOut: Layouts): string {
  const { index, position, expected, keys } = fetch
  const read = scanners.objectScanner(fetch, position, expected)
  const layout = laidOut.get(position)!
  const slots = keys.map((key) => `o.${layout.captured.get(key)!}`)
  const start = JSON.stringify(`{"__typename":${JSON.stringify(position.type.name)}`)
  const members = keys.map((key, at) => `+${JSON.stringify(`,${asBytes(JSON.stringify(key))}:`)}+${slots[at]!}`)
  const representation = `${start}${members.join('')}+'}'`
  const isMissing = slots.map((slot) => `${slot}===undefined`).join('||') || 'false'
  // one key tells entities apart by itself; several do so as the text that is sent
  const hasOneKey = slots.length === 1
  const key = hasOneKey ? slots[0]! : representation
  const add = `s+=asked.length===0?${hasOneKey ? representation : 'k'}:','+${hasOneKey ? representation : 'k'};`
  const each = (act: string) => eachObject(fetch, laidOut, `if(!(${isMissing})){const k=${key};${act}}`)
  const gather =
    `let s='';const {asked,same}=into,known=new Map();` +
    each(`const i=known.get(k);if(i===undefined){known.set(k,o);${add}asked.push(o)}else if(i!==o)same.push(i,o)`) +
    'into.representations=s'
  const gatherOnce =
    `let s='';const {asked,same,remembered,before}=into;` +
    each(
      `const m=known.get(k);if(m===undefined){const r={answer:null,place:0,waiting:null,step:${index},object:o};` +
        `known.set(k,r);remembered.push(r);${add}asked.push(o)}` +
        `else if(m.step===${index}){if(m.object!==o)same.push(m.object,o)}` +
        `else{m.step=${index};m.object=o;before.push(m,o)}`,
    ) +
    'into.representations=s'
  const one = `if(u[p]===123)p=${read}(t,u,d,p,o);else p=nothing(u,p)`
  const entities =
    `let p=${entitiesStart.length};if(!(${isText(entitiesStart, '0')}))throw unexpected;` +
    `for(let i=0;i<asked.length;i++){if(i>0&&u[p++]!==44)throw unexpected;if(places!==null)places[i].place=p;const o=asked[i];${one}}` +
    `if(u[p]!==93||u[p+1]!==125||u[p+2]!==125||u.length!==p+3)throw unexpected`
  return (
    `{root(t,u,d,o){let p=0;${expect(dataStart)}p=${read}(t,u,d,p,o);if(u[p]!==125||u.length!==p+1)throw unexpected},` +
    `gather(root,into){${gather}},gatherOnce(root,into,known){${gatherOnce}},` +
    `entities(t,u,d,asked,places){${entities}},entity(t,u,d,p,o){${one}},` +
    `share(pairs){for(let i=0;i<pairs.length;i+=2){const a=pairs[i],b=pairs[i+1];${copies(fetch, layout)}}}}`
  )
}

function copies({ expected, ...fetch }: SlicedFetch, { parts, captured }: PositionLayout): string {
  const brought = parts.flatMap((part) => {
    if (part.kind === 'run') return part.run.fetch.index === fetch.index ? [part.run.slot] : []
    return part.kind === 'objects' && part.field.provider?.index === fetch.index ? [part.slot] : []
  })
  const slots = [...brought, ...expected.flatMap(({ key }) => captured.get(key) ?? [])]
  return slots.map((slot) => `if(a.${slot}!==undefined)b.${slot}=a.${slot};`).join('')
}

/** Code that acts on each object `o` of the fetch's position. */
function eachObject({ path }: SlicedFetch, laidOut: Layouts, act: string): string {
  let code = ''
  let at = 'root'
  let end = ''
  for (const [depth, field] of path.entries()) {
    const owner = [...laidOut.values()].find(({ position }) => [...position.fields.values()].includes(field))!
    const part = owner.parts.find((part) => part.kind === 'objects' && part.field === field)
    const slot = part?.kind === 'objects' ? part.slot : ''
    const value = `v${depth}`
    code += `const ${value}=${at}.${slot};if(${value}!=null){`
    end += '}'
    at = value
    if (!field.isList) continue
    const item = `x${depth}`
    code += `for(let i${depth}=0;i${depth}<${value}.length;i${depth}++){const ${item}=${value}[i${depth}];if(${item}===null)continue;`
    end += '}'
    at = item
  }
  return `${code}{const o=${at};${act}}${end}`
}
