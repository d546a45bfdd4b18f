import type { GraphQLFormattedError } from 'graphql'
import { asBytes } from '../execution/json.ts'
import type { Answer, TextAnswer } from '../execution/operation.ts'
import type { FieldError } from '../execution/field-error.ts'

/** A response's text with the encoding in which to write it: latin1 where each character is a byte already. */
export type ResponseText = { readonly text: string; readonly encoding: 'latin1' | 'utf8' }

/** Prints an answer as the body of a response. */
export function responseText(
  answer: Answer | TextAnswer,
  present: (error: FieldError) => GraphQLFormattedError,
): ResponseText {
  if ('bytes' in answer) {
    const { bytes, errors } = answer
    const told = errors.length > 0 ? `"errors":${asBytes(JSON.stringify(errors.map(present)))},` : ''
    return { text: `{${told}"data":${bytes}}\n`, encoding: 'latin1' }
  }
  return printed(`${JSON.stringify(presented(answer, present))}\n`)
}

/** A text of ASCII is its own bytes, which are written faster. */
const printed = (text: string): ResponseText =>
  Buffer.byteLength(text) === text.length ? { text, encoding: 'latin1' } : { text, encoding: 'utf8' }

const presented = ({ data, errors }: Answer, present: (error: FieldError) => GraphQLFormattedError) =>
  errors.length > 0 ? { errors: errors.map(present), data } : { data }
