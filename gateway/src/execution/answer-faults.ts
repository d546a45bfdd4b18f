import { isJsonObject, read, type JsonObject } from './json.ts'
import type { FieldError, ResponsePath } from './field-error.ts'

/** What a service said: its data, and its errors as they came. */
export type ServiceAnswer = { readonly data: JsonObject | null; readonly errors: readonly ServiceError[] }

/** An error of a service's answer with what can be made use of in it. */
export type ServiceError = {
  readonly message: string
  readonly path: ResponsePath | null
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
}

/** Reads a service's answer; null if it is not an answer to a GraphQL request. */
export function readAnswer(answer: unknown): ServiceAnswer | null {
  if (!isJsonObject(answer)) return null
  const data = read(answer, 'data') ?? null
  const errors = read(answer, 'errors') ?? []
  if (!Array.isArray(errors) || (data !== null && !isJsonObject(data))) return null
  if (data === null && errors.length === 0) return null
  return { data, errors: errors.map(readError) }
}

function readError(error: unknown): ServiceError {
  const given = isJsonObject(error) ? error : {}
  const message = read(given, 'message')
  const path = read(given, 'path')
  const extensions = read(given, 'extensions')
  const details = isJsonObject(extensions) ? extensions : {}
  const code = read(details, 'code')
  return {
    message: typeof message === 'string' ? message : 'The service gave no reason.',
    path: Array.isArray(path) ? readPath(path) : null,
    extensions: { ...details, code: typeof code === 'string' ? code : 'DOWNSTREAM_SERVICE_ERROR' },
  }
}

/** A list index may be written at such length that its text was kept. */
function readPath(path: readonly unknown[]): ResponsePath | null {
  const steps = path.map((step) => (JSON.isRawJSON(step) ? Number(step.rawJSON) : step))
  const isPath = steps.every((step) => typeof step === 'string' || typeof step === 'number')
  return isPath ? steps : null
}

/** An error of a service at its place in the response. */
export const fieldError = (
  service: string,
  { message, extensions }: ServiceError,
  path: ResponsePath | undefined,
): FieldError => ({
  message,
  ...(path && { path }),
  extensions: { ...extensions, service },
})
