import { buildSchema, isAbstractType, isInterfaceType, type GraphQLSchema } from 'graphql'
import type { IsPossible } from '../../src/execution/rewrites.ts'

/** Whether a name is one of a type's, as a supergraph of this one schema has it. */
export function possibleIn(schema: GraphQLSchema | string): IsPossible {
  const read = typeof schema === 'string' ? buildSchema(schema) : schema
  return (name, concrete) => {
    const type = read.getType(name)
    if (name === concrete) return type !== undefined
    if (!isAbstractType(type)) return false
    const interfaces = isInterfaceType(type) ? read.getImplementations(type).interfaces : []
    return [...read.getPossibleTypes(type), ...interfaces].some((possible) => possible.name === concrete)
  }
}
