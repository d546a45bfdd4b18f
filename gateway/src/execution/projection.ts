import {
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import { generate, mayGenerate } from './generate.ts'
import { isJsonObject, keyText, readText, type JsonObject } from './json.ts'
import type { FieldShape, ObjectShape, ResponseShapes } from './response-shape.ts'

/** Writes the response of data that is as the schema says; anything else is a surprise. */
export type Projection = (data: JsonObject) => JsonObject

/** Data is not as the schema says: a null that must not be, a value of another type. Completion finds out where. */
export const surprise = new Error('The data is not as the schema says.')

const text = JSON.stringify

/** Tests that a value that is not null is as this leaf type has it, for the types that we know. */
const leafTests: Readonly<Record<string, (value: string) => string>> = {
  String: (value) => `typeof ${value}==='string'`,
  ID: (value) => `typeof ${value}==='string'`,
  Int: (value) => `(typeof ${value}==='number'&&(${value}|0)===${value})`,
  Float: (value) => `(typeof ${value}==='number'&&${value}-${value}===0)`,
  Boolean: (value) => `typeof ${value}==='boolean'`,
}

/**
 * Compiles the straight way from merged data to the response: one function per shape, without a look at anything that was not asked for.
 * It throws `surprise` where a value is not as the schema says. Null if code may not be generated.
 */
export function compileProjection(
  shapes: ResponseShapes,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): Projection | null {
  if (!mayGenerate) return null
  const functions: string[] = []
  const environment: Record<string, unknown> = { surprise, isObject: isJsonObject }
  const names = new Map<ObjectShape, string>()

  const objectFunction = (shape: ObjectShape): string => {
    const known = names.get(shape)
    if (known) return known
    const name = `object${names.size}`
    names.set(shape, name)
    const reads: string[] = []
    const writes = shape.fields.map((field, index) => {
      if (field.type === null) {
        if (!isObjectType(shape.type)) reads.push('throw surprise;') // of which type it is nobody has said
        return `${keyText(field.key)}:${text(shape.type.name)}`
      }
      reads.push(`let v${index}=${readText('o', field.key)};${valueCode(field.type, field, `v${index}`)}`)
      return `${keyText(field.key)}:v${index}`
    })
    functions.push(`function ${name}(o){${reads.join('')}return {${writes.join(',')}}}`)
    return name
  }

  /** Code that puts the finished value in place of the one that was read. */
  const valueCode = (type: GraphQLOutputType, field: FieldShape, value: string): string => {
    const nullable = getNullableType(type)
    const whenNull = isNonNullType(type) ? 'throw surprise;' : `${value}=null;`
    if (isLeafType(nullable)) {
      const test = isEnumType(nullable) ? enumTest(nullable.getValues(), value) : leafTests[nullable.name]?.(value)
      if (!test) return `if(${value}==null)${whenNull}`
      return `if(${value}==null){${whenNull}}else if(!(${test}))throw surprise;`
    }
    return `if(${value}==null){${whenNull}}else ${value}=${compositeFunction(nullable, field)}(${value});`
  }

  const enumTest = (values: readonly { name: string }[], value: string): string => {
    const name = `values${Object.keys(environment).length}`
    environment[name] = new Set(values.map((known) => known.name))
    return `${name}.has(${value})`
  }

  const compositeFunction = (type: GraphQLOutputType, field: FieldShape): string => {
    if (isListType(type)) {
      const name = `list${functions.length}`
      functions.push('') // keeps the name taken while the items are worked out
      const at = functions.length - 1
      functions[at] =
        `function ${name}(a){if(!Array.isArray(a))throw surprise;const r=new Array(a.length);` +
        `for(let i=0;i<a.length;i++){let v=a[i];${valueCode(type.ofType as GraphQLOutputType, field, 'v')}r[i]=v}return r}`
      return name
    }
    if (isAbstractType(type)) {
      const name = `abstract${functions.length}`
      functions.push('')
      const at = functions.length - 1
      const cases = [...shapes.possible(field)].map(
        ([type, shape]) => `case ${text(type)}:return ${objectFunction(shape)}(o);`,
      )
      const unnamed = shapes.unnamed(field)
      if (unnamed) cases.push(`case undefined:case ${text(unnamed.type.name)}:return ${objectFunction(unnamed)}(o);`)
      functions[at] = `function ${name}(o){${objectTest}switch(o.__typename){${cases.join('')}}throw surprise}`
      return name
    }
    const inner = objectFunction(shapes.of(type as GraphQLObjectType, field.selectionSets))
    const name = `checked${functions.length}`
    functions.push(`function ${name}(o){${objectTest}return ${inner}(o)}`)
    return name
  }

  const entry = objectFunction(shapes.of(root, [selectionSet]))
  return generate(`${functions.join('\n')}\nreturn ${entry}`, environment)
}

const objectTest = `if(!isObject(o))throw surprise;`
