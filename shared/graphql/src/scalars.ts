import { GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A value that is not one of its scalar type. */
class BadScalar extends DomainError {
  constructor(type: string, form: string, value: unknown) {
    super('BAD_USER_INPUT', `${JSON.stringify(value)} is no ${type}: ${form}.`, { type })
  }
}

type Definition = {
  name: string
  description: string
  form: string
  fits: (text: string) => boolean
  serialize?: (value: unknown) => string
}

function textScalar({
  name,
  description,
  form,
  fits,
  serialize = String,
}: Definition): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string' || !fits(value)) throw new BadScalar(name, form, value)
    return value
  }
  const parseLiteral = (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null)
  return new GraphQLScalarType({ name, description, serialize, parseValue: parse, parseLiteral })
}

/** Decimals cross as text, so that no digit is lost on the way. */
const Decimal = textScalar({
  name: 'Decimal',
  description: 'An exact decimal number as text, for example "12.5".',
  form: 'write digits with a point, as in "12.5"',
  fits: (text) => /^-?\d{1,30}(\.\d{1,30})?$/.test(text),
  serialize: (value) => withoutTrailingZeros(String(value)),
})

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  text >= '0001' && // the database knows no year 0
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

const GraphQLDate = textScalar({
  name: 'Date',
  description: 'A day, YYYY-MM-DD.',
  form: 'write YYYY-MM-DD',
  fits: isDay,
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
})

const DateTime = textScalar({
  name: 'DateTime',
  description: 'A moment in UTC, as in 2026-11-21T08:00:00.000Z.',
  form: 'write it as in 2026-11-21T08:00:00.000Z',
  fits: (text) =>
    /^.{10}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
  serialize: (value) => new Date(value as string | Date).toISOString(),
})

/** Resolvers of the scalars; a schema takes those that it declares. */
export const scalars = { Decimal, Date: GraphQLDate, DateTime }

/** "1.500" as "1.5", "2.000" as "2": how many zeros a database pads says nothing. */
export function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
