import type { GraphQLFormattedError } from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A GraphQL error as any executor gives it. */
export type RaisedError = {
  readonly message: string
  readonly locations?: GraphQLFormattedError['locations'] | undefined
  readonly path?: GraphQLFormattedError['path'] | undefined
  readonly originalError?: unknown
  readonly extensions?: Record<string, unknown> | undefined
}

type Report = (error: Error) => void

/** What a client may see: a domain error as it is, anything unforeseen masked. Masked ones are handed to `report` whole. */
export function presentError(error: RaisedError, report: Report): GraphQLFormattedError {
  const position = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) }
  const cause = error.originalError
  if (cause instanceof DomainError) {
    return { message: cause.message, ...position, extensions: { ...cause.details, code: cause.code } }
  }
  const isMistakeOfTheQuery = !(cause instanceof Error) || cause.name === 'GraphQLError'
  if (isMistakeOfTheQuery)
    return { message: error.message, ...position, extensions: { code: 'BAD_USER_INPUT', ...error.extensions } }
  report(cause)
  const message = 'Something went wrong on our side. It is logged; the request id finds it.'
  return { message, ...position, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

export type GraphQLAnswer = {
  data?: Record<string, unknown> | null | undefined
  errors?: readonly GraphQLFormattedError[] | undefined
}
